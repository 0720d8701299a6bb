"""What is said of an order after it was taken: steps, payments, accounts, gift vouchers."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

ORDER_LIFE: dict[str, Template] = {
    "label.order.changed": "Change an order",
    "label.order.status.unconfirmed": Counted("Mark {number} as unconfirmed", "Mark {count} orders as unconfirmed"),
    "label.order.status.confirmed": Counted("Mark {number} as confirmed", "Mark {count} orders as confirmed"),
    "label.order.status.in_progress": Counted("Mark {number} as in progress", "Mark {count} orders as in progress"),
    "label.order.status.ready": Counted("Mark {number} as ready", "Mark {count} orders as ready"),
    "label.order.status.delivered": Counted("Mark {number} as delivered", "Mark {count} orders as delivered"),
    "label.order.status.completed": Counted("Mark {number} as completed", "Mark {count} orders as completed"),
    "label.order.status.cancelled": Counted("Cancel {number}", "Cancel {count} orders"),
    "label.order.paid": "Record a payment of {amount} for {number}",
    "label.order.refunded": "Record a refund of {amount} for {number}",
    "label.order.payment_removed": "Remove a payment of {amount} for {number}",
    "label.order.payment_changed": "Change a payment of {amount} for {number}",
    "order.no_such_step": "Order {number} can’t take this step from where it is. Nothing was changed: choose another"
    " step, or go one step back first.",
    "orders.no_such_step": Counted(
        "The order can’t take this step from where it is. Nothing was changed.",
        "None of the {count} orders can take this step from where they are. Nothing was changed.",
    ),
    "payment.amount": "Say how much: an amount above zero.",
    "payment.too_large": "This amount is too large to be right. Nothing was recorded: look at it again.",
    "payment.no_voucher": "A gift voucher pays by its code, and money isn’t given back on one. Nothing was recorded:"
    " choose another way.",
    "payment.not_found": "This payment isn’t in the book any more. Undo may bring it back.",
    "payment.no_customer": "Order {number} has no customer, so there is no account. Nothing was recorded: choose"
    " another way to pay.",
    "payment.given_back": "More was given back for order {number} than would be paid then. Nothing was changed: remove"
    " the refund first.",
    "payment.not_changeable": "This payment of order {number} touches an account or a gift voucher. Nothing was"
    " changed: remove it and record it anew.",
    "refund.too_much": "That is more than was paid and not given back yet: {amount}. Nothing was recorded: give back"
    " that much or less.",
    "account.too_little": "There is only {amount} on account. Nothing was recorded: take that much or less, and the"
    " rest another way.",
    "account.spent": "What order {number} put on account was used since. Nothing was changed: remove what used it"
    " first.",
    "label.account.deposited": "Put {amount} on account of {name}",
    "label.account.paid_out": "Pay {amount} from the account of {name}",
    "label.account.removed": "Remove an entry of {amount} from the account of {name}",
    "account.not_found": "This entry isn’t in the book any more. Undo may bring it back.",
    "account.of_order": "This entry belongs to a payment of an order. Nothing was changed: remove the payment there.",
    "label.voucher.issued": "Issue the gift voucher {voucher} over {amount}",
    "label.voucher.cancelled": "Cancel the gift voucher {voucher}",
    "voucher.cancelled_before": "The gift voucher {voucher} is cancelled already. Nothing was changed.",
    "voucher.taken": "There is a gift voucher {voucher} already. Nothing was issued: choose another code.",
    "voucher.expires_early": "A gift voucher can’t expire before it is issued. Choose a later day, or none.",
    "voucher.left.short": "{amount} left",
    "voucher.until.short": "until {day}",
    "voucher.cancelled.short": "cancelled",
    "voucher.expired.short": "expired",
    "voucher.used_up.short": "used up",
    "voucher.not_found": "This gift voucher isn’t in the book any more. Undo may bring it back.",
    "voucher.no_code": "Write the code that stands on the gift voucher.",
    "voucher.unknown": "There is no gift voucher {voucher}. Nothing was recorded: look at the code again.",
    "voucher.cancelled": "The gift voucher {voucher} was cancelled, so nothing can be paid by it. Nothing was"
    " recorded.",
    "voucher.expired": "The gift voucher {voucher} has expired, so nothing can be paid by it. Nothing was recorded.",
    "voucher.currency": "The gift voucher {voucher} is in another currency than the order ({currency}). Nothing was"
    " recorded.",
    "voucher.used_up": "The gift voucher {voucher} is used up. Nothing was recorded: take another way to pay.",
    "voucher.too_little": "There is only {amount} left on the gift voucher {voucher}. Nothing was recorded: take that"
    " much or less, and the rest another way.",
}
