"""The small selectors: what happens to customers already known, and how the file is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.session import ImportChoices, Mode
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import CalmComboBox
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing import reading_words as words
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.tip import plain_tip

_AUTO = "auto"


class SettingsForm(QWidget):
    """`chosen` tells the choices after each change of the owner."""

    chosen = Signal(object)  # ImportChoices

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices = ImportChoices()
        self._labels: dict[QComboBox, Label] = {}
        self._outer = QVBoxLayout(self)
        self.modes = QButtonGroup(self)
        self._outer.addWidget(
            Label(look, translate("Import", "Customers you have already"), role=Role.SECTION, wrap=True)
        )
        for mode, text, tip in _modes():
            button = QRadioButton(text)
            button.setToolTip(plain_tip(tip))
            button.setAccessibleDescription(tip)
            button.setProperty("mode", mode.value)
            self.modes.addButton(button)
            self._outer.addWidget(button)
        self.modes.buttonClicked.connect(self._on_modes_button_clicked)
        self.erase = QCheckBox(translate("Import", "Blank cells erase, too"))
        self.erase.setToolTip(
            translate("Import", "Usually off: what the file doesn't know stays as it is in your book")
        )
        self.erase.clicked.connect(self._on_erase_clicked)
        self._outer.addWidget(self.erase)
        self._heading = Label(look, translate("Import", "The file"), role=Role.SECTION)
        self._outer.addWidget(self._heading)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._outer.addLayout(self._grid)
        self.sheet = self._box(translate("Import", "S&heet"))
        self.encoding = self._box(translate("Import", "&Letters"))
        self.delimiter = self._box(translate("Import", "&Separator"))
        self.header = self._box(translate("Import", "&Headings"))
        self.dates = self._box(translate("Import", "&Dates"))
        self.decimal = self._box(translate("Import", "Deci&mal sign"))
        self._outer.addStretch(1)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_plan(self, plan: ImportPlan, choices: ImportChoices) -> None:
        """Show what the plan was made with: the owner's choices, and what was recognised."""
        self._choices = choices
        for button in self.modes.buttons():
            button.setChecked(button.property("mode") == choices.mode.value)
        self.erase.setChecked(choices.blank_erases)
        self.erase.setEnabled(choices.mode is not Mode.ADD)
        free = translate("Import", "Recognised")
        table = plan.reading.table
        is_text = not table.sheets and plan.delimiter in words.SIGNS
        self._fill(self.sheet, table.sheet, [(name, name) for name in table.sheets], choices.sheet)
        for box, shown in ((self.sheet, len(table.sheets) > 1), (self.encoding, is_text), (self.delimiter, is_text)):
            box.setVisible(shown)
            self._labels[box].setVisible(shown)
        self._fill(
            self.encoding,
            words.encoding_words(plan.encoding) if choices.encoding is None else free,
            [(name, words.encoding_words(name)) for name in words.encodings()],
            choices.encoding,
        )
        self._fill(
            self.delimiter,
            words.delimiter_words(plan.delimiter) if choices.delimiter is None else free,
            [(sign, words.delimiter_words(sign)) for sign in words.SIGNS],
            choices.delimiter,
        )
        self._fill(
            self.header,
            words.header_words(plan.header_row) if choices.header_row is None else free,
            [(row, words.header_words(row)) for row in (*range(1, words.HEADER_ROWS + 1), 0)],
            choices.header_row,
        )
        orders = [(order, words.date_words(order)) for order in ("dmy", "mdy", "ymd")]
        self._fill(self.dates, free, orders, choices.date_order)
        self._fill(self.decimal, free, [(sign, words.decimal_words(sign)) for sign in ".,"], choices.decimal)

    def _box(self, title: str) -> QComboBox:
        box = CalmComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.setAccessibleName(title.replace("&", ""))
        box.activated.connect(self._on_box_activated)
        label = Label(self._look, title, ink="muted")
        label.setBuddy(box)
        self._labels[box] = label
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        return box

    def _fill(self, box: QComboBox, found: str, values: Sequence[tuple[object, str]], chosen: object) -> None:
        """Fill a box: what was recognised first, with a tick, then everything there is to choose from."""
        box.clear()
        box.addItem(self._look.icon("check", "accent"), found, _AUTO)
        box.setItemData(
            0, translate("Import", "{value}, recognised").format(value=found), Qt.ItemDataRole.AccessibleTextRole
        )
        box.setItemData(0, translate("Import", "Recognised by itself"), Qt.ItemDataRole.ToolTipRole)
        for value, text in values:
            box.addItem(text, value)
        places = (at for at, (value, _) in enumerate(values, 1) if chosen is not None and value == chosen)
        box.setCurrentIndex(next(places, 0))
        box.setToolTip(plain_tip(box.currentText()))

    def _tell(self, choices: ImportChoices) -> None:
        if choices != self._choices:
            self._choices = choices
            self.chosen.emit(choices)

    @Slot()
    def _on_box_activated(self) -> None:
        self._tell(
            replace(
                self._choices,
                sheet=_chosen_text(self.sheet),
                encoding=_chosen_text(self.encoding),
                delimiter=_chosen_text(self.delimiter),
                header_row=_chosen_number(self.header),
                date_order=words.order_of(_chosen_text(self.dates)),
                decimal=words.sign_of(_chosen_text(self.decimal)),
            )
        )

    @Slot()
    def _on_modes_button_clicked(self) -> None:
        button = self.modes.checkedButton()
        if button is not None:
            self._tell(replace(self._choices, mode=Mode(str(button.property("mode")))))

    @Slot()
    def _on_erase_clicked(self) -> None:
        self._tell(replace(self._choices, blank_erases=self.erase.isChecked()))

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setContentsMargins(px(2), px(10), px(8), px(8))
        self._outer.setSpacing(px(4))
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(8))
        self._heading.setContentsMargins(0, px(12), 0, px(4))


def _modes() -> tuple[tuple[Mode, str, str], ...]:
    return (
        (
            Mode.UPDATE,
            translate("Import", "Add new ones and update"),
            translate("Import", "What the file knows newer goes in; the rest stays"),
        ),
        (
            Mode.ADD,
            translate("Import", "Only add new ones"),
            translate("Import", "Nobody who is in your book already is touched"),
        ),
        (
            Mode.REPLACE,
            translate("Import", "Add new ones and replace"),
            translate("Import", "Fields of the file take the place of what is there"),
        ),
    )


def _chosen_text(box: QComboBox) -> str | None:
    value = box.currentData()
    return None if value == _AUTO or value is None else str(value)


def _chosen_number(box: QComboBox) -> int | None:
    value = box.currentData()
    return value if isinstance(value, int) else None
