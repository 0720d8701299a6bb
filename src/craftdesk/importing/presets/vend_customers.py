"""Lightspeed Retail (Vend) › Customers › Export: where they live is for parcels, the postal address for bills."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

VEND_CUSTOMERS = Preset(
    id="lightspeed-customers",
    kind=Kind.CUSTOMERS,
    system="lightspeed",
    source="Lightspeed",
    required=(
        heads("customer code, first name, last name, physical address1"),
        heads("customer code, first name, last name, physical address 1"),
        heads("customer code, first name, last name, physical city, postal city"),
    ),
    columns=columns(
        """
        id = external_numbers:lightspeed-id
        customer code = external_numbers
        company name = company
        first name = first_name
        last name = last_name
        email = emails
        phone = phones
        mobile = mobile
        fax = fax
        website = websites
        physical address1 = shipping_street:p
        physical address2 = shipping_street2:p
        physical address 1 = shipping_street:p
        physical address 2 = shipping_street2:p
        physical suburb = shipping_street2:p
        physical city = shipping_city:p
        physical postcode = shipping_postcode:p
        physical state = shipping_region:p
        physical country = shipping_country:p
        physical country id = shipping_country:p
        postal address1 = billing_street:p
        postal address2 = billing_street2:p
        postal address 1 = billing_street:p
        postal address 2 = billing_street2:p
        postal suburb = billing_street2:p
        postal city = billing_city:p
        postal postcode = billing_postcode:p
        postal state = billing_region:p
        postal country = billing_country:p
        postal country id = billing_country:p
        customer group name = tags
        customer group = tags
        date of birth = birthday
        birthday = birthday
        do not email = consents
        note = note
        created at = since
        """,
        ignored="""twitter, gender, enable loyalty, loyalty balance, loyalty email sent, account balance, year to date,
            total spent, total purchases, last purchase date, store credit balance, updated at, on account limit,
            custom field 1, custom field 2, custom field 3, custom field 4, sex""",
    ),
)
