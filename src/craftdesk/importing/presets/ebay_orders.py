"""eBay › Orders › Download report, in German and in English: a blank line above the heads, footers below the rows.

An order of several articles has a row for the whole first, then one for each article.
"""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

EBAY_ORDERS = Preset(
    id="ebay-orders",
    kind=Kind.ORDERS,
    system="ebay",
    source="eBay",
    required=(
        heads("bestellnummer, nutzername des kaufers, name des kaufers, gesamtbetrag, verkauft am"),
        heads("order number, buyer username, buyer name, total price, sale date"),
    ),
    columns=columns(
        """
        bestellnummer = order_number
        nutzername des kaufers = external_numbers
        name des kaufers = full_name
        e mail des kaufers = emails
        anmerkung des kaufers = order_note
        adresse 1 des kaufers = billing_street
        adresse 2 des kaufers = billing_street2
        ort des kaufers = billing_city
        bundesland des kaufers = billing_region
        plz des kaufers = billing_postcode
        land des kaufers = billing_country
        versand an name = shipping_name
        versand an telefon = phones
        versand an adresse 1 = shipping_street
        versand an adresse 2 = shipping_street2
        versand an ort = shipping_city
        versand an bundesland = shipping_region
        versand an bundesland region = shipping_region
        versand an plz = shipping_postcode
        versand an land = shipping_country
        angebotstitel = item_name
        bestandseinheit = item_sku
        anzahl = item_quantity
        verkauft fur = item_price
        verpackung und versand = order_shipping
        gesamtbetrag = order_total
        zahlungsmethode = order_payment_method
        verkauft am = order_date
        zahlungsdatum = order_paid_on
        versandservice = order_shipping_method
        order number = order_number
        buyer username = external_numbers
        buyer name = full_name
        buyer email = emails
        buyer note = order_note
        buyer address 1 = billing_street
        buyer address 2 = billing_street2
        buyer city = billing_city
        buyer state = billing_region
        buyer zip = billing_postcode
        buyer country = billing_country
        ship to name = shipping_name
        ship to phone = phones
        ship to address 1 = shipping_street
        ship to address 2 = shipping_street2
        ship to city = shipping_city
        ship to state = shipping_region
        ship to zip = shipping_postcode
        ship to country = shipping_country
        item title = item_name
        custom label = item_sku
        quantity = item_quantity
        sold for = item_price
        shipping and handling = order_shipping
        total price = order_total
        payment method = order_payment_method
        sale date = order_date
        paid on date = order_paid_on
        shipping service = order_shipping_method
        variation details = item_variant
        variantendetails = item_variant
        """,
        ignored="""verkaufsprotokollnummer, sales record number, artikelnummer, item number, versanddatum, shipped on
            date,
            ship by date, transaktions id, transaction id, ebay plus, sendungsnummer, tracking number""",
    ),
)
