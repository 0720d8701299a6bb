"""Google Contacts › Export, in the form since 2024 and in the older one.

The file has as many numbered columns as its fullest contact needs; ` ::: ` joins several values in one cell; a star
before a label marks the primary value. Labels of the owner's own tell customers from everybody else in the book.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_BOTH = """
    name prefix = title
    name suffix = suffix
    nickname = nickname
    birthday = birthday
    notes = note
    e mail # label = emails_label:#
    e mail # type = emails_label:#
    e mail # value = emails:#
    phone # label = phones_label:#
    phone # type = phones_label:#
    phone # value = phones:#
    address # label = place_label:#
    address # type = place_label:#
    address # formatted = place_address:#
    address # street = place_street:#
    address # city = place_city:#
    address # po box = place_street2:#
    address # region = place_region:#
    address # postal code = place_postcode:#
    address # country = place_country:#
    address # extended address = place_street2:#
    website # value = websites
"""

GOOGLE_CONTACTS = Preset(
    id="google-contacts",
    kind=Kind.CUSTOMERS,
    system="google",
    source="Google Contacts",
    required=(
        heads("first name, middle name, last name, phonetic first name, file as, organization name, labels"),
        heads("first name, last name, organization name, labels, e mail 1 label, e mail 1 value"),
        heads("name, given name, additional name, family name, group membership"),
        heads("given name, family name, group membership, e mail 1 type, e mail 1 value"),
    ),
    labels_choose=True,
    columns=columns(
        _BOTH
        + """
        first name = first_name
        middle name = middle_name
        last name = last_name
        organization name = company
        organization title = role
        organization department = company_line2
        labels = tags
        name = full_name
        given name = first_name
        additional name = middle_name
        family name = last_name
        language = language
        group membership = tags
        organization 1 name = company
        organization 1 title = role
        organization 1 department = company_line2
        """,
        ignored="""phonetic first name, phonetic middle name, phonetic last name, file as, photo, yomi name,
            given name yomi, additional name yomi, family name yomi, initials, short name, maiden name, gender,
            location, billing information, directory server, mileage, occupation, hobby, sensitivity, priority, subject,
            website 1 label, website 2 label, website 3 label, website 1 type, website 2 type, website 3 type,
            organization 1 type, organization 1 yomi name, organization 1 symbol, organization 1 location,
            organization 1 job description, event *, relation *, custom field *, im *, jot *, calendar *, external id *,
            user defined field *""",
    ),
)
