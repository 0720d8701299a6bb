"""Filters of the list let through exactly those for whom a reader of the book would say that they hold."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomerType, CustomValue, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.filters import FIELDS, Filter, FilterTest, ValueKind, is_sound, span_of, span_text
from craftdesk.domain.loyalty import Loyalty, Purchases, loyalty_of, rules_of
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import NOT_COUNTED, Order, OrderStatus
from craftdesk.domain.phone import Phone
from craftdesk.domain.query import CustomerQuery, CustomerSort
from craftdesk.domain.shop import ShopSettings
from craftdesk.storage import loyalty_order
from craftdesk.storage.list_reader import ListReader
from tests.support.shops import new_store

TODAY = date(2026, 12, 20)
SHOP = ShopSettings(name="Test shop")
_TOWNS = ("", "Köln", "koln", "Kent")
_TAGS = ("Fair", "Glaze")
_SOURCES = ("", "Market", "Etsy")
_CURRENCIES = ("EUR", "EUR", "EUR", "USD")


@dataclass(kw_only=True)
class Known:
    """What the book has of somebody, as the test wrote it."""

    customer: Customer
    town: str | None
    groups: set[int] = field(default_factory=set)
    orders: list[Order] = field(default_factory=list)

    @property
    def counted(self) -> list[Order]:
        """Orders that count."""
        return [one for one in self.orders if one.currency == "EUR" and one.status not in NOT_COUNTED]

    def spent(self) -> int:
        """What they bought for."""
        return sum(one.total - one.refunded for one in self.counted)

    def days(self) -> list[date]:
        """The days of these."""
        return sorted(one.ordered_on for one in self.counted)


def _somebody(dice: random.Random, at: int) -> Known:
    birthday = TODAY + timedelta(days=dice.randrange(365))
    born = dice.choice([None, PartialDate(birthday.month, birthday.day), PartialDate(2, 29, 1988)])
    customer = Customer(
        first_name=f"Ada {at}", last_name=dice.choice(("Zeta", "Omega")),
        type=dice.choice(list(CustomerType)), source=dice.choice(_SOURCES), birthday=born,
        tags=tuple(tag for tag in _TAGS if dice.random() < 0.3), since=TODAY - timedelta(days=dice.choice([5, 400])),
        phones=(Phone(text="030 555"),) if dice.random() < 0.5 else (),
        emails=(Email(text=f"a{at}@example.com"),) if dice.random() < 0.5 else (),
        custom=(CustomValue(key="glaze", value=dice.choice(["blue", "green"])),) if dice.random() < 0.5 else (),
    )  # fmt: skip
    who = Known(customer=customer, town=dice.choice((None, *_TOWNS)))
    who.groups = {number for number in (1, 2) if dice.random() < 0.3}
    for count in range(dice.choice((0, 0, 1, 2, 4, 5))):
        total = dice.choice((100, 20_000))
        who.orders.append(
            Order(
                number=f"{at}-{count}",
                ordered_on=TODAY - timedelta(days=dice.choice((1, 40, 150, 300, 500))),
                currency=dice.choice(_CURRENCIES),
                goods=total,
                total=total,
                paid=dice.choice((0, total, total + 50)),
                status=dice.choice(list(OrderStatus)),
            )
        )
    return who


@dataclass(repr=False)
class People:
    """A shop file, and what the test knows of it."""

    path: Path
    known: dict[int, Known]

    @contextmanager
    def reader(self) -> Iterator[ListReader]:
        """A look into it."""
        with closing(sqlite3.connect(self.path)) as connection:
            yield ListReader(connection)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> People:
    store = new_store(Path(tmp_path_factory.mktemp("filters")) / "shop.craftdesk", SHOP)
    dice = random.Random(7)
    known = [_somebody(dice, at) for at in range(90)]
    with store.begin(OperationLabel("sample")) as unit:
        unit.custom_fields.add(CustomField(key="glaze", title="Glaze", kind=CustomKind.TEXT))
        unit.raw.execute("INSERT INTO groups (id, name) VALUES (1, 'Cafés'), (2, 'Wholesale')")
        ids = unit.customers.add_many([one.customer for one in known])
        for number, one in zip(ids, known, strict=True):
            if one.town is not None:
                unit.addresses.add(Address(customer_id=number, place=PostalAddress(street="Hill 1", city=one.town)))
            for group in one.groups:
                unit.raw.execute("INSERT INTO group_members (group_id, customer_id) VALUES (?, ?)", (group, number))
            for order in one.orders:
                unit.orders.add(Order(**{name: getattr(order, name) for name in ("number", "ordered_on", "currency",
                    "goods", "total", "paid", "status")}, customer_id=number))  # fmt: skip
        unit.commit()
    store.shop.close()
    return People(store.shop.path, dict(zip(ids, known, strict=True)))


def _numbers(test: FilterTest, have: int, value: int) -> bool:
    return {
        FilterTest.IS: have == value,
        FilterTest.AT_LEAST: have >= value,
        FilterTest.AT_MOST: have <= value,
        FilterTest.MORE_THAN: have > value,
        FilterTest.FILLED: have > 0,
    }[test]


def _words(test: FilterTest, have: str, value: str) -> bool:
    return {
        FilterTest.IS: have == value,
        FilterTest.NOT: have != value,
        FilterTest.EMPTY: not have,
        FilterTest.FILLED: bool(have),
    }[test]


def _loyalty(who: Known) -> Loyalty:
    days = who.days()
    bought = Purchases(
        orders=len(days), spent=who.spent(), first_order=days[0] if days else None,
        last_order=days[-1] if days else None, added_on=who.customer.since,
    )  # fmt: skip
    return loyalty_of(bought, rules_of(SHOP), TODAY)


def _last_order(test: FilterTest, who: Known, value: str) -> bool:
    last, day = max(who.days(), default=None), date.fromisoformat(value)
    return last is not None and (last < day if test is FilterTest.NOT_SINCE else last >= day)


def _ordered(_test: FilterTest, who: Known, value: str) -> bool:
    first, until = span_of(value)
    return any(first <= day <= until for day in who.days())


def _birthday(test: FilterTest, who: Known, value: str) -> bool:
    born = who.customer.birthday
    if test is not FilterTest.WITHIN:
        return (born is not None) is (test is FilterTest.FILLED)
    return born is not None and born.next_after(TODAY) <= TODAY + timedelta(days=int(value))


def _own(test: FilterTest, who: Known, value: str) -> bool:
    return _words(test, next((one.value for one in who.customer.custom), ""), value)


def _town(test: FilterTest, who: Known, value: str) -> bool:
    return _words(test, (who.town or "").replace("koln", "Köln"), value.replace("koln", "Köln"))


_HOLDS = {
    "group": lambda test, who, value: (int(value) in who.groups) is (test is FilterTest.IS),
    "tag": lambda test, who, value: (value in who.customer.tags) is (test is FilterTest.IS),
    "loyalty": lambda test, who, value: (_loyalty(who) == value) is (test is FilterTest.IS),
    "last_order": _last_order,
    "ordered": _ordered,
    "birthday": _birthday,
    "town": _town,
    "address": lambda test, who, _: (who.town is not None) is (test is FilterTest.FILLED),
    "owes": lambda test, who, value: _numbers(test, sum(one.total - one.paid for one in who.counted), int(value or 0)),
    "orders": lambda test, who, value: _numbers(test, len(who.days()), int(value)),
    "spent": lambda test, who, value: _numbers(test, who.spent(), int(value)),
    "custom:glaze": _own,
}


def holds(one: Filter, who: Known) -> bool:
    """What a reader of the book would say."""
    known = _HOLDS.get(one.field)
    if known is None:
        return _words(one.test, getattr(who.customer, one.field), one.value)
    return bool(known(one.test, who, one.value))


_DAY = st.integers(0, 520).map(lambda days: TODAY - timedelta(days=days))
_VALUES = {
    ValueKind.GROUP: st.sampled_from(["1", "2"]),
    ValueKind.TAG: st.sampled_from(_TAGS),
    ValueKind.SOURCE: st.sampled_from(_SOURCES[1:]),
    ValueKind.TOWN: st.sampled_from(_TOWNS[1:]),
    ValueKind.TYPE: st.sampled_from(CustomerType).map(lambda one: one.value),
    ValueKind.LOYALTY: st.sampled_from(Loyalty).map(lambda one: one.value),
    ValueKind.MONEY: st.sampled_from(["0", "99", "100", "20000", "40100"]),
    ValueKind.COUNT: st.sampled_from(["0", "1", "2", "4"]),
    ValueKind.DAYS: st.integers(0, 366).map(str),
    ValueKind.DAY: _DAY.map(date.isoformat),
    ValueKind.SPAN: st.tuples(_DAY, _DAY).map(lambda days: span_text(*sorted(days))),
    ValueKind.NOTHING: st.just(""),
}


@st.composite
def _filters(draw: st.DrawFn) -> Filter:
    name = draw(st.sampled_from([*FIELDS, "custom:glaze"]))
    if name not in FIELDS:
        test = draw(st.sampled_from([FilterTest.IS, FilterTest.FILLED, FilterTest.EMPTY]))
        return Filter(field=name, test=test, value="blue" if test.wants_value else "")
    kind, tests = FIELDS[name]
    test = draw(st.sampled_from(tests))
    return Filter(field=name, test=test, value=draw(_VALUES[kind]) if test.wants_value else "")


@given(st.lists(_filters(), min_size=1, max_size=3), st.sampled_from(CustomerSort), st.booleans(), st.booleans())
def test_filters_hold(
    people: People,
    filters: list[Filter],
    sort: CustomerSort,
    descending: bool,
    typed: bool,
) -> None:
    known = people.known
    text = "zeta" if typed else ""
    query = CustomerQuery(text=text, filters=tuple(filters), sort=sort, descending=descending)
    wanted = {
        number for number, who in known.items()
        if all(holds(one, who) for one in filters) and (not typed or who.customer.last_name == "Zeta")
    }  # fmt: skip
    with people.reader() as reader:
        spine = list(reader.spine(query, TODAY))
        assert set(spine) == wanted
        assert len(spine) == len(wanted) == reader.count(query, TODAY)
        assert [row.id for row in reader.first(query, TODAY, 99)] == spine


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("walked", [0, 30, 1_000])
@pytest.mark.parametrize("few", [0, 5, 1_000])
def test_the_first_by_loyalty_are_found_whichever_way(
    people: People, monkeypatch: pytest.MonkeyPatch, few: int, walked: int, *, descending: bool
) -> None:
    monkeypatch.setattr(loyalty_order, "_FEW", few)
    monkeypatch.setattr(loyalty_order, "_WALKED", walked)
    query = CustomerQuery(sort=CustomerSort.LOYALTY, descending=descending)
    with people.reader() as reader:
        spine = list(reader.spine(query, TODAY))
        for count in (1, 3, 12, 40, 99):
            assert [row.id for row in reader.first(query, TODAY, count)] == spine[:count]


@pytest.mark.parametrize("descending", [False, True])
def test_the_first_by_loyalty_are_met_without_putting_everybody_in_order(people: People, *, descending: bool) -> None:
    asked: list[str] = []
    with people.reader() as reader:
        reader._connection.set_trace_callback(asked.append)
        assert len(reader.first(CustomerQuery(sort=CustomerSort.LOYALTY, descending=descending), TODAY, 2)) == 2
        sorting = [
            one for one in asked if one.startswith("SELECT") and " INDEXED BY listing_" not in one
            for row in reader._connection.execute(f"EXPLAIN QUERY PLAN {one}").fetchall() if "TEMP B-TREE" in row[3]
        ]  # fmt: skip
    assert not sorting


@pytest.mark.parametrize(
    "broken",
    [
        Filter(field="spent", test=FilterTest.MORE_THAN, value="a lot"),
        Filter(field="spent", test=FilterTest.MORE_THAN, value="9" * 30),
        Filter(field="ordered", test=FilterTest.BETWEEN, value="2026-02-01/2026-01-01"),
        Filter(field="ordered", test=FilterTest.BETWEEN, value="2026-02-01"),
        Filter(field="loyalty", test=FilterTest.IS, value="rich"),
        Filter(field="birthday", test=FilterTest.WITHIN, value="-1"),
        Filter(field="town", test=FilterTest.IS),
        Filter(field="email", test=FilterTest.CONTAINS, value="@"),
        Filter(field="shoes", test=FilterTest.FILLED),
    ],
)
def test_what_can_not_be_asked_lets_nobody_through(people: People, broken: Filter) -> None:
    assert not is_sound(broken)
    with people.reader() as reader:
        assert reader.count(CustomerQuery(filters=(broken,)), TODAY) == 0


@pytest.mark.parametrize("test", FilterTest)
def test_a_field_that_was_deleted_is_asked_for_without_harm(people: People, test: FilterTest) -> None:
    asked = Filter(field="custom:gone", test=test, value="9" * 30)
    with people.reader() as reader:
        found = reader.count(CustomerQuery(filters=(asked,)), TODAY)
        assert found == (reader.count(CustomerQuery(), TODAY) if test is FilterTest.EMPTY else 0)
