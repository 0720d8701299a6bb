"""BigCommerce › Customers › Export, in its bulk form with numbered addresses or with none."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

BIGCOMMERCE_CUSTOMERS = Preset(
    id="bigcommerce-customers",
    kind=Kind.CUSTOMERS,
    system="bigcommerce",
    source="BigCommerce",
    required=(
        heads("customer id, first name, last name, email, store credit, customer group"),
        heads("first name, last name, email, address id 1, address line 1 1"),
    ),
    columns=columns(
        """
        customer id = external_numbers
        first name = first_name
        last name = last_name
        company = company
        email = emails
        phone = phones
        notes = note
        customer group = tags
        date joined = since
        address first name # = place_first_name:#
        address last name # = place_last_name:#
        address company # = place_company:#
        address line 1 # = place_street:#
        address line 2 # = place_street2:#
        address city # = place_city:#
        address state # = place_region:#
        address zip # = place_postcode:#
        address country # = place_country:#
        address phone # = phones
        """,
        ignored="""store credit, addresses, receive review abandoned cart emails, tax exempt category, date modified,
            channel id, total orders, address id 1, address id 2, address id 3, address id 4, address id 5""",
    ),
)
