"""Etsy › Settings › Download data: sold orders, and the items of sold orders. Nobody's e-mail address is in either.

Both name an order by the same number and a buyer by the same user name. Days are written month first wherever the
seller lives. On items the money of the whole order is repeated; the price of an item stands there once.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_SHIP = """
    sale date = order_date
    order id = order_number
    date paid = order_paid_on
    ship name = shipping_name
    ship city = shipping_city
    ship state = shipping_region
    ship zipcode = shipping_postcode
    ship country = shipping_country
    currency = order_currency
    coupon code = order_discount_code
    discount amount = order_discount
    """

ETSY_ORDERS = Preset(
    id="etsy-orders",
    kind=Kind.ORDERS,
    system="etsy",
    source="Etsy",
    required=(heads("sale date, order id, full name, street 1, ship city, order value, order total"),),
    date_order="mdy",
    columns=columns(
        f"""
        {_SHIP}
        buyer user id = external_numbers
        buyer = buyer
        full name = full_name
        first name = first_name
        last name = last_name
        payment method = order_payment_method
        street 1 = shipping_street
        street 2 = shipping_street2
        order value = order_subtotal
        shipping = order_shipping
        sales tax = order_tax
        order total = order_total
        adjusted order total = order_kept
        status = order_status
        """,
        ignored="""number of items, date shipped, coupon details, shipping discount, card processing fees, order net,
            adjusted card processing fees, adjusted net order amount, order type, payment type, inperson discount,
            inperson location, sku""",
    ),
)
ETSY_ITEMS = Preset(
    id="etsy-items",
    kind=Kind.ORDERS,
    system="etsy",
    source="Etsy",
    required=(heads("sale date, item name, buyer, quantity, price, order id, listing id"),),
    date_order="mdy",
    columns=columns(
        f"""
        {_SHIP}
        buyer = buyer
        item name = item_name
        quantity = item_quantity
        price = item_price
        item total = item_total
        sku = item_sku
        variations = item_note
        ship address1 = shipping_street
        ship address2 = shipping_street2
        order shipping = order_shipping
        order sales tax = order_tax
        """,
        ignored="""coupon details, shipping discount, transaction id, listing id, date shipped, order type, listings
            type,
            payment type, inperson discount, inperson location, vat paid by buyer""",
    ),
)
