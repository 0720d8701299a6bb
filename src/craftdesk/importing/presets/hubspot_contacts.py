"""HubSpot › Contacts › Export: semicolons between several values, all cells quoted."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

HUBSPOT_CONTACTS = Preset(
    id="hubspot-contacts",
    kind=Kind.CUSTOMERS,
    system="hubspot",
    source="HubSpot",
    required=(
        heads("record id, first name, last name, email, contact owner"),
        heads("record id, first name, last name, email, lifecycle stage"),
        heads("record id, first name, last name, email, create date"),
        heads("contact id, first name, last name, email, contact owner"),
    ),
    columns=columns(
        """
        record id = external_numbers
        contact id = external_numbers
        first name = first_name
        last name = last_name
        salutation = salutation
        email = emails
        additional email addresses = emails
        work email = emails
        phone number = phones
        mobile phone number = mobile
        fax number = fax
        company name = company
        associated company = company
        job title = role
        street address = billing_street
        street address 2 = billing_street2
        city = billing_city
        state region = billing_region
        postal code = billing_postcode
        country region = billing_country
        website url = websites
        date of birth = birthday
        create date = since
        lifecycle stage = tags
        contact owner = looked_after_by
        preferred language = language
        unsubscribed from all email = consents
        notes = note
        """,
        ignored="""lead status, marketing contact status, last activity date, associated company ids,
            associated company ids primary, original source, last modified date, became a customer date, persona,
            message, ip city, ip country, ip state region, ip timezone, email domain, number of sessions""",
    ),
)
