"""WooCommerce: the plugin “Import Export WordPress Users and WooCommerce Customers”.

Every account of the site is in it, and the hashes of the passwords, which are never read. An address for bills and one
for parcels stand in each row. WooCommerce's own table under Analytics knows no streets.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

WOOCOMMERCE_CUSTOMERS = Preset(
    id="woocommerce-customers",
    kind=Kind.CUSTOMERS,
    system="woocommerce",
    source="WooCommerce",
    required=(heads("user login, user email, roles, billing first name, billing address 1, shipping address 1"),),
    columns=columns(
        """
        id = external_numbers
        user email = emails
        user url = websites
        user registered = since
        first name = first_name
        last name = last_name
        description = note
        locale = language
        billing first name = billing_first_name
        billing last name = billing_last_name
        billing company = billing_company
        billing email = emails:billing
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
        shipping phone = phones
        """,
        ignored="""customer id, user login, user nicename, display name, user status, roles, nickname, rich editing,
            total spent, order count, aim, yim, jabber, paying customer, last update""",
    ),
    skips=(Skip(head="roles", unless="customer", code="import.skip.role", whoever=True),),
)
WOOCOMMERCE_ANALYTICS = Preset(
    id="woocommerce-analytics-customers",
    kind=Kind.CUSTOMERS,
    system="woocommerce",
    source="WooCommerce",
    required=(
        heads("name, username, last active, sign up, email, orders, total spend"),
        heads("name, username, last active, date registered, email, orders, total spend"),
    ),
    columns=columns(
        """
        name = full_name
        sign up = since
        date registered = since
        email = emails
        country region = billing_country
        city = billing_city
        region = billing_region
        postal code = billing_postcode
        """,
        ignored="username, last active, orders, total spend, aov, location",
    ),
)
