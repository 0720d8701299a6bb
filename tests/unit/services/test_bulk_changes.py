"""One change for many customers: who gets it, one step of undo, nothing left of one that was stopped."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from craftdesk.domain.bulk_change import BulkChange, BulkKind, BulkPreview, Whom
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomerType
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import NotFound, ValidationProblem
from craftdesk.services.bulk_changes import BulkDone
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.texts import label_words
from tests.support.shops import content, derived, new_store

_EVERYBODY = Whom(query=CustomerQuery())


@pytest.fixture
def people(desk: Desk) -> list[CustomerId]:
    """Ten people; the first three have a tag, in another spelling."""
    with desk.store.begin(OperationLabel("sample")) as unit:
        drafts = [
            Customer(first_name=f"Ada {at}", tags=("Fair", "MARKET") if at < 3 else (), source="Etsy" if at else "")
            for at in range(10)
        ]
        ids = unit.customers.add_many(drafts)
        unit.commit()
    return ids


def make(desk: Desk, change: BulkChange, whom: Whom = _EVERYBODY) -> BulkDone:
    """The change, to its end."""
    return run(desk.bulk_changes.change(whom, change))


def test_a_tag_for_those_who_lack_it(desk: Desk, people: list[CustomerId]) -> None:
    change = BulkChange(kind=BulkKind.TAG, key=" Market ")
    assert desk.bulk_changes.preview(_EVERYBODY, change) == BulkPreview(chosen=10, changed=7)
    before = desk.customers.get(people[5])
    done = make(desk, change)
    assert (done.chosen, done.changed, done.changes.customers) == (10, 7, frozenset(people[3:]))
    assert desk.customers.get(people[0]).tags == ("Fair", "MARKET")
    assert desk.customers.get(people[5]).tags == ("Market",)
    # A form that is open on somebody would otherwise save over it.
    assert desk.customers.get(people[5]).version == before.version + 1
    assert [label_words(one.label) for one in desk.history.list(limit=1)] == ["Tag 7 customers Market"]

    off = make(desk, BulkChange(kind=BulkKind.UNTAG, key="market"), Whom(ids=tuple(people[:4])))
    assert off.changed == 4
    assert desk.customers.get(people[0]).tags == ("Fair",)
    assert desk.customers.get(people[5]).tags == ("Market",)


def test_those_whom_a_filter_finds(desk: Desk, people: list[CustomerId]) -> None:
    asked = Filter(field="tag", test=FilterTest.IS, value="Fair")
    done = make(desk, BulkChange(kind=BulkKind.SET, key="source", value="Market"), Whom(
        query=CustomerQuery(filters=(asked,))))  # fmt: skip
    assert done.changed == 3
    assert [desk.customers.get(one).source for one in people[:5]] == ["Market"] * 3 + ["Etsy"] * 2


def test_a_group(desk: Desk, people: list[CustomerId]) -> None:
    group = desk.groups.add(Group(name="Cafés"), people[:2]).group
    assert make(desk, BulkChange(kind=BulkKind.JOIN, key=str(group.id))).changed == 8
    assert len(desk.groups.members(group.id)) == 10
    assert make(desk, BulkChange(kind=BulkKind.JOIN, key=str(group.id))).changes.is_empty
    assert make(desk, BulkChange(kind=BulkKind.LEAVE, key=str(group.id)), Whom(ids=(people[0],))).changed == 1
    assert [label_words(one.label) for one in desk.history.list(limit=1)] == ["Take a customer out of Cafés"]
    with pytest.raises(NotFound):
        make(desk, BulkChange(kind=BulkKind.JOIN, key="99"))


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("type", "company", CustomerType.COMPANY),
        ("language", " de ", "de"),
        ("payment_term", 30, 30),
        ("price_level", "Wholesale", "Wholesale"),
        ("discount", 1_000, 1_000),
        ("looked_after_by", "Ben", "Ben"),
        ("preferred_contact", "phone", "phone"),
        ("do_not_contact", 1, True),
        ("source", "", ""),
    ],
)
def test_a_field(desk: Desk, people: list[CustomerId], key: str, value: str | int, kept: object) -> None:
    before = content_of(desk)
    done = make(desk, BulkChange(kind=BulkKind.SET, key=key, value=value))
    assert done.changed == (9 if key == "source" else 10)
    assert all(getattr(desk.customers.get(one), key) == kept for one in people)
    desk.history.undo()
    assert content_of(desk) == before


def test_a_field_of_the_shop(desk: Desk, people: list[CustomerId]) -> None:
    desk.custom_fields.define(CustomField(title="Ring size", kind=CustomKind.NUMBER))
    change = BulkChange(kind=BulkKind.SET, key="custom:ring_size", value="17.50")
    assert make(desk, change).changed == 10
    assert desk.customers.get(people[0]).custom[0].value == "17.5"
    assert make(desk, change).changed == 0
    assert make(desk, BulkChange(kind=BulkKind.SET, key="custom:ring_size", value=""), Whom(ids=(people[0],))).changed
    assert desk.customers.get(people[0]).custom == ()


@pytest.mark.parametrize(
    "change",
    [
        BulkChange(kind=BulkKind.TAG, key="  "),
        BulkChange(kind=BulkKind.SET, key="version", value=1),
        BulkChange(kind=BulkKind.SET, key="custom:shoes", value="1"),
        BulkChange(kind=BulkKind.SET, key="discount", value=10_001),
        BulkChange(kind=BulkKind.SET, key="payment_term", value=-1),
        BulkChange(kind=BulkKind.SET, key="payment_term", value="soon"),
        BulkChange(kind=BulkKind.SET, key="type", value="robot"),
    ],
)
def test_what_can_not_be(desk: Desk, people: list[CustomerId], change: BulkChange) -> None:
    assert people
    before = content_of(desk)
    for work in (desk.bulk_changes.preview, make_for(desk)):
        with pytest.raises(ValidationProblem):
            work(_EVERYBODY, change)
    assert content_of(desk) == before


def make_for(desk: Desk):  # type: ignore[no-untyped-def]  # the shape of `preview`
    """The change as a function of whom and what."""
    return lambda whom, change: make(desk, change, whom)


def content_of(desk: Desk) -> object:
    """Every record, and the list."""
    with desk.store.reading() as book:
        return content(book.raw), derived(book.raw)


def test_ten_thousand_at_once_and_back(tmp_path: Path) -> None:
    store = new_store(tmp_path / "many.craftdesk")
    desk = Desk.open(store.shop)
    with store.begin(OperationLabel("sample")) as unit:
        unit.customers.add_many([Customer(first_name=f"Ada {at}") for at in range(10_000)])
        unit.commit()
    before = content_of(desk)
    stopped = desk.bulk_changes.change(_EVERYBODY, BulkChange(kind=BulkKind.TAG, key="Fair"))
    steps = [next(stopped) for _ in range(15)]
    stopped.close()
    assert {one.code for one in steps} == {"bulk.changing"}
    assert content_of(desk) == before
    began = time.process_time()
    done = make(desk, BulkChange(kind=BulkKind.TAG, key="Fair"))
    assert time.process_time() - began < 15  # a few seconds on a quiet machine
    assert (done.changed, done.changes.everything) == (10_000, True)
    desk.history.undo()
    assert content_of(desk) == before
    store.shop.close()
