"""FreshBooks › Clients › Export: the organisation is the person again where there is none."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

FRESHBOOKS_CLIENTS = Preset(
    id="freshbooks-clients",
    kind=Kind.CUSTOMERS,
    system="freshbooks",
    source="FreshBooks",
    company_repeats_person=True,
    required=(
        heads("organization, first name, last name, email, city, province state, postal code"),
        heads("organization, first name, last name, email, p street, p city, p code"),
    ),
    columns=columns(
        """
        organization = company
        first name = first_name
        last name = last_name
        email = emails
        phone = phones
        home phone = phones
        work phone = phones
        business phone = phones
        mobile = mobile
        mobile phone = mobile
        fax = fax
        street = billing_street
        street 2 = billing_street2
        address line 1 = billing_street
        address line 2 = billing_street2
        city = billing_city
        province state = billing_region
        postal code = billing_postcode
        country = billing_country
        p street = billing_street
        p street2 = billing_street2
        p city = billing_city
        p state = billing_region
        p country = billing_country
        p code = billing_postcode
        s street = shipping_street
        s street2 = shipping_street2
        s city = shipping_city
        s state = shipping_region
        s country = shipping_country
        s code = shipping_postcode
        notes = note
        note = note
        vat number = vat_id
        """,
        ignored="currency, currency code, language, vat name",
    ),
)
