"""The page on which an order is entered or edited; what was typed survives a failed save."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from craftdesk.controllers.order_entry import OrderEntryController
from craftdesk.domain.draft import OrderDraft
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId
from craftdesk.domain.order import Order
from craftdesk.errors import Problem
from craftdesk.services.order_entry import EntryForm
from craftdesk.ui.forms.form_page import FormPage
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.order_entry.fields import OrderFields
from craftdesk.ui.widgets.in_pieces import Pieces, at_once
from craftdesk.ui.widgets.problem_bar import Severity

_WHOLE = frozenset({"", "total"})


class OrderEntryPage(FormPage):
    """One order is in hand at a time; `saved` follows a save."""

    saved = Signal(object, bool, str)  # SavedOrder, whether it is new, a warning that nobody has seen yet

    def __init__(self, kit: Kit, controller: OrderEntryController, parent: QWidget | None = None) -> None:
        super().__init__(kit, controller, parent=parent)
        self._controller = controller
        self.fields: OrderFields | None = None
        self._form: EntryForm | None = None
        self._opened: Order | None = None
        self._resumed: OrderDraft | None = None
        self._save_wanted = False
        self._unseen, self._saves_new = "", False
        controller.opened.connect(self._on_controller_opened)

    # --- opening --------------------------------------------------------------------------------

    def new(self, customer: CustomerId | None) -> None:
        """Begin a new order, perhaps of somebody who is known already."""
        self._let_go(self.tr("New order"))
        self._controller.new(customer)

    def edit(self, order: OrderId) -> None:
        """Take an order in hand."""
        self._let_go("")
        self._controller.edit(order)

    def copy(self, order: OrderId) -> None:
        """Begin a new order with the lines of another one."""
        self._let_go(self.tr("New order"))
        self._controller.copy(order)

    def _let_go(self, title: str) -> None:
        self._form = self._resumed = None
        self._save_wanted = False
        self.head.line.setText("")
        self._begin_opening(title)

    def resume(self, draft: OrderDraft) -> None:
        """Go on with an order that was typed and not saved."""
        if draft.order.id == UNSAVED:
            self.new(draft.order.customer_id)
        else:
            self.edit(draft.order.id)
        self._resumed = draft

    def draft(self) -> OrderDraft | None:
        """What was typed and is not saved."""
        if self.fields is None or not self.is_dirty:
            return None
        order, new = self.fields.draft(), self.fields.facts.buyer.new_name
        raw = (*self.fields.binding.raw(), *self.fields.lines.raw())
        about = order.number or new or order.customer_name
        return OrderDraft(about=about, order=order, new_customer=new, raw=raw)

    @property
    def is_open(self) -> bool:
        """Whether an order is in hand."""
        return self._form is not None

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
            self._fill(self._opening(form))

    def _opening(self, form: EntryForm) -> Pieces:
        if self.fields is None:
            fields = OrderFields(self._kit, self._controller, form)
            yield from self._making_fields(fields, fields.making())
            self.fields = fields
            fields.edited.connect(self._on_fields_edited)
        yield from self.fields.showing(form)
        yield from self._ending_opening()
        self._shown(form)
        if self._resumed is not None:
            self._go_on(self._resumed, form)
        self._focus_first()
        self.keys.hand_over()

    def _go_on(self, draft: OrderDraft, form: EntryForm) -> None:
        self._resumed = None
        if self.fields is None:
            return
        self._form = replace(form, draft=draft.order)
        at_once(self.fields.showing(self._form))
        self.fields.binding.show_raw(draft.raw)
        self.fields.lines.show_raw(draft.raw)
        if draft.new_customer:
            self.fields.facts.buyer.show_new(draft.new_customer)
        self.fields.refresh()
        if form.draft.id != UNSAVED and form.draft.version != draft.order.version:
            self._theirs = form
            self._show_conflict(form)

    def _shown(self, form: EntryForm) -> None:
        """Its fields show it; nothing is changed yet."""
        if self.fields is None:
            return
        self._form = form
        self.clear_bars()
        new = self.tr("New order")
        is_new = form.draft.id == UNSAVED
        self.head.title.show_text(new if is_new else self.tr("Edit order {0}").replace("{0}", form.draft.number))
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
        self._follow(dirty=order != self._opened)

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.fields is None or self._form is None or self.keys.holds:
            return
        self._save_wanted = _is_waiting(self.fields)
        if self._save_wanted:
            return  # until what was chosen is known
        draft = self.fields.draft()
        found = (*self.fields.unreadable(), *self.fields.problems(draft))
        if any(not one.warning for one in found):
            self._refuse(found)
            return
        self._unseen, self._saves_new = _unseen(self.fields, found), draft.id == UNSAVED
        self._begin_saving()
        self._controller.save(draft, self.fields.facts.buyer.new_name)

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        if self.fields is not None:
            nothing = next((one for one in problems if one.field == "lines"), None)
            self.fields.lines.say(problem_words(nothing) if nothing is not None else "")
            rest = self.fields.show_all_problems(problems)
            QTimer.singleShot(0, self.show_focus)  # once the messages have found their room
            if rest is not None:
                self.bar.show_problem(problem_words(rest))
            else:
                self.bar.clear()

    @Slot()
    def show_focus(self) -> None:
        """Scroll to the field that has the keyboard."""
        at = QApplication.focusWidget()
        if at is not None and self.scroller.isAncestorOf(at):
            self.scroller.ensureWidgetVisible(at, 0, self._kit.look.px(80))

    def _tell_saved(self, result: object) -> None:
        self.saved.emit(result, self._saves_new, self._unseen)

    def _show_conflict(self, theirs: object) -> None:
        if isinstance(theirs, EntryForm) and self.fields is not None:
            parts = self._differences(self.fields.draft(), theirs.draft) or [self.tr("status or payments")]
            words = self.tr(
                "This order was changed elsewhere while you were typing. Different from yours: {0}. "
                "Nothing is lost: choose which to keep."
            )
            self.conflict.show_differences(words, parts)

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

    def _keep_mine(self, theirs: object) -> None:
        """Keep what was typed on top of theirs: status, payments and papers are theirs in any case."""
        if isinstance(theirs, EntryForm) and self.fields is not None:
            version = theirs.draft.version
            self._form = self.fields.form = replace(theirs, draft=replace(self.fields.form.draft, version=version))

    def _take_theirs(self, theirs: object) -> None:
        if isinstance(theirs, EntryForm) and self.fields is not None:
            at_once(self.fields.showing(theirs))
            self._shown(theirs)
            self._focus_first()

    # --- leaving --------------------------------------------------------------------------------

    def _name(self) -> str:
        return (self._form.draft.number if self._form is not None else "") or self.tr("the new order")

    def _forget(self) -> None:
        self._form = None


def _is_waiting(fields: OrderFields) -> bool:
    """Whether a customer or a product was chosen that is still being read."""
    return fields.facts.buyer.is_waiting or any(row.is_waiting for row in fields.lines.rows)


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
