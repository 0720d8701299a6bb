"""Wix › Orders › Export: one row an article, the amounts of the order repeated or on its first row."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

WIX_ORDERS = Preset(
    id="wix-orders",
    kind=Kind.ORDERS,
    system="wix",
    source="Wix",
    required=(heads("order number, date created, contact email, item, qty, payment status, total"),),
    columns=columns(
        """
        order number = order_number
        date created = order_date
        time = order_time
        contact email = emails
        note from customer = order_note
        additional checkout info = order_shop_note
        item = item_name
        variant = item_variant
        sku = item_sku
        qty = item_quantity
        price = item_price
        custom text = item_note
        delivery method = order_shipping_method
        recipient name = shipping_name
        recipient phone = phones
        recipient company name = shipping_company
        delivery country = shipping_country
        delivery state = shipping_region
        delivery city = shipping_city
        delivery address = shipping_street
        delivery zip postal code = shipping_postcode
        billing name = billing_name
        billing phone = phones
        billing company name = billing_company
        billing country = billing_country
        billing state = billing_region
        billing city = billing_city
        billing address = billing_street
        billing zip postal code = billing_postcode
        payment status = order_payment
        payment method = order_payment_method
        coupon code = order_discount_code
        shipping rate = order_shipping
        total tax = order_tax
        total = order_total
        currency = order_currency
        refunded amount = order_refunded
        fulfillment status = order_fulfilment
        """,
        ignored="""total order quantity, quantity refunded, weight, deposit amount, delivery time, gift card amount,
            net amount, additional fees, tracking number, fulfillment service, shipping label, package dimension""",
    ),
)
