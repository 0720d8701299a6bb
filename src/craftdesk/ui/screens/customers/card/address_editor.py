"""An address being edited, in the place of its card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from craftdesk.domain.address import Address
from craftdesk.domain.validation import address_problems, clean_address
from craftdesk.errors import Problem
from craftdesk.ui.forms.address_fields import AddressFields
from craftdesk.ui.forms.form_shell import SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.problem_bar import ProblemBar


class AddressEditor(Card):
    """Fields with Save and Cancel; Ctrl+Enter saves, Esc goes back."""

    save_requested = Signal(object)  # Address
    closed = Signal()

    def __init__(self, kit: Kit, home: str, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self._opened = Address()
        self._waiter = SaveWaiter(self)
        self.bar = ProblemBar(kit.look)
        self.add(self.bar)
        self.fields = AddressFields(kit, home)
        self.add(self.fields)
        row = QHBoxLayout()
        self.save_button = Button(kit.look, self.tr("Save address"), kind=ButtonKind.PRIMARY, icon="check")
        self.cancel = Button(kit.look, self.tr("Cancel"))
        row.addWidget(self.save_button)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addLayout(row)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    def show_address(self, address: Address) -> None:
        """Begin to edit an address; an unsaved one is a new one."""
        is_new = not address.id
        self.set_title(self.tr("New address") if is_new else self.tr("Edit address"))
        self.fields.show_draft(address)
        self._opened = self.fields.value()
        self.bar.clear()
        order_by_reading(self)
        self.fields.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def resume(self, address: Address) -> None:
        """Show what was typed of the address that is being edited."""
        self.fields.show_draft(address)

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed."""
        return self.fields.value() != self._opened

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Show what stands against saving."""
        self._waiter.end(saved=False)
        self.fields.show_problems(problems)
        box = self.fields.binding.first_with(problem.field for problem in problems if not problem.warning)
        if box is not None:
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Ask for the address to be saved, unless something stands against it."""
        self.fields.take_pasted()
        draft = self.fields.value()
        found = address_problems(clean_address(draft))
        if any(not problem.warning for problem in found):
            self.refuse(found)
        else:
            self.save_requested.emit(replace(draft, customer_id=self._opened.customer_id))

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; True when they were saved or thrown away."""
        choice = ask_to_leave(self, "") if self.is_dirty else LeaveChoice.DISCARD
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            self.save()
            return self._waiter.wait()
        return choice is LeaveChoice.DISCARD

    def saved(self) -> None:
        """What was asked for is saved."""
        self._waiter.end(saved=True)

    def fail(self, sentence: str) -> None:
        """Tell why nothing was saved; what was typed stays."""
        self.bar.show_problem(self.tr("{0} What you typed is still here.").replace("{0}", sentence))
        self._waiter.end(saved=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+Enter, go back with Esc, go on with Enter."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if control:
                self.save()
            else:
                self.focusNextChild()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_cancel_clicked()
        elif control and event.key() == Qt.Key.Key_S:
            self.save()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save()

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self.may_leave():
            self.closed.emit()
