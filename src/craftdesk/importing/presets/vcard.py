"""Contact cards of phones, mail programs and address books, in the columns that `vcard_cards` gives them."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_PLACE = ("street", "street 2", "postcode", "city", "region", "country")
_SLOTS = range(1, 5)
_PLACES = "\n".join(
    f"{use} {part} {slot} = {use}_{part.replace(' ', '')}"
    for use in ("billing", "shipping")
    for slot in _SLOTS
    for part in _PLACE
)

VCARD = Preset(
    id="vcard",
    kind=Kind.CUSTOMERS,
    system="vcard",
    source="Contacts",
    keeps_numbers=True,
    required=(heads("contact card number, full name, e mail 1, phone 1 label, billing street 1"),),
    columns=columns(
        f"""
        full name = full_name
        salutation = salutation
        title = title
        first name = first_name
        middle name = middle_name
        last name = last_name
        suffix = suffix
        nickname = nickname
        company = company
        department = company_line2
        role = role
        type = type
        language = language
        websites = websites
        tags = tags
        birthday = birthday
        note = note
        contact card number = external_numbers
        customer number = number
        e mail # = emails:#
        e mail # label = emails_label:#
        phone # = phones:#
        phone # label = phones_label:#
        billing label = billing_label
        shipping label = shipping_label
        {_PLACES}
        """
    ),
)
