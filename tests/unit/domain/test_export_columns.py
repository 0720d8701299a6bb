from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain import cells, export_columns, export_orders
from craftdesk.domain.export_columns import customer_from_cells, customer_headers
from craftdesk.domain.export_orders import OrderRecord, begins_order, order_from_rows, order_headers, order_rows
from craftdesk.domain.fields import ADDRESS_KEYS, FIELDS
from craftdesk.domain.order import Order
from tests.support.values import ORDERS, WORDS


def test_every_field_of_the_catalogue_has_its_columns() -> None:
    back = customer_from_cells(dict.fromkeys(customer_headers({}), "") | {"Type": "company"}, "EUR")
    assert {field.key for field in FIELDS} - back.keys - {"credit_limit"} == set()
    parts = {attribute for _, attribute in export_columns.GROUP["addresses"].parts}
    assert set(ADDRESS_KEYS) <= parts


def test_a_file_without_a_column_says_nothing_about_that_field() -> None:
    back = customer_from_cells({"First name": "Ida", "Type": "individual"}, "EUR")
    assert back.keys == {"first_name", "type"}


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Birthday", "31.02."),
        ("Discount (%)", "ten"),
        ("Type", "robot"),
        ("Rating", "NaN"),
        ("Archived", "yesterday"),
        ("Phone kind", "pager"),
        ("Credit limit", "1e999"),
        ("Address 1 default for", "everything"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(header: str, text: str) -> None:
    row = dict.fromkeys(customer_headers({}), "") | {"Type": "company", header: text}
    if header == "Phone kind":
        row["Phone"] = "1"
    with pytest.raises(cells.BadCell) as raised:
        customer_from_cells(row, "EUR")
    assert (raised.value.header, raised.value.text) == (header, text)


@given(ORDERS, WORDS)
def test_an_order_comes_back_from_its_rows(order: Order, number: str) -> None:
    headers = order_headers(2)
    rows = order_rows(OrderRecord(order=order, customer_number=number), 2)
    assert len(rows) == max(len(order.lines), 1)
    by_header = [dict(zip(headers, row, strict=True)) for row in rows]
    assert [begins_order(row) for row in by_header] == [True] + [False] * (len(rows) - 1)
    back = order_from_rows(by_header)
    assert back.customer_number == number
    assert back.order == order


def test_sums_of_an_order_stand_on_its_first_row_only() -> None:
    from datetime import date

    from craftdesk.domain.order import OrderLine

    order = Order(
        number="O-1", ordered_on=date(2026, 1, 2), currency="EUR", lines=(OrderLine(name="a"), OrderLine(name="b")),
        total=1250,
    )  # fmt: skip
    headers = order_headers(1)
    place = headers.index("Total")
    assert [row[place] for row in order_rows(OrderRecord(order=order), 1)] == ["12.50", ""]
    assert export_orders.DECIMALS.fullmatch("Payment 12 amount")


@given(st.text(st.sampled_from("='+-@\t\r0123.,a＝－"), max_size=6))
def test_what_a_spreadsheet_may_not_run_comes_back_unchanged(text: str) -> None:
    shown = cells.neutralised(text)
    assert cells.restored(shown) == text
    assert not shown.startswith(("=", "+", "@", "\t", "\r", "＝", "－"))


@pytest.mark.parametrize("number", ["-5.00", "-5,00", "-1"])
def test_a_negative_number_stays_a_number(number: str) -> None:
    assert cells.neutralised(number) == number


@given(st.lists(st.text(st.sampled_from("a;\\ b"), min_size=1, max_size=5).map(str.strip).filter(bool), max_size=4))
def test_tags_in_one_cell_come_back(tags: list[str]) -> None:
    assert cells.split(cells.joined(tuple(tags))) == tuple(tags)


@given(st.lists(st.text(st.sampled_from("=+-@\t\r＝'0123.,a"), max_size=5), min_size=1, max_size=6))
def test_a_column_is_neutralised_as_its_cells_are(column: list[str]) -> None:
    assert list(cells.neutralised_column(column)) == [cells.neutralised(cell) for cell in column]


def test_a_cell_with_a_nul_in_it_stays_one_cell() -> None:
    assert list(cells.neutralised_column(["=a", "b\0=c"])) == ["'=a", "b\0=c"]
