"""Amazon Seller Central › Order reports: tabs, one row an article, every amount that of its row."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

AMAZON_ORDERS = Preset(
    id="amazon-orders",
    kind=Kind.ORDERS,
    system="amazon",
    source="Amazon",
    required=(heads("order id, order item id, purchase date, product name, quantity purchased"),),
    summed=frozenset({"order_tax", "order_shipping", "order_discount"}),
    all_paid=True,
    columns=columns(
        """
        order id = order_number
        purchase date = order_date
        payments date = order_paid_on
        buyer email = emails
        buyer name = full_name
        buyer phone number = phones
        sku = item_sku
        product name = item_name
        quantity purchased = item_quantity
        currency = order_currency
        item price = item_total
        item tax = order_tax
        shipping price = order_shipping
        shipping tax = order_tax
        item promotion discount = order_discount
        ship promotion discount = order_discount
        ship service level = order_shipping_method
        recipient name = shipping_name
        ship address 1 = shipping_street
        ship address 2 = shipping_street2
        ship city = shipping_city
        ship state = shipping_region
        ship postal code = shipping_postcode
        ship country = shipping_country
        gift message text = item_note
        """,
        ignored="""order item id, reporting date, promise date, days past promise, quantity shipped, quantity to ship,
            ship address 3, delivery start date, delivery end date, delivery time zone, delivery instructions,
            sales channel, is business order, purchase order number, price designation, is prime""",
    ),
)
