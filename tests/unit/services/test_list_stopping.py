"""A list's question that nobody waits for any more ends, and leaves nothing behind that hits the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import Cancelled
from craftdesk.services.lists import CustomerList
from craftdesk.services.orders_list import OrdersList
from craftdesk.storage import order_words
from craftdesk.storage.book import Store
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)
_ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "a.craftdesk")
    with made.begin(OperationLabel("sample")) as unit:
        unit.customers.add_many([Customer(first_name="Anna"), Customer(first_name="Zoë")])
        unit.commit()
    yield made
    made.shop.close()


def _interrupted(people: CustomerList, monkeypatch: pytest.MonkeyPatch) -> Cancelled:
    """What comes of a question that is interrupted while rows of a first statement wait for those of a second."""

    def first(*_args: object) -> list[object]:
        waiting = people._connection.execute("SELECT customer_id FROM listing")
        waiting.fetchone()
        people.interrupt()
        people._connection.execute(_ENDLESS)
        return waiting.fetchall()

    with monkeypatch.context() as patch:
        patch.setattr(people._reader, "first", first)
        with pytest.raises(Cancelled) as raised:
            people.first(CustomerQuery(), 9)
    return raised.value


def test_the_next_question_is_answered_whatever_an_interrupted_one_left(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = CustomerList(store.shop, lambda: TODAY)
    kept = _interrupted(people, monkeypatch)
    assert people.count(CustomerQuery()) == 2
    assert [row.name for row in people.first(CustomerQuery(text="zoe"), 9)] == ["Zoë"]
    assert kept.__cause__ is not None
    people.close()


def test_an_interrupted_question_holds_up_nobody_who_saves(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    people = CustomerList(store.shop, lambda: TODAY)
    kept = _interrupted(people, monkeypatch)
    with store.begin(OperationLabel("sample")) as unit:
        unit.raw.execute("PRAGMA busy_timeout = 0")
        unit.customers.add_many([Customer(first_name="Otto")])
        unit.commit()
    assert people.count(CustomerQuery()) == 3
    assert kept.__cause__ is not None
    people.close()


def test_a_question_that_is_stopped_amid_names_says_so_and_leaves_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.begin(OperationLabel("sample")) as unit:
        unit.customers.add_many([Customer(first_name="Adam")])
        unit.commit()
    orders, query = OrdersList(store.shop, lambda: TODAY), OrdersQuery(text="a")
    monkeypatch.setattr(order_words, "_CHUNK", 1)  # Anna waits while the orders of Adam are looked up
    orders._connection.set_trace_callback(lambda sql: orders.interrupt() if "search MATCH" in sql else None)
    with pytest.raises(Cancelled):
        orders.spine(query)
    orders._connection.set_trace_callback(None)
    assert list(orders.spine(query)) == []
    met = orders._connection.execute("SELECT count(*) FROM sqlite_temp_master WHERE name LIKE 'met%'").fetchone()
    assert met == (2,)  # what the text meets, and what its word does
    orders.close()
