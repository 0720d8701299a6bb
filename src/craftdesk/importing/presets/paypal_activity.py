"""PayPal › Activity › Download: payments as orders without lines; whatever else moves money is left out.

A refund is taken off the payment that it refers to. Day and month follow the account's country, which the time zone
tells.
"""

from __future__ import annotations

from types import MappingProxyType

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

_REFUSED = {
    "withdrawal": "import.skip.withdrawal",
    "transfer to": "import.skip.withdrawal",
    "transfer from": "import.skip.withdrawal",
    "bank deposit": "import.skip.withdrawal",
    "abbuchung": "import.skip.withdrawal",
    "abhebung": "import.skip.withdrawal",
    "auszahlung": "import.skip.withdrawal",
    "bankgutschrift": "import.skip.withdrawal",
    "bankkonto": "import.skip.withdrawal",
    "currency conversion": "import.skip.conversion",
    "wahrungsumrechnung": "import.skip.conversion",
    "hold": "import.skip.hold",
    "release": "import.skip.hold",
    "reserve": "import.skip.hold",
    "authorization": "import.skip.hold",
    "einbehalt": "import.skip.hold",
    "autorisierung": "import.skip.hold",
    "fee": "import.skip.fee",
    "gebuhr": "import.skip.fee",
}

PAYPAL_ACTIVITY = Preset(
    id="paypal-activity",
    kind=Kind.ORDERS,
    system="paypal",
    source="PayPal",
    required=(
        heads("date, type, status, currency, gross, fee, net, transaction id"),
        heads("datum, beschreibung, wahrung, brutto, entgelt, netto, transaktionscode"),
        heads("datum, beschreibung, wahrung, brutto, gebuhr, netto, transaktionscode"),
        heads("datum, typ, status, wahrung, brutto, gebuhr, netto, transaktionscode"),
        heads("datum, typ, status, wahrung, brutto, entgelt, netto, transaktionscode"),
    ),
    returns=frozenset({"refund", "reversal", "chargeback", "ruckzahlung", "ruckerstattung", "ruckbuchung"}),
    refused=MappingProxyType(_REFUSED),
    incoming_only=True,
    columns=columns(
        """
        date = order_date
        time = order_time
        timezone = order_zone
        time zone = order_zone
        name = full_name
        type = order_event
        status = order_status
        currency = order_currency
        gross = order_total
        from email address = emails
        transaction id = order_number
        reference txn id = order_reference
        item title = order_shop_note
        subject = order_shop_note
        note = order_note
        contact phone number = phones
        shipping and handling amount = order_shipping
        sales tax = order_tax
        address line 1 = shipping_street
        address line 2 district neighborhood = shipping_street2
        town city = shipping_city
        state province region county territory prefecture republic = shipping_region
        zip postal code = shipping_postcode
        country = shipping_country
        datum = order_date
        uhrzeit = order_time
        zeitzone = order_zone
        beschreibung = order_event
        typ = order_event
        wahrung = order_currency
        brutto = order_total
        absender e mail adresse = emails
        transaktionscode = order_number
        zugehoriger transaktionscode = order_reference
        artikelbezeichnung = order_shop_note
        betreff = order_shop_note
        hinweis = order_note
        telefon = phones
        """,
        ignored="""fee, net, to email address, counterparty status, address status, item id, option 1 name,
            option 1 value, option 2 name, option 2 value, invoice number, custom number, receipt id, balance, memo,
            bank name, country code, entgelt, gebuhr, netto, guthaben, empfanger e mail adresse, rechnungsnummer,
            balance impact, auswirkung auf guthaben, quantity, shipping address""",
    ),
)
