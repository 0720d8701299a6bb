"""Typed words that none of the newest orders has: what an index leads to is shown before everything is gathered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.storage import order_words, orders_at_hand, orders_reader
from craftdesk.storage.orders_reader import OrdersReader
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)
_ORDERS, _NEWEST = 30, 2
_GATHERING = ("CREATE TABLE", "DROP TABLE", "orders_noted", "order_lines WHERE product_id")


class Asked:
    """A reader that glances at two orders only, and the statements that it asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection, self.reader = connection, OrdersReader(connection)
        self._statements: list[str] = []
        connection.set_trace_callback(self._statements.append)

    def begin(self, text: str) -> list[int]:
        """What a typed text is answered with first."""
        self._statements.clear()
        rows, is_all = self.reader.begin(OrdersQuery(text=text), TODAY, 9)
        assert not is_all
        return [row.id for row in rows]

    @property
    def tables(self) -> int:
        """For how many texts and words everything that they meet was gathered."""
        return sum("CREATE TABLE" in one for one in self._statements)

    @property
    def gathered(self) -> bool:
        """Whether the last answer waited for what takes its time."""
        return any(word in one for word in _GATHERING for one in self._statements)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three oldest orders are of two Annas, the fourth has a note, all others are nobody's."""
    store = new_store(tmp_path_factory.mktemp("shop") / "a.craftdesk")
    with store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        annas = unit.customers.add_many([Customer(first_name="Anna"), Customer(first_name="Anna", last_name="Berg")])
        for at in range(_ORDERS):
            unit.orders.add(
                Order(
                    number=f"O-{at + 1:04d}", ordered_on=TODAY - timedelta(days=_ORDERS - at), currency="EUR",
                    customer_id=annas[at // 2] if at < 3 else None,
                    lines=(OrderLine(name="Mug" if at % 2 else "Bowl"),),
                    shop_note="ring the bell" if at == 3 else "",
                )
            )  # fmt: skip
        unit.commit()
    store.shop.close()
    return store.shop.path


@pytest.fixture
def asked(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    monkeypatch.setattr(orders_reader, "_GLANCED_AT", _NEWEST)
    with closing(sqlite3.connect(shop)) as connection:
        yield Asked(connection)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("O-000", [9, 8, 7, 6, 5, 4, 3, 2, 1]), ("o-0007", [7]), ("7", [7]), ("ann", [3, 2, 1]), ("anna mug", [2])],
)
def test_numbers_and_names_are_found_without_gathering_everything(asked: Asked, typed: str, found: list[int]) -> None:
    assert asked.begin(typed) == found
    assert not asked.gathered


def test_of_many_numbers_the_highest_are_shown_first(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders_at_hand, "_FEW", 3)
    assert asked.begin("O-00") == [30, 29]  # the glance meets them
    assert asked.begin("O-001") == [19, 18, 17, 1]  # 001 is the first order, too
    assert not asked.gathered


def test_words_that_few_have_together_are_at_hand(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders_at_hand, "_FEW", 1)  # two are called Anna
    assert asked.begin("anna berg") == [3]
    assert not asked.gathered


@pytest.mark.parametrize(("further", "gathered"), [(_ORDERS, False), (_ORDERS - 3, True)])
def test_a_name_that_many_may_have_is_looked_for_further_before_it_is_gathered(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, further: int, *, gathered: bool
) -> None:
    monkeypatch.setattr(orders_at_hand, "_FEW", 0)
    monkeypatch.setattr(orders_reader, "_FURTHER", further)
    monkeypatch.setattr(orders_reader, "_LOOKED_AT", 0)
    rows, _ = asked.reader.begin(OrdersQuery(text="anna"), TODAY, 9)
    assert [row.id for row in rows] == [3, 2, 1]
    assert asked.gathered is gathered


def test_what_was_read_for_one_word_is_at_hand_for_the_next(asked: Asked) -> None:
    assert list(asked.reader.spine(OrdersQuery(text="gate"), TODAY)) == []
    assert asked.begin("bell") == [4]
    assert not asked.gathered


def test_the_first_rows_do_not_wait_until_older_answers_are_let_go_of(asked: Asked) -> None:
    for typed in ("a", "b", "m", "o", "z", "r", "an", "bo", "mu", "ri", "zo", "be", "th", "x"):
        asked.reader.spine(OrdersQuery(text=typed), TODAY)
    asked.begin("O-0007")
    assert not asked.gathered


@pytest.mark.parametrize(("share", "tables"), [(1, 2), (1_000, 3)])
def test_what_one_letter_meets_is_not_gathered_where_few_are_left(
    asked: Asked, monkeypatch: pytest.MonkeyPatch, share: int, tables: int
) -> None:
    """The whole text and its longest word have a table each; a letter that meets nearly everything has none."""
    monkeypatch.setattr(order_words, "_FEW", 0)
    monkeypatch.setattr(order_words, "_SHARE", share)
    assert list(asked.reader.spine(OrdersQuery(text="m 000"), TODAY)) == [8, 6, 4, 2]
    assert asked.tables == tables


def test_of_customers_with_very_many_orders_those_at_hand_are_put_in_order(asked: Asked) -> None:
    asked.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 2)  # three orders are more than it takes
    assert asked.reader._at_hand._sorted([1, 3, 2], 9) == [3, 2, 1]
