"""Square Dashboard › Customers › Directory › Export.

Instant profiles are cards that paid at the counter, not people: left out unless they say who they are. Visits and
spend are snapshots.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, Skip, columns, heads

SQUARE_CUSTOMERS = Preset(
    id="square-customers",
    kind=Kind.CUSTOMERS,
    system="square",
    source="Square",
    required=(heads("square customer id, email address, phone number"), heads("square customer id, creation source")),
    columns=columns(
        """
        square customer id = external_numbers
        reference id = external_numbers:square-reference
        first name = first_name
        last name = last_name
        surname = last_name
        email address = emails
        phone number = phones
        nickname = nickname
        company name = company
        street address 1 = billing_street
        street address 2 = billing_street2
        city = billing_city
        state = billing_region
        postal code = billing_postcode
        birthday = birthday
        memo = note
        first visit = since
        email subscription status = consents
        """,
        ignored="""creation source, last visit, transaction count, lifetime spend, instant profile,
            blocked from online booking""",
    ),
    skips=(Skip(head="instant profile", values=frozenset({"yes", "true", "1"}), code="import.skip.instant_profile"),),
)
