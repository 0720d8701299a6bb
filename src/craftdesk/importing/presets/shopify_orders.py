"""Shopify admin › Orders › Export: one row a line item, continuation rows repeat only number and e-mail."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

SHOPIFY_ORDERS = Preset(
    id="shopify-orders",
    kind=Kind.ORDERS,
    system="shopify",
    source="Shopify",
    required=(heads("name, financial status, fulfillment status, total, lineitem name, lineitem quantity"),),
    columns=columns(
        """
        name = order_number
        email = emails
        phone = phones
        accepts marketing = consents
        created at = order_date
        paid at = order_paid_on
        cancelled at = order_cancelled_on
        financial status = order_payment
        fulfillment status = order_fulfilment
        currency = order_currency
        subtotal = order_subtotal
        shipping = order_shipping
        taxes = order_tax
        total = order_total
        discount code = order_discount_code
        discount amount = order_discount
        shipping method = order_shipping_method
        payment method = order_payment_method
        refunded amount = order_refunded
        outstanding balance = order_outstanding
        notes = order_note
        lineitem quantity = item_quantity
        lineitem name = item_name
        lineitem price = item_price
        lineitem sku = item_sku
        lineitem discount = item_discount
        billing name = billing_name
        billing address1 = billing_street
        billing address2 = billing_street2
        billing company = billing_company
        billing city = billing_city
        billing zip = billing_postcode
        billing province = billing_region
        billing country = billing_country
        billing phone = phones
        shipping name = shipping_name
        shipping address1 = shipping_street
        shipping address2 = shipping_street2
        shipping company = shipping_company
        shipping city = shipping_city
        shipping zip = shipping_postcode
        shipping province = shipping_region
        shipping country = shipping_country
        """,
        ignored="""fulfilled at, lineitem compare at price, lineitem requires shipping, lineitem taxable,
            lineitem fulfillment status, billing street, shipping street, shipping phone, note attributes,
            payment reference, payment references, vendor, employee, location, device id, id, tags, risk level, source,
            tax 1 name, tax 1 value, tax 2 name, tax 2 value, tax 3 name, tax 3 value, tax 4 name, tax 4 value,
            tax 5 name, tax 5 value, receipt number, duties, billing province name, shipping province name, payment id,
            payment terms name, next payment due at""",
    ),
)
