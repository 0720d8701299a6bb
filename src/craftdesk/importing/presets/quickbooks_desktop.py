"""QuickBooks Desktop › Customer Center › Export customer list: an empty first column, addresses as free lines.

`Customer:Job` is a job of a customer. Balances are snapshots.
"""

from __future__ import annotations

from craftdesk.importing.presets.placeholders import NOBODY
from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

QUICKBOOKS_DESKTOP = Preset(
    id="quickbooks-desktop-customers",
    kind=Kind.CUSTOMERS,
    system="quickbooks",
    source="QuickBooks",
    required=(
        heads("active status, customer, main phone, bill to 1, bill to 2"),
        heads("customer, main phone, main email, bill to 1, ship to 1"),
    ),
    columns=columns(
        """
        active status = active
        customer = display_name
        company = company
        mr ms = salutation
        first name = first_name
        m i = middle_name
        last name = last_name
        main phone = phones
        fax = fax
        alt phone = phones
        alt mobile = mobile
        mobile = mobile
        work phone = phones
        home phone = phones
        secondary contact = other_contact
        job title = role
        main email = emails
        cc email = emails:billing
        alt email 1 = emails
        website = websites
        bill to # = billing_address
        ship to # = shipping_address
        customer type = tags
        resale num = vat_id
        account no = external_numbers
        terms = payment_term
        credit limit = credit_limit
        note = note
        notes = note
        """,
        ignored="""balance, balance total, primary contact, rep, sales tax code, tax item, job status, job type,
            job description, start date, projected end, end date""",
    ),
    skips=(
        Skip(head="customer", pattern=":", code="import.skip.job", whoever=True),
        Skip(head="customer", values=NOBODY, code="import.skip.placeholder"),
    ),
)
