"""Hand-kept and unforeseen lists of orders: a row an order or a line, lines side by side, scattered, sums below."""

from __future__ import annotations

import pytest

from craftdesk.services.desk import Desk
from tests.support.importing import ask, bring_in

WIDE = (
    b"Order number,Date,Customer,Email,Item 1 name,Item 1 quantity,Item 1 price,Item 2 name,Item 2 quantity,"
    b"Item 2 price,Total\n"
    b"A1,2026-03-14,Wren Hollowell,wren@example.com,Mug,2,32.00,Dish,1,20.00,84.00\n"
    b"A2,2026-03-15,Bram Kettlewell,bram@example.com,Mug,1,32.00,,,,32.00\n"
)
LINE_TOTALS = (
    b"Order,Date,Customer,Product,Qty,Price,Total\n"
    b"A1,2026-03-14,Wren Hollowell,Mug,2,32.00,64.00\n"
    b"A1,2026-03-14,Wren Hollowell,Dish,1,20.00,20.00\n"
    b"A2,2026-03-15,Bram Kettlewell,Mug,1,32.00,32.00\n"
)
REPEATED = (
    b"Order,Date,Customer,Product,Qty,Price,Total\n"
    b"A1,2026-03-14,Wren Hollowell,Mug,2,32.00,84.00\n"
    b"A1,2026-03-14,Wren Hollowell,Dish,1,20.00,84.00\n"
    b"A2,2026-03-15,Bram Kettlewell,Mug,1,32.00,32.00\n"
)
CONTINUED = (
    b"Order,Date,Customer,Product,Qty,Price,Total\n"
    b"A1,2026-03-14,Wren Hollowell,Mug,2,32.00,84.00\n"
    b"A1,,,Dish,1,20.00,\n"
    b"A2,2026-03-15,Bram Kettlewell,Mug,1,32.00,32.00\n"
    b"Total,,,,,,116.00\n"
)
SCATTERED = (
    b"Order,Date,Customer,Product,Qty,Price\n"
    b"A1,2026-03-14,Wren Hollowell,Mug,2,32.00\n"
    b"A2,2026-03-15,Bram Kettlewell,Mug,1,32.00\n"
    b"A1,2026-03-14,Wren Hollowell,Dish,1,20.00\n"
)
GERMAN = (
    "Bestellung;Datum;Kunde;Artikel;Menge;Einzelpreis;Gesamtbetrag\r\n"
    "A1;14.03.2026;Wren Hollowell;Tasse;2;32,00 €;84,00 €\r\n"
    "A1;14.03.2026;Wren Hollowell;Schale;1;20,00 €;84,00 €\r\n"
    "A2;15.03.2026;Bram Kettlewell;Tasse;1;32,00 €;32,00 €\r\n"
    "Summe;;;;;;116,00 €\r\n"
).encode("cp1252")


@pytest.mark.parametrize("data", [WIDE, LINE_TOTALS, REPEATED, CONTINUED, SCATTERED, GERMAN])
def test_a_list_of_orders_gives_two_orders_with_three_lines(desk: Desk, data: bytes) -> None:
    report = bring_in(desk, data)
    assert ask(desk, "SELECT number, total, goods, ordered_on FROM orders ORDER BY number") == [
        ("A1", 8400, 8400, "2026-03-14"),
        ("A2", 3200, 3200, "2026-03-15"),
    ]
    assert ask(desk, "SELECT o.number, l.quantity, l.unit_price FROM order_lines l JOIN orders o ON o.id = order_id"
                     " ORDER BY l.id") == [("A1", 2000, 3200), ("A1", 1000, 2000), ("A2", 1000, 3200)]  # fmt: skip
    assert ask(desk, "SELECT count(*) FROM customers") == [(2,)]
    assert sum(report.counts.totals.values()) == 11600
    assert [one.code for one in report.rejected] in ([], ["import.row.total"])
    assert bring_in(desk, data).operation is None


def test_a_line_below_the_list_is_no_order(desk: Desk) -> None:
    data = b"Order,Date,Customer,Total\nA1,2026-03-14,Wren Hollowell,32.00\nPrinted on 3 April,,,\n"
    report = bring_in(desk, data)
    assert [(one.row, one.code) for one in report.rejected] == [(3, "import.row.footer")]
    assert ask(desk, "SELECT number FROM orders") == [("A1",)]
