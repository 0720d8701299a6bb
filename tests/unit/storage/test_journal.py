"""Undo brings back exactly what was, redo exactly what came after, whatever was done in between."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationKind
from craftdesk.storage import journal
from craftdesk.storage.book import Store
from tests.support.histories import DONE, Histories

HISTORIES = 250
"""A quarter of the long run (`make faults`), which also kills the program in between."""

TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=HISTORIES, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_numbers_are_never_given_twice(store: Store) -> None:
    with store.begin(DONE) as unit:
        first = unit.customers.add(Customer(first_name="Anna"))
        unit.commit()
    target = journal.next_undo(store.shop.writer())
    assert target is not None
    with store.begin(target.label, kind=OperationKind.UNDO, undoes=target.id) as unit:
        journal.restore(unit.raw, target.id)
        unit.commit()
    with store.begin(DONE) as unit:
        second = unit.customers.add(Customer(first_name="Berta"))
        unit.commit()
    assert (first.number, second.number) == ("C-00001", "C-00002")
    assert second.id != first.id
