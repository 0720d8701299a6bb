"""Wave › Export data › Customers: `shipping_address` only says whether there is one.

The whole name may stand where the first name belongs.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

WAVE_CUSTOMERS = Preset(
    id="wave-customers",
    kind=Kind.CUSTOMERS,
    system="wave",
    source="Wave",
    company_repeats_person=True,
    whole_name_first=True,
    required=(heads("customer name, contact first name, contact last name, address line 1, shipping address"),),
    columns=columns(
        """
        customer name = display_name
        email = emails
        contact first name = first_name
        contact last name = last_name
        account number = external_numbers
        phone = phones
        fax = fax
        mobile = mobile
        toll free = phones
        website = websites
        country = billing_country
        province state = billing_region
        address line 1 = billing_street
        address line 2 = billing_street2
        city = billing_city
        postal code zip code = billing_postcode
        ship to contact = shipping_name
        ship to country = shipping_country
        ship to province state = shipping_region
        ship to address line 1 = shipping_street
        ship to address line 2 = shipping_street2
        ship to city = shipping_city
        ship to postal code zip code = shipping_postcode
        ship to phone = phones
        delivery instructions = shipping_delivery_note
        """,
        ignored="customer currency, shipping address",
    ),
)
