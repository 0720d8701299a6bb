"""Wix › Contacts › Export: as many numbered e-mails, phones and addresses as anybody has."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

WIX_CONTACTS = Preset(
    id="wix-contacts",
    kind=Kind.CUSTOMERS,
    system="wix",
    source="Wix",
    required=(
        heads("first name, last name, email 1, email subscriber status"),
        heads("first name, last name, email 1, labels, created at utc 0"),
    ),
    columns=columns(
        """
        first name = first_name
        last name = last_name
        email # = emails
        phone # = phones
        address # type = place_label:#
        address # street = place_street:#
        address # street line 2 = place_street2:#
        address # city = place_city:#
        address # state region = place_region:#
        address # zip = place_postcode:#
        address # country = place_country:#
        company = company
        position = role
        birthdate = birthday
        labels = tags
        language = language
        created at utc 0 = since
        email subscriber status = consents
        notes = note
        """,
        ignored="""sms subscriber status, last activity, last activity date utc 0, source, member status,
            linked locations""",
    ),
)
