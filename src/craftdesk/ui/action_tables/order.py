"""The commands of the menu Order: what can be done with orders."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

ORDER: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.ORDER_NEW, text=_TR("Actions", "&New order"), keys=("Ctrl+Shift+O",), icon="shopping-bag",
               why_not=when.writable, tip=_TR("Actions", "Write down what a customer orders"),
               synonyms=_TR("Actions", "add create sale sell order entry")),
    ActionSpec(id=A.ORDER_EDIT, text=_TR("Actions", "&Edit order"), keys=("Shift+F2",), icon="pencil",
               why_not=when.order_writable, tip=_TR("Actions", "Change lines, days, addresses or notes of the order"),
               synonyms=_TR("Actions", "change modify lines")),
    ActionSpec(id=A.ORDER_DUPLICATE, text=_TR("Actions", "&Duplicate order"), icon="copy-plus",
               why_not=when.order_writable, tip=_TR("Actions", "Begin a new order with the lines of this one"),
               synonyms=_TR("Actions", "copy again repeat reorder same")),
    ActionSpec(id=A.ORDER_NEXT_STEP, text=_TR("Actions", "Take the next &step"), keys=("Ctrl+Shift+Return",),
               icon="check", why_not=when.order_onward, tip=_TR("Actions", "Confirmed, in progress, ready, delivered…"),
               synonyms=_TR("Actions", "status ready delivered completed confirm")),
    ActionSpec(id=A.ORDER_PAY, text=_TR("Actions", "Record &payment…"), keys=("Ctrl+Shift+P",), icon="banknote",
               why_not=when.order_writable, tip=_TR("Actions", "Write down money received for the order"),
               synonyms=_TR("Actions", "paid pay deposit cash card voucher")),
    ActionSpec(id=A.ORDER_REFUND, text=_TR("Actions", "&Refund…"), icon="undo-2", why_not=when.order_refundable,
               tip=_TR("Actions", "Write down money given back"), synonyms=_TR("Actions", "give back return money")),
    ActionSpec(id=A.ORDER_CANCEL, text=_TR("Actions", "&Cancel the order"), icon="ban",
               why_not=when.order_cancellable, tip=_TR("Actions", "The order stays in the book but is not counted"),
               synonyms=_TR("Actions", "call off storno")),
    ActionSpec(id=A.STANDING_NEW, text=_TR("Actions", "Add a standing &order…"), icon="repeat",
               why_not=when.writable_card, tip=_TR("Actions", "What the customer gets every so often"),
               synonyms=_TR("Actions", "subscription recurring weekly every friday")),
    ActionSpec(id=A.WANT_NEW, text=_TR("Actions", "Note what they &wait for…"), icon="sparkles",
               why_not=when.writable_card, tip=_TR("Actions", "Tell the customer when something is back"),
               synonyms=_TR("Actions", "want wish waiting list reserve back in stock")),
    ActionSpec(id=A.ACCOUNT_DEPOSIT, text=_TR("Actions", "Put money on &account…"), icon="wallet",
               why_not=when.writable_card, tip=_TR("Actions", "Money that the customer pays before they order"),
               synonyms=_TR("Actions", "deposit credit balance prepay")),
    ActionSpec(id=A.VOUCHERS, text=_TR("Actions", "&Gift vouchers…"), icon="gift", why_not=when.ready,
               tip=_TR("Actions", "Issue gift vouchers, look them up by their code, cancel them"),
               synonyms=_TR("Actions", "gift card coupon voucher code balance")),
    ActionSpec(id=A.ORDERS_STATUS, text=_TR("Actions", "Set the s&tatus of the chosen…"), icon="list-checks",
               why_not=when.orders_chosen, tip=_TR("Actions", "Take a step with all orders chosen in the list"),
               synonyms=_TR("Actions", "bulk many several ready delivered completed")),
)  # fmt: skip
