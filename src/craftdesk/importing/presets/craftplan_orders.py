"""Craftplan › Settings › CSV › Export orders: no lines, customers by their full name only.

The day of an order stands in its reference only; `delivery_date` is when it is due.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

CRAFTPLAN_ORDERS = Preset(
    id="craftplan-orders",
    kind=Kind.ORDERS,
    system="craftplan",
    source="Craftplan",
    required=(heads("reference, currency, payment status, status, total, customer name"),),
    by_name=True,
    day_in_number=r"OR_(\d{4})_(\d{2})_(\d{2})_.*",
    columns=columns(
        """
        reference = order_number
        currency = order_currency
        delivery date = order_due
        payment method = order_payment_method
        payment status = order_payment
        status = order_status
        subtotal = order_subtotal
        tax total = order_tax
        total = order_total
        customer name = full_name
        """,
        ignored="invoice number, invoice status",
    ),
)
