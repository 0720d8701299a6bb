"""What a save costs, counted and not timed: it is the same in a small shop and in a large one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.phone import Phone
from craftdesk.services.customers import CustomerService
from craftdesk.storage.book import Store
from tests.unit.storage.test_listing import add

_STEPS = 10
"""Instructions of SQLite between two countings."""


def some(number: int) -> list[Customer]:
    """Customers who differ little."""
    return [
        Customer(first_name=f"Ada{one}", company="Works", phones=(Phone(text=f"030 {one}"),)) for one in range(number)
    ]


@contextmanager
def steps(store: Store) -> Iterator[list[int]]:
    """How often SQLite came through ten instructions of the writer inside the block."""
    count = [0]

    def tick() -> int:
        count[0] += 1
        return 0

    store.shop.writer().set_progress_handler(tick, _STEPS)
    yield count
    store.shop.writer().set_progress_handler(None, 0)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What the writer runs inside the block."""
    run: list[str] = []
    store.shop.writer().set_trace_callback(run.append)
    yield run
    store.shop.writer().set_trace_callback(None)


def save(store: Store, number: CustomerId, **changes: object) -> None:
    """Changes a customer as the form does."""
    service = CustomerService(store)
    service.change(replace(service.get(number), **changes))  # type: ignore[arg-type]  # names of fields


@pytest.mark.parametrize("changes", [{"note": "Likes oak"}, {"last_name": "Zander"}], ids=["note", "name"])
def test_a_save_costs_the_same_in_a_shop_fifty_times_the_size(store: Store, changes: dict[str, object]) -> None:
    (first, *_) = add(store, *some(40))
    with steps(store) as small:
        save(store, first, **changes)
    (other, *_) = add(store, *some(2_000))
    with steps(store) as large:
        save(store, other, **changes)
    assert small[0] > 20  # it did count
    assert large[0] < 1.5 * small[0]


def test_a_save_writes_only_what_differs_in_the_list(store: Store) -> None:
    (ada, *_) = add(store, *some(3))
    with statements(store) as run:
        save(store, ada, note="Likes oak")
    assert not [one for one in run if one.startswith("UPDATE listing SET")]
    with statements(store) as run:
        save(store, ada, phones=(Phone(text="040 7"),), note="Likes oak")
    (update,) = [one for one in run if one.startswith("UPDATE listing SET")]
    assert update.startswith("UPDATE listing SET phone = '040 7' WHERE position = ")


def test_words_used_before_are_read_from_the_newest_records(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("craftdesk.storage.customers._NEWEST", 3)
    add(store, Customer(first_name="Old", source="Fair", tags=("first",)))
    add(store, *[Customer(first_name=f"Ada{one}", source="Market", tags=("new", f"t{one}")) for one in range(3)])
    words = CustomerService(store).words_used()
    assert (words["source"], words["tags"]) == (["Market"], ["new", "t1", "t2"])
