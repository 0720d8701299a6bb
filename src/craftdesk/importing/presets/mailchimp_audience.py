"""Mailchimp › Audience › Export: one cell for the address, a quoted list of tags, consent in the file's name."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

MAILCHIMP_AUDIENCE = Preset(
    id="mailchimp-audience",
    kind=Kind.CUSTOMERS,
    system="mailchimp",
    source="Mailchimp",
    required=(heads("email address, member rating, optin time, leid, euid"),),
    date_order="mdy",
    consent_in_file_name=True,
    columns=columns(
        """
        email address = emails
        first name = first_name
        last name = last_name
        address = billing_address
        phone number = phones
        birthday = birthday
        optin time = since
        notes = note
        tags = tags
        company = company
        """,
        ignored="""member rating, optin ip, confirm time, confirm ip, latitude, longitude, gmtoff, dstoff, timezone, cc,
            region, last changed, leid, euid, clean time, clean campaign title, clean campaign id, unsub time,
            unsub campaign title, unsub campaign id, unsub reason, unsub reason other""",
    ),
)
