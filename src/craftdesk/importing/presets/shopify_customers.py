"""Shopify admin › Customers › Export, in its current form and in that of the import template.

`Total Spent` and `Total Orders` are snapshots: they never become orders.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

SHOPIFY_CUSTOMERS = Preset(
    id="shopify-customers",
    kind=Kind.CUSTOMERS,
    system="shopify",
    source="Shopify",
    bare=r" \(customer\.metafields\.[^)]*\)$",
    required=(
        heads("first name, last name, email, accepts email marketing, default address address1"),
        heads("first name, last name, email, accepts email marketing, address1, total spent"),
        heads("first name, last name, email, accepts marketing, address1, total spent"),
    ),
    columns=columns(
        """
        customer id = external_numbers
        first name = first_name
        last name = last_name
        email = emails
        phone = phones
        accepts email marketing = consents
        accepts marketing = consents
        default address company = company
        default address address1 = billing_street
        default address address2 = billing_street2
        default address city = billing_city
        default address province code = billing_region
        default address country code = billing_country
        default address zip = billing_postcode
        default address phone = phones
        company = company
        address1 = billing_street
        address2 = billing_street2
        city = billing_city
        province code = billing_region
        country code = billing_country
        zip = billing_postcode
        note = note
        tags = tags
        """,
        ignored="""accepts sms marketing, accepts whatsapp marketing, total spent, total orders, tax exempt, province,
            country""",
    ),
)
