"""Clover › Customers › Export."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

CLOVER_CUSTOMERS = Preset(
    id="clover-customers",
    kind=Kind.CUSTOMERS,
    system="clover",
    source="Clover",
    required=(
        heads("customer id, first name, last name, email address, phone number, marketing allowed"),
        heads("first name, last name, marketing allowed, customer since"),
    ),
    columns=columns(
        """
        customer id = external_numbers
        first name = first_name
        last name = last_name
        name = full_name
        email address = emails
        additional emails = emails
        phone number = phones
        additional phone numbers = phones
        address line 1 = billing_street:a
        address line 2 = billing_street2:a
        address line 3 = billing_street2:a
        city = billing_city:a
        state province = billing_region:a
        postal zip code = billing_postcode:a
        country = billing_country:a
        marketing allowed = consents
        customer since = since
        birthday = birthday
        note = note
        notes = note
        company name = company
        """,
        ignored="additional addresses, cards on file",
    ),
)
