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
