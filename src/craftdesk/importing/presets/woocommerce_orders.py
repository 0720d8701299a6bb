"""WooCommerce with the order export of WebToffee: one row an order, its lines side by side.

The lines stand there twice, in `Product Item n …` and packed into `line_item_n`, whose bars a name may hold as well;
the packed ones count only where the others are missing. Discounts are already taken off the lines' totals.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

WOOCOMMERCE_ORDERS = Preset(
    id="woocommerce-orders",
    kind=Kind.ORDERS,
    system="woocommerce",
    source="WooCommerce",
    required=(
        heads("order number, order date, status, order total, billing first name, billing email"),
        heads("order number, order date, status, order total, billing first name, line item 1"),
    ),
    columns=columns(
        """
        order number = order_number
        order date = order_date
        paid date = order_paid_on
        status = order_status
        shipping total = order_shipping
        tax total = order_tax
        order total = order_total
        order subtotal = order_subtotal
        order currency = order_currency
        payment method title = order_payment_method
        shipping method = order_shipping_method
        customer id = external_numbers
        customer email = emails
        billing first name = first_name
        billing last name = last_name
        billing company = company
        billing email = emails
        billing phone = phones
        billing address 1 = billing_street
        billing address 2 = billing_street2
        billing postcode = billing_postcode
        billing city = billing_city
        billing state = billing_region
        billing country = billing_country
        shipping first name = shipping_first_name
        shipping last name = shipping_last_name
        shipping company = shipping_company
        shipping address 1 = shipping_street
        shipping address 2 = shipping_street2
        shipping postcode = shipping_postcode
        shipping city = shipping_city
        shipping state = shipping_region
        shipping country = shipping_country
        customer note = order_note
        line item # = item_packed:#
        product item # name = item_name:#
        product item # sku = item_sku:#
        product item # quantity = item_quantity:#
        product item # total = item_total:#
        product item # subtotal = item_gross:#
        """,
        ignored="""order id, shipping tax total, fee total, fee tax total, cart discount, order discount, discount
            total,
            payment method, transaction id, customer ip address, customer user agent, customer user, shipping phone,
            wt import key, shipping items, fee items, tax items, coupon items, refund items, order notes,
            download permissions, product item # id, meta *""",
    ),
)
