"""BigCommerce and Magento (Adobe Commerce): one row an order."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

BIGCOMMERCE_ORDERS = Preset(
    id="bigcommerce-orders",
    kind=Kind.ORDERS,
    system="bigcommerce",
    source="BigCommerce",
    required=(heads("order id, order date, order status, customer name, order total inc tax"),),
    columns=columns(
        """
        order id = order_number
        order date = order_date
        order time = order_time
        order status = order_status
        customer id = external_numbers
        customer name = full_name
        customer email = emails
        customer phone = phones
        subtotal inc tax = order_subtotal
        tax total = order_tax
        shipping cost inc tax = order_shipping
        order total inc tax = order_total
        order currency code = order_currency
        customer message = order_note
        order notes = order_shop_note
        ship method = order_shipping_method
        shipping method = order_shipping_method
        payment method = order_payment_method
        refund amount = order_refunded
        product details = item_packed
        billing first name = billing_first_name
        billing last name = billing_last_name
        billing company = billing_company
        billing street 1 = billing_street
        billing street 2 = billing_street2
        billing suburb = billing_city
        billing state = billing_region
        billing zip = billing_postcode
        billing country = billing_country
        shipping first name = shipping_first_name
        shipping last name = shipping_last_name
        shipping company = shipping_company
        shipping street 1 = shipping_street
        shipping street 2 = shipping_street2
        shipping suburb = shipping_city
        shipping state = shipping_region
        shipping zip = shipping_postcode
        shipping country = shipping_country
        """,
        ignored="""subtotal ex tax, shipping cost ex tax, handling cost inc tax, handling cost ex tax, order total ex
            tax,
            total quantity, total shipped, date shipped, combined product weight,
            peachtree full address, store credit redeemed,
            gift certificate amount redeemed, gift certificate code, gift certificate expiration date, coupon details,
            transaction id, order source, billing phone, billing email, shipping phone, shipping email""",
    ),
)
MAGENTO_ORDERS = Preset(
    id="magento-orders",
    kind=Kind.ORDERS,
    system="magento",
    source="Magento",
    required=(heads("id, purchase date, bill to name, ship to name, grand total purchased, status"),),
    columns=columns(
        """
        id = order_number
        purchase date = order_date
        bill to name = full_name
        ship to name = shipping_name
        grand total purchased = order_total
        status = order_status
        shipping information = order_shipping_method
        customer email = emails
        subtotal = order_subtotal
        shipping and handling = order_shipping
        payment method = order_payment_method
        total refunded = order_refunded
        """,
        ignored="""purchase point, grand total base, billing address, shipping address, customer group, customer name,
            allocated sources, pickup location code, braintree transaction source""",
    ),
)
