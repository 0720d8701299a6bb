"""Making a filter on orders."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout

from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.order import OrderStatus, PaymentStatus
from craftdesk.domain.orders_query import OFFERED, OrderField, total_text
from craftdesk.texts import sentence
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.own_editors import OwnDateEditor, SeveralEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.filter_words import question_words
from craftdesk.ui.screens.orders.filter_words import field_words
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import Label


class OrderFilterPanel(QFrame):
    """Which field, what is asked of it, and the value; Esc takes it away."""

    made = Signal(object)  # Filter
    left = Signal()

    def __init__(self, kit: Kit, currency: Callable[[], str], today: Callable[[], date]) -> None:
        super().__init__()
        self._kit, self._currency, self._today = kit, currency, today
        self._sources: tuple[str, ...] = ()
        self.editor: Editor | None = None
        self.setAccessibleName(self.tr("New filter"))
        self.field, self.test = QComboBox(), QComboBox()
        self.message = Label(kit.look, "", role=Role.SMALL, ink="danger", wrap=True)
        self.message.hide()
        self.add = Button(kit.look, self.tr("Add filter"))
        self.cancel = Button(kit.look, self.tr("Cancel"))
        self._value = QVBoxLayout()
        top, foot, outer = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, kit.look.px(4))
        outer.setSpacing(kit.look.px(6))
        for box, name, stretch in ((self.field, self.tr("Field"), 3), (self.test, self.tr("Question"), 2)):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            top.addWidget(box, stretch)
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
        for one in OrderField:
            self.field.addItem(field_words(one), one.value)

    def show_sources(self, sources: tuple[str, ...]) -> None:
        """Offer where orders came from."""
        self._sources = sources
        if self._field() is OrderField.SOURCE:
            self._on_test_current_index_changed()

    def begin(self) -> None:
        """Come into sight, ready to be filled in."""
        self._on_test_current_index_changed()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _field(self) -> OrderField:
        return OrderField(self.field.currentData())

    @Slot()
    def _on_field_current_index_changed(self) -> None:
        self.test.clear()
        for test in OFFERED[self._field()]:
            self.test.addItem(question_words(test), test.value)

    @Slot()
    def _on_test_current_index_changed(self) -> None:
        if self.editor is not None:
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None
        self.message.hide()
        if self.test.currentData() and FilterTest(self.test.currentData()).wants_value:
            self.editor = self._made_editor(self._field())
            self.editor.set_name(self.tr("Value"))
            self._value.addWidget(self.editor)

    def _made_editor(self, field: OrderField) -> Editor:
        kit, look = self._kit, self._kit.look
        match field:
            case OrderField.STATUS | OrderField.PAYMENT:
                return SeveralEditor(look, tuple(self._codes(field)))
            case OrderField.SOURCE:
                return ChoiceEditor(look, [(source, source) for source in self._sources])
            case OrderField.ORDERED | OrderField.DUE:
                day = OwnDateEditor(kit, self._today)
                day.day.line.returnPressed.connect(self._on_add_clicked)
                return day
            case OrderField.TOTAL:
                made: TextEditor = MoneyEditor(look, kit.format, self._currency(), "")
            case _:
                made = TextEditor(look)
        made.line.returnPressed.connect(self._on_add_clicked)
        return made

    def _codes(self, field: OrderField) -> dict[str, str]:
        """The codes of a field by the words for them."""
        codes = OrderStatus if field is OrderField.STATUS else PaymentStatus
        return {sentence(f"{field.value}.{code.value}"): code.value for code in codes}

    def _typed(self) -> str:
        value = self.editor.value() if self.editor is not None else None
        if value is None:
            return ""
        if self._field() is OrderField.TOTAL:
            return total_text(int(str(value)), self._currency())
        if isinstance(self.editor, SeveralEditor):
            codes = self._codes(self._field())
            return "\n".join(codes[words] for words in str(value).split("\n") if words)
        return str(value).strip()

    @Slot()
    def _on_add_clicked(self) -> None:
        value = self._typed()
        if self.editor is not None and not value:
            problem = self.editor.unreadable()
            self.message.setText(problem_words(problem) if problem else self.tr("What should it be?"))
            self.message.show()
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.made.emit(Filter(field=self._field().value, test=FilterTest(self.test.currentData()), value=value))
