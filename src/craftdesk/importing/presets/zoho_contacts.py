"""Zoho Books and Zoho Invoice › Contacts › Export: customers and vendors in one list; the customer's id rules."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

ZOHO_CONTACTS = Preset(
    id="zoho-contacts",
    kind=Kind.CUSTOMERS,
    system="zoho",
    source="Zoho",
    id_wins=True,
    required=(
        heads("display name, company name, contact type, customer id, emailid"),
        heads("display name, company name, contact type, contact id, emailid"),
        heads("display name, company name, billing attention, shipping attention, emailid, mobilephone"),
    ),
    columns=columns(
        """
        created time = since
        display name = display_name
        company name = company
        salutation = salutation
        first name = first_name
        last name = last_name
        phone = phones
        mobilephone = mobile
        emailid = emails
        notes = note
        website = websites
        status = active
        credit limit = credit_limit
        customer sub type = type
        billing attention = billing_name:b
        billing address = billing_street:b
        billing street2 = billing_street2:b
        billing city = billing_city:b
        billing state = billing_region:b
        billing country = billing_country:b
        billing code = billing_postcode:b
        billing phone = phones
        billing fax = fax
        shipping attention = shipping_name:s
        shipping address = shipping_street:s
        shipping street2 = shipping_street2:s
        shipping city = shipping_city:s
        shipping state = shipping_region:s
        shipping country = shipping_country:s
        shipping code = shipping_postcode:s
        shipping phone = phones
        department = company_line2
        designation = role
        price list = price_level
        payment terms = payment_term
        owner name = looked_after_by
        customer id = external_numbers
        contact id = external_numbers
        """,
        ignored="""last modified time, currency code, shipping fax, skype identity, facebook, twitter,
            payment terms label, last sync time, customer name, contact name, contact type, customer address id, source,
            reference id, payment reminder""",
    ),
    skips=(Skip(head="contact type", values=frozenset({"vendor"}), code="import.skip.supplier", whoever=True),),
)
