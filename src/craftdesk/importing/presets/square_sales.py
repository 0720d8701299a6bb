"""Square › Transactions: the items in detail (21 to 35 columns over the years), and one row a transaction.

Both tell of the same orders, by their transaction. A return carries the transaction of its sale.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_PEOPLE = """
    date = order_date
    time = order_time
    time zone = order_zone
    transaction id = order_number
    event type = order_event
    customer id = external_numbers
    customer name = full_name
    customer reference id = external_numbers:square-reference
    """
_NOWHERE = """card, card entry methods, card brand, pan suffix, payment id, device name, device nickname, details,
    location,
    dining option, employee, staff name, staff id, commission, fulfillment note, channel, token, gtin, count, category,
    itemization type, modifiers applied, discounts"""

SQUARE_ITEMS = Preset(
    id="square-items",
    kind=Kind.ORDERS,
    system="square",
    source="Square",
    required=(heads("date, time, item, qty, net sales, tax, transaction id"),),
    summed=frozenset({"order_tax"}),
    returns=frozenset({"refund"}),
    all_paid=True,
    unnamed_item="Custom Amount",
    columns=columns(
        f"""
        {_PEOPLE}
        item = item_name
        qty = item_quantity
        unit = item_unit
        price point name = item_variant
        sku = item_sku
        gross sales = item_gross
        net sales = item_total
        tax = order_tax
        notes = item_note
        """,
        ignored=_NOWHERE,
    ),
)
SQUARE_TRANSACTIONS = Preset(
    id="square-transactions",
    kind=Kind.ORDERS,
    system="square",
    source="Square",
    required=(heads("date, time, net sales, tax, total collected, transaction id"),),
    summed=frozenset({"order_tax", "order_total", "order_subtotal"}),
    returns=frozenset({"refund"}),
    all_paid=True,
    columns=columns(
        f"""
        {_PEOPLE}
        net sales = order_subtotal
        tax = order_tax
        total collected = order_total
        description = order_shop_note
        """,
        ignored=f"""{_NOWHERE}, gross sales, gift card sales, tip, partial refunds, source, cash, square gift card,
            other tender, other tender type, other tender note, fees, net total""",
    ),
)
