"""Thunderbird › Address book › Export as CSV; a birthday stands there in three columns."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

THUNDERBIRD_CONTACTS = Preset(
    id="thunderbird-contacts",
    kind=Kind.CUSTOMERS,
    system="thunderbird",
    source="Thunderbird",
    required=(
        heads("first name, last name, display name, primary email, secondary email, home address, work address"),
    ),
    columns=columns(
        """
        first name = first_name
        last name = last_name
        display name = full_name
        nickname = nickname
        primary email = emails
        secondary email = emails
        work phone = phones
        home phone = phones
        fax number = fax
        mobile number = mobile
        home address = place_street:home
        home address 2 = place_street2:home
        home city = place_city:home
        home state = place_region:home
        home zipcode = place_postcode:home
        home country = place_country:home
        work address = place_street:work
        work address 2 = place_street2:work
        work city = place_city:work
        work state = place_region:work
        work zipcode = place_postcode:work
        work country = place_country:work
        job title = role
        department = company_line2
        organization = company
        web page # = websites
        birth year = birth_year
        birth month = birth_month
        birth day = birth_day
        notes = note
        """,
        ignored="screen name, pager number, custom 1, custom 2, custom 3, custom 4",
    ),
)
