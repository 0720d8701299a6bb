"""Whole files that nobody foresaw, from their bytes to what stands in the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk.services.desk import Desk
from tests.support.importing import ask, bring_in, open_desk

PEOPLE = (
    "SELECT c.first_name, c.last_name, c.company, coalesce(c.birthday, ''),"
    " coalesce((SELECT group_concat(text, ' ') FROM customer_emails e WHERE e.customer_id = c.id), ''),"
    " coalesce((SELECT group_concat(text, ' + ') FROM customer_phones p WHERE p.customer_id = c.id), '')"
    " FROM customers c ORDER BY c.id"
)
PLACES = "SELECT street, street2, postcode, city, region, country FROM addresses ORDER BY id"


@pytest.fixture
def german(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path, currency="EUR", country="DE") as desk:
        yield desk


def test_a_list_kept_by_hand_in_german(german: Desk) -> None:
    file = (
        "KUNDENLISTE;;;;\nStand 1.6.2026;;;;\n;;;;\n"
        "Vor- u. Nachname;E-Mail-Adr.;Tel.;Anschrift;Geb.\n"
        "Ida Berg;ida@example.com;030 5550101 / 0171 5550102;Lindenweg 4, 50667 Köln;3. April 1981\n"
        "Lund, Bo;bo@example.org, lund@example.com;;Am Bach 7, Hinterhaus, 01067 Dresden, Deutschland;31.12.1975\n"
        "Töpferei Holm GmbH;;0221/5550103;;\n"
    ).encode("cp1252")
    report = bring_in(german, file)
    assert (report.counts.rows.new, report.counts.rows.rejected, report.warning_count) == (3, 0, 0)
    assert ask(german, PEOPLE) == [
        ("Ida", "Berg", "", "1981-04-03", "ida@example.com", "030 5550101 + 0171 5550102"),
        ("Bo", "Lund", "", "1975-12-31", "bo@example.org lund@example.com", ""),
        ("", "", "Töpferei Holm GmbH", "", "", "0221/5550103"),
    ]
    assert ask(german, PLACES) == [
        ("Lindenweg 4", "", "50667", "Köln", "", ""),
        ("Am Bach 7", "Hinterhaus", "01067", "Dresden", "", "DE"),
    ]


def test_family_names_first_without_a_comma(german: Desk) -> None:
    bring_in(german, "Nom et prénom;Ville\nDurand Élodie;Paris\nde la Tour Marc;Lyon\nPetit Marie;Nice\n".encode())
    assert [(row[0], row[1]) for row in ask(german, PEOPLE)] == [
        ("Élodie", "Durand"),
        ("Marc", "de la Tour"),
        ("Marie", "Petit"),
    ]


def test_family_names_first_are_known_by_the_names_too(german: Desk) -> None:
    bring_in(german, b"Kunde;E-Mail\nBerg Ida;ida@example.com\nLund Bo;bo@example.org\nHolm Anna;a@example.org\n")
    assert ask(german, "SELECT first_name FROM customers ORDER BY id") == [("Ida",), ("Bo",), ("Anna",)]


def test_an_address_of_several_lines_in_one_cell(german: Desk) -> None:
    file = (
        b'Name,Address,Email\nIda Berg,"12 Kiln Lane\nBrooklyn, NY 11201\nUSA",ida@example.com\n'
        b'Bo Lund,"7 Weaver Close, Portland, OR 97205",bo@example.org\n'
    )
    bring_in(german, file)
    assert ask(german, PLACES) == [
        ("12 Kiln Lane", "", "11201", "Brooklyn", "NY", "US"),
        ("7 Weaver Close", "", "97205", "Portland", "OR", "US"),
    ]


def test_what_cannot_be_divided_surely_stays_a_line(german: Desk) -> None:
    file = "Name;Anschrift;E-Mail\n" + "".join(f"Ida Berg;Lindenweg {n}, 50667 Köln;i{n}@example.com\n" for n in "123")
    bring_in(german, (file + "Bo Lund;hinter der Kirche;bo@example.org\n").encode())
    assert ask(german, PLACES)[-1] == ("hinter der Kirche", "", "", "", "", "")


def test_no_header_at_all(german: Desk) -> None:
    file = (
        "Ida;Berg;ida@example.com;0301 5550101;Lindenstr. 4;50667;Köln;03.04.1981\n"
        "Jürgen;Lund;j@example.org;0221/5550102;Am Bach 7a;01067;Dresden;31.12.1975\n"
    ).encode()
    report = bring_in(german, file)
    assert (report.header_row, report.counts.rows.read, report.counts.rows.new) == (None, 2, 2)
    assert ask(german, PEOPLE)[0] == ("Ida", "Berg", "", "1981-04-03", "ida@example.com", "0301 5550101")
    assert ask(german, PLACES)[1] == ("Am Bach 7a", "", "01067", "Dresden", "", "")


def test_orders_in_one_row_each_with_numbered_lines(german: Desk) -> None:
    file = (
        b"Order No,Order Date,Customer Name,Customer Email,Item 1,Qty 1,Price 1,Item 2,Qty 2,Price 2,Total\n"
        b"1001,2026-04-03,Ida Berg,ida@example.com,Mug,2,12.50,Bowl,1,20.00,45.00\n"
        b"1002,2026-04-14,Bo Lund,bo@example.org,Jug,1,9.00,,,,9.00\n"
    )
    bring_in(german, file)
    assert ask(german, "SELECT number, customer_name, total FROM orders") == [
        ("1001", "Ida Berg", 4500),
        ("1002", "Bo Lund", 900),
    ]
    assert ask(german, "SELECT name, quantity, unit_price FROM order_lines") == [
        ("Mug", 2000, 1250),
        ("Bowl", 1000, 2000),
        ("Jug", 1000, 900),
    ]
