"""Faire › Orders › Export: wholesale; retailers are known by name and address, and pay the wholesale price."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

FAIRE_ORDERS = Preset(
    id="faire-orders",
    kind=Kind.ORDERS,
    system="faire",
    source="Faire",
    required=(heads("order date, order number, retailer name, product name, wholesale price"),),
    columns=columns(
        """
        order date = order_date
        order number = order_number
        retailer name = company
        address 1 = shipping_street
        address 2 = shipping_street2
        city = shipping_city
        state = shipping_region
        zip code = shipping_postcode
        country = shipping_country
        product name = item_name
        option name = item_variant
        sku = item_sku
        status = order_status
        quantity = item_quantity
        wholesale price = item_price
        ship date = order_due
        notes = order_note
        """,
        ignored="purchase order number, gtin, retail price, scheduled order date, case quantity, tester price",
    ),
)
