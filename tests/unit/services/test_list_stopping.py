"""A list's question that nobody waits for any more ends, and leaves nothing behind that hits the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import Cancelled
from craftdesk.services.lists import CustomerList
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
