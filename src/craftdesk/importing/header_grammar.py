"""Heads that say what, and of what: `Nombre del producto`, `Koszt wysyłki`, `Status of the order`, `Müşteri adı`.

Data and one rule: without the little words between, one word tells the thing that is meant and the rest what of it.
Words are folded as `header.normalise` does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_LITTLE = frozenset(
    """of the a an for to from in de del della dello dei delle degli di do da dos das du des d l la le les el los las il
    lo van der den het die das von vom zum zur fur per para por pour till til av af och y e et og und and o
    na""".split()
)
_MOST_WORDS = 6
_TAXED = re.compile(
    r" (?:with|incl|inkl|including|inc|inkludert|toutes taxes|ttc|iva incl|s|vc|with vat|brutto)"
    r"(?: (?:vat|tax|moms|btw|mwst|ust|dph|iva|tva|mva|alv|kdv|gst))?$"
)
"""What says behind an amount that the tax is in it."""


def _table(texts: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({word: thing for thing, words in texts.items() for word in words.split()})


_THINGS = _table(
    {
        "order": """order orders orden pedido commande ordine bestelling bestellung auftrag ordre zamowienia
            zamowienie objednavky objednavka tilauksen tilaus siparis encomenda invoice rechnung facture
            factura fattura faktury faktura fatura booking reservation buchung reservierung reserva
            reservering sale venta vendita vente verkauf sprzedazy""",
        "item": """product products item items article articles artikel producto productos articulo articulos
            produit produits prodotto prodotti articolo articoli produto produtos artigo produkt produktu
            produkty towaru zbozi polozky tuote tuotteen vare varens varor urun""",
        "payment": """payment pago paiement pagamento betaling betalings zahlung zahlungs platnosci platby maksun
            odeme betalning""",
        "shipping": """shipping delivery ship dispatch envio entrega livraison expedition spedizione consegna
            verzending levering leverans versand lieferung dostawy wysylki doruceni dopravy toimituksen
            toimitus kargo teslimat forsendelse""",
        "billing": """billing facturacion facturation fatturazione faturacao facturatie fakturacni laskutus""",
        "buyer": """buyer customer client cliente comprador acheteur acquirente koper klant kaufer kunden kunde
            klienta relatie participant teilnehmer kupujacego nabywcy zakaznika kupujiciho asiakkaan
            ostajan musteri alici kober kobers kund kundens""",
    }
)
_NOUNS = _table(
    {
        "number": """number no nr ref num numero nummer numer cislo numara numarasi numeron id n""",
        "date": """date datum data fecha dato tarih tarihi paiva pvm day""",
        "amount": """total amount sum value kwota wartosc suma castka celkem montant importe importo totale valor
            betrag summe bedrag totaal belob tutar tutari toplami summa""",
        "state": "status state stan stav estado etat statut stato durum durumu tila zustand",
        "name": "name names nombre nom nome nazwa nazev jmeno imie naam navn namn nimi ad adi isim ismi title titulo",
        "price": "price precio prix prezzo preco cena preis prijs pris hinta fiyat fiyati",
        "quantity": """quantity qty cantidad quantite quantita quantidade ilosc mnozstvi pocet menge anzahl aantal
            antal antall maara adet adedi miktar miktari""",
        "cost": """cost costs costo costes coste costi custo koszt koszty naklady kosten kostnad frais spese
            portes omkostninger kulut ucret ucreti fee charge charges price precio prix prezzo preco cena
            preis prijs pris""",
        "note": "note notes nota notas remark remarks comment comments kommentar notiz uwagi poznamka notu message",
        "code": "code codigo codice kod kodu koodi sku ref reference referencia reference",
        "method": "method metodo methode mode metoda modo art tapa yontemi zpusob sposob forma tipo type",
        "subtotal": "subtotal",
    }
)
_FIELDS: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("number", "order"): "order_number", ("code", "order"): "order_number", ("date", "order"): "order_date",
        ("amount", "order"): "order_total", ("state", "order"): "order_state", ("note", "order"): "note",
        ("subtotal", "order"): "order_subtotal",
        ("name", "item"): "item_name", ("price", "item"): "unit_price", ("quantity", "item"): "quantity",
        ("code", "item"): "sku", ("number", "item"): "sku", ("subtotal", "item"): "order_subtotal",
        ("amount", "item"): "item_total",
        ("state", "payment"): "order_payment", ("date", "payment"): "order_paid_on",
        ("method", "payment"): "order_payment_method",
        ("state", "shipping"): "order_fulfilment", ("cost", "shipping"): "shipping_cost",
        ("amount", "shipping"): "shipping_cost", ("method", "shipping"): "order_shipping_method",
        ("name", "shipping"): "full_name",
        ("name", "buyer"): "full_name", ("number", "buyer"): "external_id", ("code", "buyer"): "external_id",
        ("note", "buyer"): "note", ("name", "billing"): "full_name",
    }
)  # fmt: skip
"""(what, of what) → the field. A noun stands behind several things: `price` of a delivery is its cost."""
_USES = MappingProxyType({"shipping": "shipping", "billing": "billing", "buyer": ""})
_PERSONAL = frozenset(
    """first_name last_name full_name company email phone mobile street street2 postcode city region country
    house_number postcode_city address vat_id external_id""".split()
)


def without_tax_words(form: str) -> str:
    """`total inkl moms` is a total."""
    return _TAXED.sub("", form)


def composed(form: str, fields_of: Mapping[str, tuple[str, ...]]) -> tuple[str, tuple[str, ...]]:
    """(use, fields) of a head in several words, or nothing; `fields_of` are the heads that are known by themselves."""
    words = [word for word in form.split() if word not in _LITTLE]
    if len(words) == 1:
        words = _divided(words[0])
    if not 2 <= len(words) <= _MOST_WORDS:
        return "", ()
    for place in range(len(words) - 1, -1, -1):
        thing = _THINGS.get(words[place])
        rest = words[:place] + words[place + 1 :]
        if thing is None:
            continue
        for noun in _nouns(" ".join(rest)):
            if field := _FIELDS.get((noun, thing)):
                return _USES.get(thing, "") if field in _PERSONAL else "", (field,)
        fields = tuple(one for one in fields_of.get(" ".join(rest), ()) if one in _PERSONAL)
        if thing in _USES and fields:
            return _USES[thing], fields
        if thing == "item":
            fields = tuple(_OF_ITEMS[one] for one in fields_of.get(" ".join(rest), ()) if one in _OF_ITEMS)
            if fields:
                return "", fields
    return "", ()


_OF_ITEMS = MappingProxyType({"unit_price": "unit_price", "order_total": "item_total", "quantity": "quantity"})


def _divided(word: str) -> list[str]:
    """The two words of one written together: `ordrenr`, `betalingsmetode`."""
    for end in range(len(word) - 2, 3, -1):
        front, back = word[:end], word[end:]
        if back in _NOUNS and (front in _THINGS or front.removesuffix("s") in _THINGS):
            return [front if front in _THINGS else front.removesuffix("s"), back]
    return []


def _nouns(word: str) -> tuple[str, ...]:
    found = _NOUNS.get(word)
    if found is None:
        return ()
    return ("price", "cost") if word in _PRICES else (found,)


_PRICES = frozenset("price precio prix prezzo preco cena preis prijs pris".split())
