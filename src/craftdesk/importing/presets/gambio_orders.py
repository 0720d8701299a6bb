"""xt:Commerce, Gambio and modified: orders with the delivery address under `… L`, the billing address under `… R`."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_PEOPLE = """
    kundennummer = external_numbers
    anrede = salutation
    vorname = first_name
    nachname = last_name
    firma = company
    strasse = billing_street
    plz = billing_postcode
    ort = billing_city
    land = billing_country
    e mail = emails
    telefon = phones
    name l = shipping_name
    firma l = shipping_company
    strasse l = shipping_street
    stadtteil l = shipping_street2
    plz l = shipping_postcode
    ort l = shipping_city
    bundesland l = shipping_region
    land l = shipping_country
    name r = billing_name:r
    firma r = billing_company:r
    strasse r = billing_street:r
    stadtteil r = billing_street2:r
    plz r = billing_postcode:r
    ort r = billing_city:r
    bundesland r = billing_region:r
    land r = billing_country:r
    """

GAMBIO_ORDERS = Preset(
    id="gambio-orders",
    id_wins=True,
    kind=Kind.ORDERS,
    system="gambio",
    source="Gambio",
    required=(
        heads("kundennummer, name l, strasse l, plz l, name r, strasse r, plz r, bestellnummer"),
        heads("kundennummer, name l, strasse l, plz l, name r, strasse r, plz r, bestellnr"),
        heads("kundennummer, name l, strasse l, plz l, name r, strasse r, plz r, auftragsnummer"),
    ),
    columns=columns(
        f"""
        {_PEOPLE}
        bestellnummer = order_number
        bestellnr = order_number
        auftragsnummer = order_number
        bestelldatum = order_date
        datum = order_date
        bestellstatus = order_status
        status = order_status
        zahlungsart = order_payment_method
        zahlungsweise = order_payment_method
        versandart = order_shipping_method
        versandkosten = order_shipping
        gesamtbetrag = order_total
        gesamtsumme = order_total
        wahrung = order_currency
        kommentar = order_note
        artikelname = item_name
        artikelnummer = item_sku
        menge = item_quantity
        einzelpreis = item_price
        preis = item_price
        """
    ),
)
GAMBIO_CUSTOMERS = Preset(
    id="gambio-customers",
    kind=Kind.CUSTOMERS,
    system="gambio",
    source="Gambio",
    id_wins=True,
    required=(heads("kundennummer, name l, strasse l, plz l, name r, strasse r, plz r"),),
    columns=columns(_PEOPLE),
)
