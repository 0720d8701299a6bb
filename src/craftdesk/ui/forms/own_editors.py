"""Editors for fields of the shop's own: each shows and gives the one text in which such a value is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from craftdesk.domain.custom_field import NO, YES, CustomField, CustomKind
from craftdesk.errors import Problem
from craftdesk.ui.format import Formatter
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.own_words import number_words, yes_no_words
from craftdesk.ui.widgets.flow_layout import FlowLayout


def own_editor(field: CustomField, kit: Kit, today: Callable[[], date]) -> Editor:
    """Return a new editor for a field."""
    translate = QCoreApplication.translate
    unsaid = translate("OwnFields", "Not said")
    match field.kind:
        case CustomKind.LONG_TEXT:
            return LongTextEditor(kit.look)
        case CustomKind.NUMBER:
            return DecimalEditor(kit.look, kit.format)
        case CustomKind.DATE:
            return OwnDateEditor(kit, today)
        case CustomKind.YES_NO:
            return ChipsEditor(kit.look, (("", unsaid), (YES, yes_no_words(YES)), (NO, yes_no_words(NO))))
        case CustomKind.CHOICE:
            return ChoiceEditor(kit.look, (("", "–"), *((choice, choice) for choice in field.choices)))
        case CustomKind.SEVERAL:
            return SeveralEditor(kit.look, field.choices)
        case CustomKind.TEXT:
            return TextEditor(kit.look)


class DecimalEditor(TextEditor):
    """A number with decimals, typed as the owner writes numbers."""

    def __init__(self, look: Look, fmt: Formatter, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._fmt = fmt

    def value(self) -> str:
        """Return the number as it is kept; empty when there is none to be read."""
        number = self._fmt.parse_quantity(self.line.text())
        return "" if number is None else format(number.normalize() + 0, "f")

    def show_value(self, value: object) -> None:
        """Show a number, or an empty field."""
        self.line.setText(number_words(str(value), self._fmt) if value else "")

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is no number."""
        text = self.line.text().strip()
        return Problem("number.unreadable", "", {"text": text}) if text and not self.value() else None

    def tidy(self) -> None:
        """Write the number the usual way; a text that is none stays as it is."""
        if self.value():
            self.show_value(self.value())


class OwnDateEditor(Editor):
    """A day, kept as a text; typed or picked as any other day."""

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(kit.look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.day = DateEditor(kit.look, kit.format, today, kit.format.date_short(today()))
        self.day.edited.connect(self.edited)
        row.addWidget(self.day)
        self.setFocusProxy(self.day.line)

    def value(self) -> str:
        """Return the day as it is kept; empty when there is none to be read."""
        day = self.day.value()
        return day.isoformat() if day is not None else ""

    def show_value(self, value: object) -> None:
        """Show a day, or an empty field."""
        self.day.show_value(date.fromisoformat(value) if isinstance(value, str) and value else None)

    def unreadable(self) -> Problem | None:
        """Say so when there is a text that is no day."""
        return self.day.unreadable()

    def tidy(self) -> None:
        """Write the day the usual way."""
        self.day.tidy()


class SeveralEditor(Editor):
    """Any of a list, each with a box to tick."""

    def __init__(self, look: Look, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._flow = FlowLayout(self)
        self.boxes = {choice: QCheckBox(choice.replace("&", "&&")) for choice in choices}
        for box in self.boxes.values():
            box.clicked.connect(self._on_box_clicked)
            self._flow.addWidget(box)
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def value(self) -> str:
        """Return what is ticked, one choice a line."""
        return "\n".join(choice for choice, box in self.boxes.items() if box.isChecked())

    def show_value(self, value: object) -> None:
        """Tick some choices."""
        chosen = str(value or "").split("\n")
        for choice, box in self.boxes.items():
            box.setChecked(choice in chosen)

    def set_name(self, name: str) -> None:
        """Name every box by its choice and the field."""
        self.setAccessibleName(name)
        for choice, box in self.boxes.items():
            box.setAccessibleName(f"{name}: {choice}")

    @Slot()
    def _on_box_clicked(self) -> None:
        self.edited.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._flow.setSpacing(self.look.px(12))
