"""Who in the book a row may be, asked in a shop in which many share a name."""

from __future__ import annotations

from datetime import UTC, datetime

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.storage.book import Store


def test_of_many_namesakes_the_first_few_are_told(store: Store) -> None:
    gone = Customer(first_name="Anna", last_name="Berg", deleted_at=datetime(2026, 11, 1, tzinfo=UTC))
    with store.begin(OperationLabel("customer.added")) as unit:
        ids = unit.customers.add_many([gone, *[Customer(first_name="Anna", last_name="Berg")] * 9])
        unit.commit()
    with store.reading() as book:
        found = book.matching.namesakes(["anna berg", "nobody", ""], 3)
        assert found == {"anna berg": ids[1:4]}
        assert book.matching.shown_names(found["anna berg"]) == dict.fromkeys(ids[1:4], "Anna Berg")


def test_a_shop_without_customers_is_not_asked_for_each_of_a_file(store: Store) -> None:
    with store.reading() as book:
        asked: list[str] = []
        book.raw.set_trace_callback(asked.append)
        assert not book.matching.namesakes([f"name {number}" for number in range(500)], 3)
        assert not book.matching.by_email(f"{number}@example.com" for number in range(2_000))
        book.raw.set_trace_callback(None)
        assert len(asked) == 2
