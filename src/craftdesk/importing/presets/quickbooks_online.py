"""QuickBooks Online › Reports › Customer Contact List: titles above, the time of the report below.

Several phones stand in one cell, a whole address in another. Only the display name is there for everybody.
"""

from __future__ import annotations

from craftdesk.importing.presets.placeholders import NOBODY
from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

QUICKBOOKS_ONLINE = Preset(
    id="quickbooks-online-customers",
    kind=Kind.CUSTOMERS,
    system="quickbooks",
    source="QuickBooks",
    required=(
        heads("customer full name, phone numbers, email, bill address"),
        heads("customer, phone numbers, email, full name, billing address"),
        heads("customer full name, phone, email, billing address"),
    ),
    columns=columns(
        """
        customer full name = display_name
        customer = display_name
        phone numbers = phones
        phone = phones
        email = emails
        full name = full_name
        bill address = billing_address
        billing address = billing_address
        ship address = shipping_address
        shipping address = shipping_address
        company name = company
        note = note
        """,
        ignored="attachments, open balance, terms",
    ),
    skips=(
        Skip(
            head="customer full name",
            pattern=r"^(mon|tues|wednes|thurs|fri|satur|sun)day,? .*\d{4}",
            code="import.skip.footer",
            whoever=True,
            always=True,
        ),
        Skip(
            head="customer",
            pattern=r"^(mon|tues|wednes|thurs|fri|satur|sun)day,? .*\d{4}",
            code="import.skip.footer",
            whoever=True,
            always=True,
        ),
        Skip(head="customer full name", pattern="[^:]:[^:]", code="import.skip.job", whoever=True),
        Skip(head="customer full name", values=NOBODY, code="import.skip.placeholder"),
    ),
)
