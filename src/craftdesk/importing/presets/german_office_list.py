"""The customer list of German shop and office programs: semicolons, Windows-1252, the customer number rules."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

GERMAN_OFFICE_LIST = Preset(
    id="german-office-list",
    kind=Kind.CUSTOMERS,
    system="office",
    id_wins=True,
    required=(
        heads("kundennummer, vorname, nachname, plz, ort"),
        heads("kundennr, vorname, nachname, plz, ort"),
        heads("kunden nr, vorname, nachname, plz, ort"),
    ),
    columns=columns(
        """
        kundennummer = external_numbers
        kundennr = external_numbers
        kunden nr = external_numbers
        anrede = salutation
        titel = title
        vorname = first_name
        nachname = last_name
        firma = company
        strasse = billing_street
        plz = billing_postcode
        ort = billing_city
        land = billing_country
        telefon = phones
        mobil = mobile
        e mail = emails
        kunde seit = since
        """
    ),
)
