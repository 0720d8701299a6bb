"""Brevo, formerly Sendinblue › Contacts › Export: who is on the blocklist said no."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

BREVO_CONTACTS = Preset(
    id="brevo-contacts",
    kind=Kind.CUSTOMERS,
    system="brevo",
    source="Brevo",
    date_order="dmy",
    required=(heads("email, email blacklisted, sms blacklisted"), heads("email, email blacklisted, added time")),
    columns=columns(
        """
        contact id = external_numbers
        ext id = external_numbers:brevo-external
        email = emails
        lastname = last_name
        firstname = first_name
        nom = last_name
        prenom = first_name
        nachname = last_name
        vorname = first_name
        sms = phones
        email blacklisted = consents
        added time = since
        """,
        ignored="sms blacklisted, modified time, whatsapp, whatsapp blacklisted, double opt in, opt in",
    ),
)
