"""Heads of several words that say what of what, amounts with their tax, words written together, groups of addresses."""

from __future__ import annotations

import pytest

from craftdesk.importing.guessing_groups import grouped
from craftdesk.importing.header import meanings

HEADS = {
    "Número de orden": "order_number",
    "Numer zamówienia": "order_number",
    "Ordrenr.": "order_number",
    "Booking ref": "order_number",
    "Sipariş Tarihi": "order_date",
    "Kwota zamówienia": "order_total",
    "totalPriceWithVat": "order_total",
    "Total inkl. moms": "order_total",
    "Estado de la orden": "order_state",
    "Estado del pago": "order_payment",
    "Betalingsmetode": "order_payment_method",
    "Koszt wysyłki": "shipping_cost",
    "Costo de envío": "shipping_cost",
    "Nombre del producto": "item_name",
    "Precio del producto": "unit_price",
    "itemUnitPriceWithVat": "unit_price",
    "itemTotalPriceWithVat": "item_total",
    "Cantidad del producto": "quantity",
    "Nombre del comprador": "full_name",
    "Nombre para el envío": "shipping full_name",
    "Relatiecode": "external_id",
    "Irányítószám": "postcode",
}


@pytest.mark.parametrize("head", HEADS)
def test_a_head_of_several_words(head: str) -> None:
    first = meanings(head)[0]
    assert f"{first.use} {first.field}".strip() == HEADS[head]


@pytest.mark.parametrize(
    "head", ["Last order date", "Customer mood", "Product story", "Order", "Totaal excl. btw", "Number of visits"]
)
def test_words_that_are_more_than_what_of_what_say_nothing_of_an_amount_or_a_day(head: str) -> None:
    assert not {one.field for one in meanings(head)} & {"order_date", "order_total", "item_name", "full_name"}


def test_addresses_are_told_apart_by_what_stands_in_front() -> None:
    assert grouped(["Name", "Privat: Adresse", "Privat: Ort", "Privat: PLZ", "Dienstlich: Ort", "Dienstlich: PLZ"]) == {
        1: "place_street:Privat",
        2: "place_city:Privat",
        3: "place_postcode:Privat",
    }
    assert set(grouped(["Studio street", "Studio city", "Studio zip", "Barn street", "Barn city", "Barn zip"])) == set(
        range(6)
    )


@pytest.mark.parametrize(
    "heads",
    [
        ["Street", "City", "Zip"],
        ["Billing street", "Billing city", "Billing zip", "Shipping street", "Shipping city", "Shipping zip"],
        ["Home street", "Home city", "Home zip"],
        ["Delivery - street", "Delivery - town", "Delivery - postcode"],
    ],
)
def test_addresses_with_a_known_use_or_alone_are_no_groups(heads: list[str]) -> None:
    assert grouped(heads) == {}
