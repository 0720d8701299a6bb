"""What is said while an order is entered: what is wrong, what is only odd, and what the operation is called."""

from __future__ import annotations

from craftdesk.texts.template import Template

ORDER_ENTRY: dict[str, Template] = {
    "label.order.entered": "New order {number} {name}",
    "label.order.edited": "Change order {number}",
    "order.nothing": "There is nothing on this order yet: write down what is bought.",
    "order.customer_deleted": "{name} is in the bin. Restore them first, or choose another customer.",
    "order.customer_archived": "{name} is in the archive. The order can be saved all the same.",
    "order.customer_gone": "{name} is not in the book any more. Choose another customer.",
    "order.customer_unchosen": "Choose one of the customers found, or add “{name}” as a new one.",
    "order.over_limit": "With this order they owe {owed}; their credit limit is {limit}.",
    "order.in_future": "This day is still to come.",
    "order.long_ago": "This is more than ten years ago.",
    "order.due_before": "It would be due before it was ordered.",
    "order.due_past": "This day has passed already.",
    "order.due_far": "This is more than a year away.",
    "order.line_nameless": "Say what this is.",
    "order.quantity_none": "How many? Nought is nothing to sell.",
    "order.quantity_beyond": "This is more than the book can hold. Look at the quantity again.",
    "order.product_gone": "{name} isn’t among the products any more. The line is kept without it.",
    "order.quantity_negative": "Less than nothing: does something come back?",
    "order.quantity_large": "That is very much. Is the decimal sign in its place?",
    "order.price_negative": "A price below zero takes money off the order.",
    "order.price_odd": "{typed}, and the product costs {usual}. Is the decimal sign in its place?",
    "order.price_nothing": "Nothing is charged for this; the product costs {usual}.",
    "order.line_discount": "A discount is between nothing and what the line costs.",
    "order.tax_rate": "A rate of tax is between 0 and 100 %.",
    "order.discount": "A discount is between nothing and what the goods cost: {goods}.",
    "order.shipping_negative": "Shipping can’t cost less than nothing.",
    "order.too_large": "These amounts are larger than the book can hold. Look at quantities and prices again.",
    "order.total_negative": "The total is below zero: this order gives money back.",
    "order.deposit_negative": "A deposit can’t be below zero.",
    "order.deposit_method": "Money on account and gift vouchers are taken on the order’s page, once it is saved.",
    "order.deposit_large": "That is more than the order costs ({total}).",
    "order.invoice_stays": "The invoice {invoices} was issued for this order. It stays as it is; cancel it and issue a"
    " new one if it is to say what you change here.",
    "order.tax_anew": "The tax of this order came as a sum ({before}). With your change it is worked out from the rates"
    " of its lines: {after}.",
}
