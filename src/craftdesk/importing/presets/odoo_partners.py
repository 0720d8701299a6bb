"""Odoo › Contacts › Export (res.partner), by labels or by technical names.

Contacts and further addresses of a firm are rows below it that name its external id; more tags follow in rows that are
blank otherwise.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

ODOO_PARTNERS = Preset(
    id="odoo-partners",
    kind=Kind.CUSTOMERS,
    system="odoo",
    source="Odoo",
    id_wins=True,
    required=(
        heads("external id, name, is a company, related company external id"),
        heads("external id, name, is a company, address type"),
        heads("id, name, is company, parent id id"),
    ),
    columns=columns(
        """
        external id = external_numbers
        id = external_numbers
        name = full_name
        is a company = type
        is company = type
        related company external id = parent_number
        parent id id = parent_number
        address type = address_kind
        type = address_kind
        street = billing_street
        street2 = billing_street2
        city = billing_city
        state = billing_region
        state id = billing_region
        zip = billing_postcode
        country = billing_country
        country id = billing_country
        phone = phones
        mobile = mobile
        email = emails
        tags = tags
        category id = tags
        notes = note
        comment = note
        vat = vat_id
        tax id = vat_id
        job position = role
        function = role
        title = title
        website = websites
        salesperson = looked_after_by
        active = active
        """,
        ignored="related company, parent id, display name, language, lang, activities, company, reference, ref",
    ),
)
