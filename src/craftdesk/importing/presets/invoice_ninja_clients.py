"""Invoice Ninja 4 › Export › Clients: a title above the header, and the phone of the firm and of its contact."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

INVOICE_NINJA_CLIENTS = Preset(
    id="invoice-ninja-clients",
    kind=Kind.CUSTOMERS,
    system="invoice-ninja",
    source="Invoice Ninja",
    required=(heads("name, balance, paid to date, billing street, billing apt suite, id number, vat number"),),
    columns=columns(
        """
        name = display_name
        billing street = billing_street
        billing apt suite = billing_street2
        billing city = billing_city
        billing state province = billing_region
        billing postal code = billing_postcode
        billing country = billing_country
        shipping street = shipping_street
        shipping apt suite = shipping_street2
        shipping city = shipping_city
        shipping state province = shipping_region
        shipping postal code = shipping_postcode
        shipping country = shipping_country
        id number = external_numbers
        vat number = vat_id
        website = websites
        phone = phones
        public notes = note
        private notes = note
        first name = first_name
        last name = last_name
        email = emails
        """,
        ignored="balance, paid to date, currency",
    ),
)
