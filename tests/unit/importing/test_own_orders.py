"""Orders that CraftDesk wrote: found again by their number, and never taken for another shop's of the same number."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.export_orders import OrderRecord, order_headers, order_rows
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.record_shapes import FORMAT, VERSION, order_shape
from craftdesk.services.desk import Desk
from craftdesk.texts import sentence
from tests.support.importing import ask, bring_in

OURS = Order(
    number="1001",
    customer_name="Wren Hollowell",
    ordered_on=date(2026, 3, 1),
    currency="USD",
    lines=(OrderLine(name="Mug", unit_price=3200, total=3200),),
    goods=3200,
    total=3200,
)
SHOPIFYS = replace(OURS, system="shopify", external_id="1001", source="Shopify")
ELSEWHERE = replace(OURS, customer_name="Bram Kettlewell", ordered_on=date(2026, 4, 7), goods=900, total=900, lines=())
"""Of another shop's book that counts alike."""


def written(*orders: Order) -> bytes:
    """The file that CraftDesk writes of some orders."""
    text = io.StringIO(newline="")
    rows = [row for order in orders for row in order_rows(OrderRecord(order=order), 1)]
    csv.writer(text).writerows([order_headers(1), *rows])
    return text.getvalue().encode()


@pytest.mark.parametrize("first", [OURS, SHOPIFYS])
def test_an_order_is_found_again_and_changes(desk: Desk, first: Order) -> None:
    assert bring_in(desk, written(first)).counts.orders.new == 1
    assert bring_in(desk, written(first)).operation is None
    later = replace(first, shop_note="Packed", customer_note="By Friday")
    assert bring_in(desk, written(later)).counts.orders.changed == 1
    assert ask(desk, "SELECT number, customer_note FROM orders") == [("1001", "By Friday")]


@pytest.mark.parametrize(
    ("standing", "coming"), [(SHOPIFYS, OURS), (OURS, SHOPIFYS), (OURS, ELSEWHERE), (ELSEWHERE, SHOPIFYS)]
)
def test_an_order_of_the_same_number_elsewhere_is_another_one(desk: Desk, standing: Order, coming: Order) -> None:
    bring_in(desk, written(standing))
    before = ask(desk, "SELECT * FROM orders")
    report = bring_in(desk, written(coming))
    assert (report.counts.orders.new, report.counts.orders.changed) == (1, 0)
    assert ask(desk, "SELECT * FROM orders ORDER BY id LIMIT 1") == before
    assert ask(desk, "SELECT count(*) FROM orders") == [(2,)]
    for one in (standing, coming):
        assert bring_in(desk, written(one)).operation is None


def test_shopify_does_not_touch_an_order_of_ours_with_its_number(desk: Desk) -> None:
    bring_in(desk, written(replace(OURS, number="#1001")))
    report = bring_in(desk, "shopify-orders.csv")
    assert report.counts.orders.new == 9
    assert ask(desk, "SELECT count(*) FROM orders WHERE number = '#1001'") == [(2,)]


def test_two_orders_of_one_number_in_one_file_stay_two(desk: Desk) -> None:
    both = written(OURS, SHOPIFYS)
    assert bring_in(desk, both).counts.orders.new == 2
    assert bring_in(desk, both).operation is None


@pytest.mark.parametrize(
    "line", [{"tax_rate": -10_000}, {"tax_rate": 10_001}, {"discount_rate": -1}, {"discount_rate": 20_000}]
)
def test_a_rate_that_is_none_keeps_an_order_outside(desk: Desk, line: dict[str, int]) -> None:
    bad = replace(OURS, lines=(replace(OURS.lines[0], **line),))  # type: ignore[arg-type]  # each case names its field
    report = bring_in(desk, written(bad, ELSEWHERE))
    assert [sentence(one.code, one.params) for one in report.rejected] == [
        "A rate of tax or a discount in it is not between 0 and 100 %."
    ]
    assert ask(desk, "SELECT customer_name FROM orders") == [("Bram Kettlewell",)]


def test_halves_of_characters_in_a_json_file_become_question_marks(desk: Desk) -> None:
    shape = order_shape(replace(OURS, lines=(replace(OURS.lines[0], name="M\ud800ug"),)))
    file = {"format": FORMAT, "version": VERSION, "orders": [shape]}
    assert list(bring_in(desk, json.dumps(file).encode()).rejected) == []
    assert ask(desk, "SELECT name FROM order_lines") == [("M?ug",)]
