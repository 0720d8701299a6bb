"""Making a filter: which field, what is asked of it, and the value, each in the editor of its kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.custom_field import NO, YES, CustomField, CustomKind
from craftdesk.domain.filters import Filter, FilterTest, offered_tests
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.own_editors import OwnDateEditor, own_editor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.own_words import yes_no_words
from craftdesk.ui.screens.customers.filter_words import question_words
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import Label


class FilterPanel(QFrame):
    """Stands in the list pane while a filter is made; Esc takes it away."""

    made = Signal(object)  # Filter
    left = Signal()

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._today = kit, today
        self._fields: tuple[CustomField, ...] = ()
        self.editor: Editor | None = None
        self.setAccessibleName(self.tr("New filter"))
        self.field, self.test = QComboBox(), QComboBox()
        for box, name in ((self.field, self.tr("Field")), (self.test, self.tr("Question"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.message = Label(kit.look, "", role=Role.SMALL, ink="danger", wrap=True)
        self.message.hide()
        self.add = Button(kit.look, self.tr("Add filter"))
        self.cancel = Button(kit.look, self.tr("Cancel"))
        self._value = QVBoxLayout()
        self._value.setContentsMargins(0, 0, 0, 0)
        top, foot, outer = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, kit.look.px(4))
        outer.setSpacing(kit.look.px(6))
        top.addWidget(self.field, 3)
        top.addWidget(self.test, 2)
        foot.addWidget(self.add)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        outer.addLayout(top)
        outer.addLayout(self._value)
        outer.addWidget(self.message)
        outer.addLayout(foot)
        self.field.currentIndexChanged.connect(self._on_field_current_index_changed)
        self.test.currentIndexChanged.connect(self._on_test_current_index_changed)
        self.add.clicked.connect(self._on_add_clicked)
        self.cancel.clicked.connect(self.left)

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer fields to ask about."""
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        self.field.clear()
        for field in fields:
            self.field.addItem(field.title, field.target)

    def begin(self) -> None:
        """Come into sight, ready to be filled in."""
        self.message.hide()
        if self.editor is not None:
            self.editor.show_value("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> CustomField | None:
        return next((field for field in self._fields if field.target == self.field.currentData()), None)

    @Slot()
    def _on_field_current_index_changed(self) -> None:
        field = self._chosen()
        self.test.clear()
        for test in offered_tests(field.kind) if field is not None else ():
            self.test.addItem(question_words(test), test.value)

    @Slot()
    def _on_test_current_index_changed(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self.message.hide()
        field, test = self._chosen(), self.test.currentData()
        if field is not None and test and FilterTest(test).wants_value:
            self.editor = self._editor(field)
            self.editor.set_name(self.tr("Value"))
            self._value.addWidget(self.editor)

    def _editor(self, field: CustomField) -> Editor:
        look = self._kit.look
        if field.kind is CustomKind.YES_NO:
            return ChoiceEditor(look, ((YES, yes_no_words(YES)), (NO, yes_no_words(NO))))
        if field.kind.has_choices:
            return ChoiceEditor(look, tuple((choice, choice) for choice in field.choices))
        made = own_editor(field, self._kit, self._today) if field.kind is not CustomKind.LONG_TEXT else TextEditor(look)
        if isinstance(made, TextEditor):
            made.line.returnPressed.connect(self._on_add_clicked)
        if isinstance(made, OwnDateEditor):
            made.day.line.returnPressed.connect(self._on_add_clicked)
        return made

    @Slot()
    def _on_add_clicked(self) -> None:
        field, test = self._chosen(), self.test.currentData()
        if field is None or not test:
            return
        value = str(self.editor.value() or "").strip() if self.editor is not None else ""
        if self.editor is not None and not value:
            problem = self.editor.unreadable()
            self.message.setText(problem_words(problem) if problem else self.tr("What should it be?"))
            self.message.show()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.made.emit(Filter(field=field.target, test=FilterTest(test), value=value))
