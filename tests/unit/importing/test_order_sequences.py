"""Several files of one shop, one after the other: each order once, whatever comes first, and undo takes all back."""

from __future__ import annotations

import csv
import io
from itertools import permutations

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.outcome import RowKind
from craftdesk.services.desk import Desk
from tests.support.importing import SAMPLES, ask, bring_in, content, plan

SEQUENCES = {
    ("shopify-customers.csv", "shopify-orders.csv"): (10, 9, 13, 148648),
    ("etsy-sold-orders.csv", "etsy-sold-order-items.csv"): (5, 7, 7, 58400),
    ("craftplan-customers.csv", "craftplan-orders.csv"): (6, 6, 0, 86538),
    ("square-customers.csv", "square-items.csv"): (5, 4, 6, 132668),
}
"""Files → customers, orders, lines, sum of the totals."""
NET = "SELECT coalesce(sum(total - refunded), 0) FROM orders WHERE status NOT IN ('unconfirmed', 'cancelled')"
NETS = {
    "shopify-orders.csv": 62218,
    "woocommerce-orders-webtoffee.csv": 55930,
    "square-items.csv": 132668,
    "etsy-sold-orders.csv": 37400,
    "etsy-sold-order-items.csv": 33800,
    "paypal-activity-us.csv": 189800,
    "zoho-invoices.csv": 153800,
    "craftplan-orders.csv": 84688,
}
"""What each file comes to without cancelled orders, drafts, and what was given back."""


@pytest.mark.parametrize("files", [order for files in SEQUENCES for order in permutations(files)])
def test_two_files_of_a_shop_tell_of_the_same_orders(desk: Desk, files: tuple[str, ...]) -> None:
    for name in files:
        bring_in(desk, name)
    customers, orders, lines, total = next(found for key, found in SEQUENCES.items() if set(key) == set(files))
    if files[0] != "craftplan-orders.csv":
        # Orders that know a customer by name only can't be told apart from a namesake with an e-mail address.
        assert ask(desk, "SELECT count(*) FROM customers") == [(customers,)]
    assert ask(desk, "SELECT count(*), sum(total) FROM orders") == [(orders, total)]
    assert ask(desk, "SELECT count(*) FROM order_lines") == [(lines,)]
    before = content(desk)
    for name in files[::-1] if files[0].startswith("etsy") else ():
        assert bring_in(desk, name).operation is None
    assert content(desk) == before


@pytest.mark.parametrize("name", NETS)
def test_what_was_cancelled_or_given_back_is_no_revenue(desk: Desk, name: str) -> None:
    empty = content(desk)
    bring_in(desk, name)
    assert ask(desk, NET) == [(NETS[name],)]
    desk.history.undo()
    assert content(desk) == empty


def test_items_after_their_orders_add_the_lines_and_leave_the_rest(desk: Desk) -> None:
    bring_in(desk, "etsy-sold-orders.csv")
    place = (
        "SELECT a.street, a.street2 FROM order_addresses a JOIN orders o ON o.id = order_id"
        " WHERE o.number = '3310000004' AND a.use = 'shipping'"
    )
    assert ask(desk, place) == [("c/o Larkspur", "640 Peachfield Dr")]
    report = bring_in(desk, "etsy-sold-order-items.csv")
    assert [(one.row, one.code) for one in report.rejected] == [(9, "order.no_number_nor_date")]
    assert ask(desk, place) == [("c/o Larkspur", "640 Peachfield Dr")]
    first = "SELECT goods, shipping, discount, total, paid FROM orders WHERE number = '3310000003'"
    assert ask(desk, first) == [(3400, 1100, 500, 4000, 4000)]
    assert ask(desk, "SELECT name FROM order_lines ORDER BY id LIMIT 2") == [
        ("Maker's mug - speckled, stoneware",),
        ('Ramen bowl "Nami"',),
    ]


def test_a_gift_is_a_second_address_and_the_home_stays(desk: Desk) -> None:
    bring_in(desk, "etsy-sold-orders.csv")
    theirs = "SELECT street, default_shipping FROM addresses a JOIN customers c ON c.id = customer_id"
    assert ask(desk, f"{theirs} WHERE first_name = 'Odalys' ORDER BY a.id") == [
        ("12 Kiln Lane", 1),
        ("c/o Larkspur", 0),
    ]
    assert ask(desk, "SELECT first_name FROM customers WHERE last_name = 'Quillfeather'") == [("Tamsin",)]


def test_what_is_odd_about_buyers_is_told(desk: Desk) -> None:
    bring_in(desk, "shopify-customers.csv")
    told = {
        "shopify-orders.csv": [
            (4, "import.warn.other_address"),
            (5, "import.warn.refunded"),
            (10, "import.warn.no_mail"),
            (11, "import.warn.cancelled"),
            (13, "import.warn.refunded"),
        ],
        "etsy-sold-orders.csv": [
            (5, "import.warn.other_address"),
            (7, "import.warn.cancelled"),
            (8, "import.warn.other_name"),
        ],
        "zoho-invoices.csv": [(6, "import.warn.unconfirmed"), (8, "import.warn.cancelled")],
    }
    for name, expected in told.items():
        assert [(one.row, one.code) for one in plan(desk, name).warnings] == expected


def test_a_refund_of_paypal_is_taken_off_its_payment(desk: Desk) -> None:
    report = bring_in(desk, "paypal-activity-us.csv")
    assert [(one.row, one.code) for one in report.rejected] == [
        (5, "import.skip.refund"),
        (6, "import.skip.withdrawal"),
    ]
    assert (4, "import.warn.unpaid") in [(one.row, one.code) for one in report.warnings]
    assert ask(desk, "SELECT total, paid, refunded, ordered_on FROM orders WHERE number LIKE '%01A'") == [
        (6400, 6400, 6400, "2026-06-01")
    ]
    assert ask(desk, "SELECT paid FROM orders WHERE number LIKE '%03C'") == [(0,)]


def test_a_refund_in_a_later_file_finds_its_payment_in_the_book(desk: Desk) -> None:
    lines = (SAMPLES / "paypal-activity-us.csv").read_bytes().split(b"\r\n")
    early, late = b"\r\n".join(lines[:4]), b"\r\n".join([lines[0], lines[4]])
    alone = plan(desk, late)
    assert [(one.row, one.code) for one in alone.rejected] == [(2, "import.skip.refund_alone")]
    bring_in(desk, early)
    assert bring_in(desk, late).counts.orders.changed == 1
    assert ask(desk, "SELECT total, paid, refunded FROM orders WHERE number LIKE '%01A'") == [(6400, 6400, 6400)]
    assert bring_in(desk, late).operation is None
    assert bring_in(desk, early).operation is None


def test_a_sale_and_its_return_are_one_order_that_came_to_nothing(desk: Desk) -> None:
    bring_in(desk, "square-items.csv")
    assert ask(desk, "SELECT total, paid, refunded, customer_id FROM orders WHERE number = 'SQB2y'") == [
        (0, 1296, 1296, None)
    ]
    assert ask(desk, "SELECT ordered_at FROM orders WHERE number = 'SQA1x'") == [("2026-09-13T14:02:11Z",)]


def test_a_return_in_a_later_file_of_square_keeps_the_sale(desk: Desk) -> None:
    lines = (SAMPLES / "square-items.csv").read_bytes().split(b"\n")
    sale, back = b"\n".join([lines[0], lines[3]]), b"\n".join([lines[0], lines[5]])
    order = "SELECT total, paid, refunded FROM orders"
    bring_in(desk, sale)
    assert ask(desk, order) == [(1296, 1296, 0)]
    bring_in(desk, back)
    assert ask(desk, order) == [(1296, 1296, 1296)]
    assert bring_in(desk, back).operation is None
    assert bring_in(desk, sale).operation is None
    assert ask(desk, NET) == [(0,)]


TRANSACTIONS = (
    b"Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,"
    b"Source,Card,Transaction ID,Event Type,Location,Customer ID,Customer Name\n"
    b"2026-09-13,10:02:11,Eastern Time (US & Canada),$30.00,-$3.00,$27.00,$0.00,$2.16,$5.00,$0.00,$34.16,Market,$34.16,"
    b"SQA1x,Payment,Autumn Fair,SQCUST0001,Odalys Fernwright\n"
    b"2026-09-20,09:30:00,Eastern Time (US & Canada),$44.00,$0.00,$44.00,$0.00,$3.52,$0.00,$0.00,$47.52,Market,$47.52,"
    b"SQD4w,Payment,Autumn Fair,SQCUST0005,Wren Hollowell\n"
)


@pytest.mark.parametrize("items_first", [True, False])
def test_transactions_and_items_of_square_are_the_same_orders(desk: Desk, items_first: bool) -> None:
    files: list[str | bytes] = ["square-items.csv", TRANSACTIONS]
    for name in files if items_first else files[::-1]:
        bring_in(desk, name)
    assert ask(desk, "SELECT count(*) FROM customers") == [(3,)]
    assert ask(desk, "SELECT count(*), sum(total) FROM orders") == [(4, 132668 + 500)]
    assert ask(desk, "SELECT goods, tax, adjustment, total, paid FROM orders WHERE number = 'SQA1x'") == [
        (2700, 216, 500, 3416, 3416)
    ]
    assert ask(desk, "SELECT count(*) FROM order_lines") == [(6,)]
    for name in files:
        assert bring_in(desk, name).operation is None


@pytest.mark.parametrize("count", [21, 24, 29, 33, 35])
def test_square_items_of_every_year_are_known(desk: Desk, count: int) -> None:
    wanted = ["Date", "Time", "Time Zone", "Category", "Item", "Qty", "Price Point Name", "SKU", "Modifiers Applied",
              "Gross Sales", "Discounts", "Net Sales", "Tax", "Transaction ID", "Payment ID", "Device Name", "Notes",
              "Details", "Event Type", "Location", "Dining Option"]  # fmt: skip
    rows = [line.split(",") for line in (SAMPLES / "square-items.csv").read_text(encoding="utf-8").splitlines()]
    head = rows[0]
    assert head[:21] == wanted
    kept = b"\n".join(",".join(row[:count]).encode() for row in rows[:3])
    found = plan(desk, kept)
    assert found.system == "square-items"
    assert (found.counts.orders.new, found.counts.lines, found.counts.totals) == (1, 2, {"USD": 2916})
    assert found.counts.customers.new == (count > 21)


def test_a_shorter_export_of_shopify_gives_the_same(desk: Desk) -> None:
    whole = (SAMPLES / "shopify-orders.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(whole, newline="")))
    gone = {"Employee", "Location", "Device ID", "Lineitem discount", "Receipt Number", "Duties", "Payment ID"}
    kept = [index for index, head in enumerate(rows[0]) if head not in gone and not head.startswith("Tax ")]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[row[index] for index in kept] for row in rows])
    found = plan(desk, text.getvalue().encode())
    assert found.system == "shopify-orders"
    assert (found.counts.orders.new, found.counts.lines, found.counts.customers.new) == (9, 13, 8)
    assert found.counts.totals == {"USD": 148648}
    assert found.count(RowKind.REJECTED) == 0


def test_nothing_of_a_file_without_orders_comes_in(desk: Desk) -> None:
    head = (SAMPLES / "etsy-sold-orders.csv").read_bytes().split(b"\n")[0]
    found = bring_in(desk, head + b"\n")
    assert found.counts.rows.read == 0
    assert found.operation is None
    with pytest.raises(ImportProblem):
        plan(desk, b"")
