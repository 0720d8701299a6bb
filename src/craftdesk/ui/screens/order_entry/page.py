"""The page on which an order is entered or edited; what was typed survives a failed save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from craftdesk.controllers.order_entry import OrderEntryController
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.errors import CraftDeskError, Problem
from craftdesk.services.order_entry import EntryForm, SavedOrder
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.form_shell import FormShell, SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.fields import OrderFields
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity

_WHOLE = frozenset({"", "total"})


class OrderEntryPage(FormShell):
    """`closed` follows a cancel, `saved` a save; one order is in hand at a time."""

    closed = Signal()
    saved = Signal(object, bool, str)  # SavedOrder, whether it is new, a warning that nobody has seen yet
    failed = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, controller: OrderEntryController, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, ProblemBar(kit.look), parent)
        self._kit, self._controller = kit, controller
        self.fields: OrderFields | None = None
        self._form: EntryForm | None = None
        self._opened: Order | None = None
        self._theirs: EntryForm | None = None
        self._save_wanted = False
        self._unseen = ""
        self._waiter = SaveWaiter(self)
        self.save_wished.connect(self.save)
        self.leave_wished.connect(self._on_self_leave_wished)
        self.conflict.mine_chosen.connect(self._on_conflict_mine_chosen)
        self.conflict.theirs_chosen.connect(self._on_conflict_theirs_chosen)
        controller.opened.connect(self._on_controller_opened)
        controller.saved.connect(self._on_controller_saved)
        controller.refused.connect(self._on_controller_refused)
        controller.conflicted.connect(self._on_controller_conflicted)
        controller.failed.connect(self._on_controller_failed)
        kit.actions[ActionId.CUSTOMER_SAVE].triggered.connect(self._on_action_save_triggered)

    # --- opening --------------------------------------------------------------------------------

    def new(self, customer: CustomerId | None) -> None:
        """Begin a new order, perhaps of somebody who is known already."""
        self._form = None
        self._controller.new(customer)

    def edit(self, order: OrderId) -> None:
        """Take an order in hand."""
        self._form = None
        self._controller.edit(order)

    def copy(self, order: OrderId) -> None:
        """Begin a new order with the lines of another one."""
        self._form = None
        self._controller.copy(order)

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        if self._form is None or self.fields is None:
            return False
        fields = self.fields
        return bool(fields.unreadable() or fields.facts.buyer.new_name) or fields.draft() != self._opened

    @Slot(object)
    def _on_controller_opened(self, form: object) -> None:
        if isinstance(form, EntryForm):
            self._show(form)
            self._focus_first()

    def _show(self, form: EntryForm) -> None:
        if self.fields is None:
            self.fields = OrderFields(self._kit, self._controller, form)
            self.fields.edited.connect(self._on_fields_edited)
            self.scroller.setWidget(self.fields)
        self._form = form
        self.clear_bars()
        self.head.save.setEnabled(True)
        new = self.tr("New order")
        is_new = form.draft.id == UNSAVED
        self.head.title.show_text(new if is_new else self.tr("Edit order {0}").replace("{0}", form.draft.number))
        self.fields.show_form(form)
        self._opened = self.fields.draft()
        self._on_fields_edited()

    def _focus_first(self) -> None:
        if self.fields is None or self._form is None:
            return
        buyer = self.fields.facts.buyer
        if buyer.buyer is None and self._form.draft.id == UNSAVED:
            buyer.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fields.lines.rows[-1 if self._form.draft.id == UNSAVED else 0].go_to("")

    @Slot()
    def _on_fields_edited(self) -> None:
        if self.fields is None or self._form is None:
            return
        order = self.fields.current
        total = self.tr("Total {0}").replace("{0}", self._kit.format.money(order.total, order.currency))
        self.head.line.setText(f"{total} · " + self.tr("Ctrl+Enter saves · Esc goes back"))
        whole = [one for one in self.fields.found if one.warning and one.field in _WHOLE]
        words = " ".join(problem_words(one) for one in whole)
        if not words:
            self.hint.clear()
        elif words != self.hint.text() or self.hint.isHidden():
            self.hint.show_problem(words, Severity.WARNING)
        if self._save_wanted and not _is_waiting(self.fields):
            QTimer.singleShot(0, self.save)
        self._kit.actions.update(editing=True, dirty=order != self._opened)

    # --- saving ---------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.fields is None or self._form is None or not self.head.save.isEnabled():
            return
        self._save_wanted = _is_waiting(self.fields)
        if self._save_wanted:
            return  # until what was chosen is known
        draft = self.fields.draft()
        found = (*self.fields.unreadable(), *self.fields.problems(draft))
        if any(not one.warning for one in found):
            self._refuse(found)
            return
        self._unseen = _unseen(self.fields, found)
        self.head.save.setEnabled(False)
        self._controller.save(draft, self.fields.facts.buyer.new_name)

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        if self.fields is not None:
            nothing = next((one for one in problems if one.field == "lines"), None)
            self.fields.lines.say(problem_words(nothing) if nothing is not None else "")
            rest = self.fields.show_all_problems(problems)
            QTimer.singleShot(0, self.show_focus)  # once the messages have found their room
            if rest is not None:
                self.bar.show_problem(problem_words(rest))
            else:
                self.bar.clear()
        self._waiter.end(saved=False)

    @Slot()
    def show_focus(self) -> None:
        """Scroll to the field that has the keyboard."""
        at = QApplication.focusWidget()
        if at is not None and self.scroller.isAncestorOf(at):
            self.scroller.ensureWidgetVisible(at, 0, self._kit.look.px(80))

    @Slot()
    def _on_action_save_triggered(self) -> None:
        if self.isVisible():
            self.save()

    @Slot(object)
    def _on_controller_saved(self, result: object) -> None:
        if isinstance(result, SavedOrder) and self._form is not None:
            is_new = self._form.draft.id == UNSAVED
            self._close()
            self._waiter.end(saved=True)
            self.saved.emit(result, is_new, self._unseen)

    @Slot(object)
    def _on_controller_refused(self, problems: object) -> None:
        if isinstance(problems, tuple) and self._form is not None:
            self.head.save.setEnabled(True)
            self._refuse(problems)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if self._form is None:
            self._kit.actions.update(editing=False, dirty=False)
            self.failed.emit(error)
            return
        self.head.save.setEnabled(True)
        if isinstance(error, CraftDeskError):
            said = sentence(error.code, error.params)
            self.bar.show_problem(self.tr("{0} What you typed is still here.").replace("{0}", said))
        self._waiter.end(saved=False)

    @Slot(object)
    def _on_controller_conflicted(self, theirs: object) -> None:
        if isinstance(theirs, EntryForm) and self._form is not None and self.fields is not None:
            self.head.save.setEnabled(True)
            self._theirs = theirs
            parts = self._differences(self.fields.draft(), theirs.draft) or [self.tr("status or payments")]
            words = self.tr(
                "This order was changed elsewhere while you were typing. Different from yours: {0}. "
                "Nothing is lost: choose which to keep."
            )
            self.conflict.show_differences(words, parts)
            self._waiter.end(saved=False)

    def _differences(self, mine: Order, theirs: Order) -> list[str]:
        parts = {
            self.tr("customer"): ("customer_id", "customer_name"),
            self.tr("days"): ("ordered_on", "due_on", "delivery"),
            self.tr("lines"): ("lines",),
            self.tr("discount and shipping"): ("discount", "discount_rate", "shipping", "tax_included"),
            self.tr("addresses"): ("shipping_address", "billing"),
            self.tr("notes"): ("customer_note", "shop_note"),
            self.tr("where it came from"): ("source",),
        }
        return [
            words for words, names in parts.items() if any(getattr(mine, one) != getattr(theirs, one) for one in names)
        ]

    @Slot()
    def _on_conflict_mine_chosen(self) -> None:
        """Keep what was typed on top of theirs: status, payments and papers are theirs in any case."""
        if self._theirs is not None and self.fields is not None:
            self._form = self.fields.form = replace(
                self._theirs, draft=replace(self.fields.form.draft, version=self._theirs.draft.version)
            )
            self.conflict.hide()
            self.save()

    @Slot()
    def _on_conflict_theirs_chosen(self) -> None:
        if self._theirs is not None:
            self._show(self._theirs)
            self._focus_first()

    # --- leaving --------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; True when the form was left, saved or discarded."""
        if self._form is None:
            return True
        name = self._form.draft.number or self.tr("the new order")
        choice = ask_to_leave(self, name) if self.is_dirty else LeaveChoice.DISCARD
        if choice is LeaveChoice.STAY:
            return False
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            self.save()
            return self._waiter.wait()
        self._close()
        return True

    def _close(self) -> None:
        self._form = None
        self.head.save.setEnabled(True)
        self._kit.actions.update(editing=False, dirty=False)

    @Slot()
    def _on_self_leave_wished(self) -> None:
        if self.may_leave():
            self.closed.emit()


def _is_waiting(fields: OrderFields) -> bool:
    """Whether a customer or a product was chosen that is still being read."""
    return fields.facts.buyer.is_waiting or any(row.item.is_waiting for row in fields.lines.rows)


def _unseen(fields: OrderFields, problems: Iterable[Problem]) -> str:
    """The first warning about a field that was not left yet: saving goes on, and then it is told."""
    rows = fields.lines.filled()
    for one in problems:
        _, _, rest = one.field.partition("lines.")
        place = rest.partition(".")[0]
        if place.isdecimal():
            seen = rows[int(place)].was_left
        else:
            seen = one.field not in fields.binding.boxes or one.field in fields.binding.visited
        if one.warning and not seen:
            return problem_words(one)
    return ""
