"""GnuCash › File › Export/Import › Customers: nineteen fields without a header, commas or semicolons between.

A row with an id that is there already is an update. A company is required there, so a person's name stands twice.
"""

from __future__ import annotations

from types import MappingProxyType

from craftdesk.importing.presets.preset import Kind, Preset, columns

_PHONE = r"[\d\s()+./-]{3,30}(?:x\d+)?"
_MAIL = r"\S+@\S+"

GNUCASH_CUSTOMERS = Preset(
    id="gnucash-customers",
    kind=Kind.CUSTOMERS,
    system="gnucash",
    source="GnuCash",
    id_wins=True,
    last_row_wins=True,
    company_repeats_person=True,
    expects=("company",),
    positions=(
        "id", "company", "name", "addr1", "addr2", "addr3", "addr4", "phone", "fax", "email", "notes", "shipname",
        "shipaddr1", "shipaddr2", "shipaddr3", "shipaddr4", "shipphone", "shipfax", "shipemail",
    ),
    shape=MappingProxyType({0: r"[\w.-]{1,20}", 7: _PHONE, 9: _MAIL}),
    columns=columns(
        """
        id = external_numbers
        company = company
        name = full_name
        addr# = billing_address
        phone = phones
        fax = fax
        email = emails
        notes = note
        shipname = shipping_name
        shipaddr# = shipping_address
        shipphone = phones
        shipemail = emails
        """,
        ignored="shipfax",
    ),
)  # fmt: skip
