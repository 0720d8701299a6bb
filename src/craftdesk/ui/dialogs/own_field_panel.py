"""One field of the shop's own: its name, its kind and its choices; a new one, or one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from craftdesk.controllers.own_fields import OtherKind
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.custom_fields import TITLE_LIMIT
from craftdesk.domain.validation import clean_line
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.choices_editor import ChoicesEditor
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import CalmComboBox
from craftdesk.ui.kit import Kit
from craftdesk.ui.own_words import kind_example, kind_words
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.problem_bar import ProblemBar

NEW = CustomField(title="")


class OwnFieldPanel(QWidget):
    """Shows a field; `edited` brings it changed, with what becomes of its choices. A new one is left to the dialog."""

    edited = Signal(object, object)  # CustomField, dict[str, str]
    kind_considered = Signal(str, object)  # CustomKind

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = kit.look
        self.field = NEW
        self.title = QLineEdit()
        self.title.setMaxLength(TITLE_LIMIT)
        self.title.setPlaceholderText(self.tr("Ring size"))
        self.title.setAccessibleName(self.tr("Name of the field"))
        self.kind: QComboBox = CalmComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for kind in CustomKind:
            self.kind.addItem(kind_words(kind), kind.value)
        self.example = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.problem = ProblemBar(look)
        self.choices_title = Label(look, self.tr("Choices"), role=Role.SMALL, ink="muted")
        self.choices = ChoicesEditor(kit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(6))
        for words, widget in ((self.tr("Name of the field"), self.title), (self.tr("Kind"), self.kind)):
            label = Label(look, words, role=Role.SMALL, ink="muted")
            label.setBuddy(widget)
            box.addWidget(label)
            box.addWidget(widget)
        box.addWidget(self.example)
        box.addWidget(self.problem)
        box.addWidget(self.choices_title)
        box.addWidget(self.choices, 1)
        self._rest = QWidget()
        box.addWidget(self._rest, 1)
        self.title.editingFinished.connect(self._on_title_editing_finished)
        self.kind.activated.connect(self._on_kind_activated)
        self.choices.changed.connect(self._on_choices_changed)

    def show_field(self, field: CustomField, counts: Mapping[str, int], *, editable: bool = True) -> None:
        """Show a field, or NEW."""
        same = field.key == self.field.key
        self.field = field
        self.problem.clear()
        if not (same and self.title.hasFocus()):
            self.title.setText(field.title)
            self.title.setCursorPosition(0)
        self.kind.setCurrentIndex(self.kind.findData(field.kind.value))
        self.choices.show_choices(field.choices, counts)
        self.setEnabled(editable)
        self._show_kind(field.kind)

    def draft(self) -> CustomField:
        """The field as it stands here."""
        kind = CustomKind(str(self.kind.currentData()))
        choices = self.choices.choices() if kind.has_choices else ()
        return replace(self.field, title=clean_line(self.title.text()), kind=kind, choices=choices)

    def show_problem(self, code: str, params: Mapping[str, object]) -> None:
        """Say what stands against it, and go to the place."""
        self.problem.show_problem(sentence(code, params))
        if code in {"custom.no_title", "custom.title_taken"}:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif code == "custom.no_choices":
            self.choices.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_other_kind(self, other: OtherKind) -> None:
        """Go on with another kind when every value fits it; say what doesn't otherwise."""
        if other.key != self.field.key:
            return
        if other.misfits.count:
            params = {"title": self.field.title, "count": other.misfits.count, "example": other.misfits.examples[0]}
            self.problem.show_problem(sentence("custom.misfits", params))
            self.kind.setCurrentIndex(self.kind.findData(self.field.kind.value))
            self._show_kind(self.field.kind)
            return
        if other.kind.has_choices and not self.choices.choices():
            self.choices.show_choices(other.choices, {})
        self._offer()

    def _show_kind(self, kind: CustomKind) -> None:
        self.example.setText(kind_example(kind))
        self.choices_title.setVisible(kind.has_choices)
        self.choices.setVisible(kind.has_choices)
        self._rest.setVisible(not kind.has_choices)

    def _offer(self) -> None:
        """Have a field that is there changed; one of a list is left alone until the list has something in it."""
        draft = self.draft()
        if not self.field.key or draft == self.field or (draft.kind.has_choices and not draft.choices):
            return
        self.problem.clear()
        if not draft.title:
            self.title.setText(self.field.title)
            return
        self.edited.emit(draft, self.choices.replaced())

    @Slot()
    def _on_title_editing_finished(self) -> None:
        self._offer()

    @Slot()
    def _on_kind_activated(self) -> None:
        kind = CustomKind(str(self.kind.currentData()))
        self._show_kind(kind)
        self.problem.clear()
        if not self.field.key or kind is self.field.kind:
            return
        self.kind_considered.emit(self.field.key, kind)

    @Slot()
    def _on_choices_changed(self) -> None:
        self._offer()
