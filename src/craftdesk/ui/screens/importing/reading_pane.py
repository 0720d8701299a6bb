"""The right of the page: how the file is read, its columns and its settings."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.session import ImportChoices
from craftdesk.importing.targets import OFFERED
from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.columns import SURE, ColumnsModel, ColumnsView
from craftdesk.ui.screens.importing.reading_words import summary
from craftdesk.ui.screens.importing.settings_form import SettingsForm
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.tab_bar import UnderlineTabs


class ReadingPane(Card):
    """Columns and settings of the file; `chosen` tells the choices after each change."""

    chosen = Signal(object)  # ImportChoices

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, translate("Import", "How the file is read"), parent)
        self._choices = ImportChoices()
        self._summary = PropertyLabel(look, "", role=Role.SMALL, ink="muted")
        self.tabs = UnderlineTabs(look, translate("Import", "How the file is read"))
        self.tabs.add_tab("columns", translate("Import", "Columns"))
        self.tabs.add_tab("settings", translate("Import", "Settings"))
        self.tabs.chosen.connect(self._on_tabs_chosen)
        self._model = ColumnsModel(self)
        self._model.field_chosen.connect(self._on_model_field_chosen)
        self.columns = ColumnsView(look, self._model)
        self._hint = Label(look, "", role=Role.SMALL, ink="warning", wrap=True)
        self._hint.hide()
        self.form = SettingsForm(look)
        self.form.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.form.chosen.connect(self._on_form_chosen)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.columns)
        self._stack.addWidget(scroll)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.body.addWidget(self._summary)
        self.body.addWidget(self.tabs)
        self.body.addWidget(rule)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._stack, 1)
        self.body.setSpacing(0)
        self._summary.setContentsMargins(0, 0, 0, 0)

    def sizeHint(self) -> QSize:
        """Ask for room for a heading and a field side by side."""
        return QSize(self._look.px(340), self._look.px(300))

    def minimumSizeHint(self) -> QSize:
        """Live with less on small screens."""
        px = self._look.px
        return QSize(max(px(290), self.form.minimumSizeHint().width() + px(50)), px(110))

    def show_plan(self, plan: ImportPlan, choices: ImportChoices) -> None:
        """Show how the plan read the file."""
        self._choices = choices
        self._summary.show_text(summary(plan))
        columns = tuple(plan.columns)
        self._model.show(columns, OFFERED)
        self.tabs.set_count("columns", len(columns))
        unsure = sum(1 for column in columns if column.field and column.confidence < SURE)
        text = (
            translate("Import", "One column is a guess. Please have a look.")
            if unsure == 1
            else translate("Import", "{n} columns are guesses.")
        )
        self._hint.setText(text.format(n=unsure))
        self._hint.setVisible(bool(unsure) and self.tabs.current() == "columns")
        self.form.show_plan(plan, choices)

    @Slot(str)
    def _on_tabs_chosen(self, key: str) -> None:
        self._stack.setCurrentIndex(0 if key == "columns" else 1)
        self._hint.setVisible(key == "columns" and bool(self._hint.text()) and not self._hint.text().startswith("0"))

    @Slot(int, str)
    def _on_model_field_chosen(self, column: int, field: str) -> None:
        self.chosen.emit(replace(self._choices, mapping={**self._choices.mapping, column: field}))

    @Slot(object)
    def _on_form_chosen(self, choices: object) -> None:
        if isinstance(choices, ImportChoices):
            # Another way of reading moves the columns: what was chosen for them holds no longer.
            moved = (choices.delimiter, choices.header_row) != (self._choices.delimiter, self._choices.header_row)
            self.chosen.emit(replace(choices, mapping={}) if moved else choices)
