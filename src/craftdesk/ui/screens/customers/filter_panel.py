"""Making a filter: which field, what is asked of it, and the value, each in the editor of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.filters import FIELDS, Filter, FilterTest, ValueKind, offered_tests
from craftdesk.domain.loyalty import Loyalty
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.own_editors import OwnDateEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.loyalty_words import loyalty_meaning
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.filter_editors import SpanEditor, is_empty_choice, own_value_editor, value_editor
from craftdesk.ui.screens.customers.filter_words import field_words, question_words
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import Label

_CHOSEN = frozenset({ValueKind.GROUP, ValueKind.TAG, ValueKind.SOURCE})


class FilterPanel(QFrame):
    """Stands in the list pane while a filter is made; Esc takes it away."""

    made = Signal(object)  # Filter
    left = Signal()
    rebuilt = Signal()

    def __init__(self, kit: Kit, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._words = kit, words
        self._own: tuple[CustomField, ...] = ()
        self._choices = FilterChoices()
        self.editor: Editor | None = None
        self.setAccessibleName(self.tr("New filter"))
        self.field, self.test = QComboBox(), QComboBox()
        for box, name in ((self.field, self.tr("Field")), (self.test, self.tr("Question"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMaxVisibleItems(24)
        self.help = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        self.message = Label(kit.look, "", role=Role.SMALL, ink="danger", wrap=True)
        self.add = Button(kit.look, self.tr("Add filter"))
        self.cancel = Button(kit.look, self.tr("Cancel"))
        self._value = QVBoxLayout()
        self._value.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self._fill_fields()
        self.field.currentIndexChanged.connect(self._on_field_current_index_changed)
        self.test.currentIndexChanged.connect(self._on_test_current_index_changed)
        self.add.clicked.connect(self._on_add_clicked)
        self.cancel.clicked.connect(self.left)
        self._on_field_current_index_changed()

    def _lay_out(self) -> None:
        px = self._kit.look.px
        top, foot, outer = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, px(4))
        outer.setSpacing(px(6))
        top.addWidget(self.field, 3)
        top.addWidget(self.test, 2)
        foot.addWidget(self.add)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        outer.addLayout(top)
        outer.addLayout(self._value)
        outer.addWidget(self.help)
        outer.addWidget(self.message)
        outer.addLayout(foot)
        self.help.hide()
        self.message.hide()

    def show_fields(self, fields: Sequence[CustomField]) -> None:
        """Offer the fields of the shop's own too."""
        if tuple(fields) == self._own:
            return
        self._own = tuple(fields)
        chosen = self.field.currentData()
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._fill_fields()
        self.field.setCurrentIndex(max(self.field.findData(chosen), 0))
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        if self.field.currentData() != chosen:
            self._on_field_current_index_changed()

    @Slot(object)
    def show_choices(self, choices: FilterChoices) -> None:
        """Offer groups, tags, sources and towns; what is being typed stays."""
        if choices == self._choices:
            return
        self._choices = choices
        name = self.field.currentData()
        kind = FIELDS[name][0] if name in FIELDS else ValueKind.NOTHING
        if kind is ValueKind.TOWN and isinstance(self.editor, TextEditor):
            self.editor.suggest(choices.towns)
        elif kind in _CHOSEN and self.editor is not None:
            value, focused = self._typed(), any(one.hasFocus() for one in self.editor.targets())
            self._on_test_current_index_changed()
            if value:
                self.editor.show_value(value)
            if focused:
                self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Come into sight, ready to be filled in."""
        self._on_test_current_index_changed()
        self.show()
        self.rebuilt.emit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_fields(self) -> None:
        self.field.clear()
        for name in FIELDS:
            self.field.addItem(field_words(name), name)
        if self._own:
            self.field.insertSeparator(self.field.count())
        for field in self._own:
            self.field.addItem(field.title, field.target)

    def _own_field(self) -> CustomField | None:
        return next((field for field in self._own if field.target == self.field.currentData()), None)

    @Slot()
    def _on_field_current_index_changed(self) -> None:
        name, own = self.field.currentData(), self._own_field()
        self.test.clear()
        if own is not None:
            for test in offered_tests(own.kind):
                self.test.addItem(question_words(test), test.value)
        elif name:
            for test in FIELDS[name][1]:
                self.test.addItem(question_words(test, name), test.value)

    @Slot()
    def _on_test_current_index_changed(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self.message.hide()
        name, test = self.field.currentData(), self.test.currentData()
        if name and test and FilterTest(test).wants_value:
            self.editor = self._made_editor(name)
            self.editor.set_name(self.tr("Value"))
            self.editor.edited.connect(self._on_editor_edited)
            self._value.addWidget(self.editor)
        self._on_editor_edited()
        self.rebuilt.emit()

    def _made_editor(self, name: str) -> Editor:
        own, words = self._own_field(), self._words
        made = (
            own_value_editor(own, self._kit, self._today)
            if own is not None
            else value_editor(name, self._kit, self._choices, words.currency, self._today)
        )
        line = {OwnDateEditor: "day", SpanEditor: "last"}.get(type(made))
        text = getattr(made, line) if line else made
        if isinstance(text, TextEditor):
            text.line.returnPressed.connect(self._on_add_clicked)
        return made

    def _typed(self) -> str:
        if self.editor is None or is_empty_choice(self.editor):
            return ""
        value = self.editor.value()
        return "" if value is None else str(value).strip()

    def _today(self) -> date:
        return self._words.today

    @Slot()
    def _on_editor_edited(self) -> None:
        """Say what a class of loyalty means, and what to do where there is nothing to choose from."""
        name, words, text = self.field.currentData(), self._words, ""
        if self.editor is not None and is_empty_choice(self.editor):
            text = self.tr("There is none in this shop yet.")
        elif self.editor is not None and name in FIELDS and FIELDS[name][0] is ValueKind.LOYALTY:
            meaning = loyalty_meaning(Loyalty(str(self.editor.value())), words.rules, words.words, words.currency)
            text = meaning[:1].upper() + meaning[1:] + "."
        self.help.setText(text)
        self.help.setVisible(bool(text))

    @Slot()
    def _on_add_clicked(self) -> None:
        name, test = self.field.currentData(), self.test.currentData()
        if not name or not test:
            return
        value = ""
        if self.editor is not None:
            kept = None if is_empty_choice(self.editor) else self.editor.value()
            value = "" if kept is None else str(kept).strip()
            if not value or (value.startswith("-") and name in FIELDS):
                problem = self.editor.unreadable()
                self.message.setText(problem_words(problem) if problem else self.tr("What should it be?"))
                self.message.show()
                self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.made.emit(Filter(field=name, test=FilterTest(test), value=value))
