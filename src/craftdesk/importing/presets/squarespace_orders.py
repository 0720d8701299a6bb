"""Squarespace › Orders › Export: like Shopify's with other keys; what an order says stands on its first row only."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

SQUARESPACE_ORDERS = Preset(
    id="squarespace-orders",
    kind=Kind.ORDERS,
    system="squarespace",
    source="Squarespace",
    required=(heads("order id, email, financial status, amount refunded, total, created at, lineitem name"),),
    date_order="mdy",
    columns=columns(
        """
        order id = order_number
        email = emails
        financial status = order_payment
        paid at = order_paid_on
        fulfillment status = order_fulfilment
        currency = order_currency
        subtotal = order_subtotal
        shipping = order_shipping
        taxes = order_tax
        amount refunded = order_refunded
        total = order_total
        discount code = order_discount_code
        discount amount = order_discount
        shipping method = order_shipping_method
        created at = order_date
        lineitem quantity = item_quantity
        lineitem name = item_name
        lineitem price = item_price
        lineitem sku = item_sku
        lineitem variant = item_variant
        billing name = billing_name
        billing address1 = billing_street
        billing address2 = billing_street2
        billing city = billing_city
        billing zip = billing_postcode
        billing province = billing_region
        billing country = billing_country
        billing phone = phones
        shipping name = shipping_name
        shipping address1 = shipping_street
        shipping address2 = shipping_street2
        shipping city = shipping_city
        shipping zip = shipping_postcode
        shipping province = shipping_region
        shipping country = shipping_country
        cancelled at = order_cancelled_on
        private notes = order_shop_note
        payment method = order_payment_method
        """,
        ignored="""fulfilled at, lineitem requires shipping, lineitem taxable, lineitem fulfillment status,
            shipping phone, payment reference, channel type, channel name, channel order number""",
    ),
)
