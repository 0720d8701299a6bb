"""The list of all orders against plain Python: every order, quick choice, filter and word gives the same orders."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from craftdesk.domain.customer import Customer
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.folding import index_words, query_words
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import NOT_COUNTED, OPEN_STATUSES, Order, OrderLine, OrderStatus, Payment, PaymentStatus
from craftdesk.domain.order_row import OrderSums
from craftdesk.domain.orders_query import (
    OrdersChip,
    OrdersQuery,
    OrdersSort,
    query_from,
    query_text,
    total_text,
    week_of,
)
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import Cancelled
from craftdesk.storage import order_notes, order_texts, order_words, orders_reader, orders_sorting
from craftdesk.storage.book import Store
from craftdesk.storage.order_list import number_spellings
from craftdesk.storage.orders_reader import OrdersReader
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)
_PEOPLE = (
    Customer(first_name="Anna", last_name="Berg", title="Dr."),
    Customer(first_name="Zoë", last_name="Müller"),
    Customer(first_name="Conan", last_name="O'Brien"),
    Customer(first_name="Joerg", last_name="Goethe"),
)
_THINGS = (("Blue mug", "MUG-1"), ("Schale groß", ""), ("Blue bowl", "B-2"), ("田中 vase", ""))
_NOTES = ("", "", "ring the bell", "für Anna", "it's a gift", "Mueller pays")
_DAYS = st.sampled_from((-9, -3, -1, 0, 0, 1, 2, 9)).map(lambda days: TODAY + timedelta(days=days))
_LINES = st.sampled_from(_THINGS).map(lambda thing: OrderLine(name=thing[0], sku=thing[1], total=100))
_MONEY = st.integers(-2, 6).map(lambda amount: amount * 50)
_ORDERS = st.lists(
    st.builds(
        Order,
        number=st.sampled_from(["", "W-7", "#1042", "w-8"]), external_id=st.sampled_from(["", "", "4711"]),
        customer_id=st.sampled_from([None, 0, 1, 2, 3]), customer_name=st.sampled_from(["", "Walk In", "anna ohne"]),
        ordered_on=_DAYS, due_on=st.none() | _DAYS, status=st.sampled_from(OrderStatus),
        source=st.sampled_from(["", "Etsy", "counter"]), currency=st.sampled_from(["EUR", "EUR", "USD"]),
        lines=st.lists(_LINES, max_size=2).map(tuple), total=_MONEY,
        payments=st.lists(_MONEY.filter(bool).map(lambda amount: Payment(amount=amount)), max_size=2).map(tuple),
        customer_note=st.sampled_from(_NOTES), shop_note=st.sampled_from(_NOTES),
    ),
    min_size=4, max_size=12,
)  # fmt: skip
_TYPED = (
    "", "an", "blue", "mug blue", "blu b", "o", "1", "O-0001", "w-", "#10", "1042", "4711", "muller", "mueller", "dr",
    "obrien", "brien", "田", "gift", "its", "jorg", "gothe blue", "an bl", "b o-", "bell mug", "gross", "z", "walk",
    "b-2", "!", "mug-1 anna",
)  # fmt: skip
_WORDS = st.sampled_from(_TYPED)
_FILTERS = st.sampled_from(
    (
        Filter(field="status", test=FilterTest.HAS, value="confirmed\ncancelled"),
        Filter(field="payment", test=FilterTest.HAS, value="pending\nrefunded\nto_be_refunded"),
        Filter(field="payment", test=FilterTest.HAS, value="partly_paid\npaid"),
        Filter(field="source", test=FilterTest.IS, value="Etsy"),
        Filter(field="source", test=FilterTest.EMPTY),
        Filter(field="product", test=FilterTest.CONTAINS, value="mug bl"),
        Filter(field="customer", test=FilterTest.CONTAINS, value="an"),
        Filter(field="customer", test=FilterTest.EMPTY),
        Filter(field="ordered_on", test=FilterTest.SINCE, value=TODAY.isoformat()),
        Filter(field="ordered_on", test=FilterTest.UNTIL, value=TODAY.isoformat()),
        Filter(field="due_on", test=FilterTest.UNTIL, value=TODAY.isoformat()),
        Filter(field="due_on", test=FilterTest.EMPTY),
        Filter(field="due_on", test=FilterTest.FILLED),
        Filter(field="total", test=FilterTest.AT_LEAST, value=total_text(100, "EUR")),
        Filter(field="total", test=FilterTest.AT_MOST, value=total_text(100, "USD")),
    )
)
_QUERIES = st.builds(
    OrdersQuery, text=_WORDS, chip=st.sampled_from(OrdersChip), sort=st.sampled_from(OrdersSort),
    descending=st.booleans(), filters=st.lists(_FILTERS, max_size=2, unique=True).map(tuple),
)  # fmt: skip


_Limits = dict[tuple[object, str], int]


class Oracle:
    """What the list should show, worked out from whole orders."""

    def __init__(self, orders: Sequence[Order], names: dict[CustomerId, str], places: dict[CustomerId, int]) -> None:
        self._orders, self._names, self._places = orders, names, places

    def ids(self, query: OrdersQuery) -> list[int]:
        """The orders that a query should find, in order."""
        found = self.found(query)
        found.sort(key=lambda one: (one.ordered_on, one.id), reverse=True)
        if query.sort in {OrdersSort.ORDERED, OrdersSort.NUMBER}:
            by_day = query.sort is OrdersSort.ORDERED
            found.sort(
                key=lambda one: (one.ordered_on.isoformat() if by_day else one.number, one.id), reverse=query.descending
            )
        else:
            key, blank = self._key(query.sort)
            found.sort(key=key, reverse=query.descending)  # type: ignore[arg-type]  # keys of one sort compare
            found.sort(key=blank)
        return [one.id for one in found]

    def found(self, query: OrdersQuery) -> list[Order]:
        """The orders that a query should find."""
        return [
            one
            for one in self._orders
            if self._chosen(one, query.chip)
            and (not query.text.strip() or self._met(one, query.text))
            and all(self._passes(one, wanted) for wanted in query.filters)
        ]

    def _key(self, sort: OrdersSort) -> tuple[Callable[[Order], object], Callable[[Order], bool]]:
        match sort:
            case OrdersSort.DUE:
                return (lambda one: one.due_on or date.min), (lambda one: one.due_on is None)
            case OrdersSort.SOURCE:
                return (lambda one: one.source), (lambda one: one.source == "")
            case OrdersSort.CUSTOMER:
                return self._by_customer, (lambda one: one.customer_id is None)
            case OrdersSort.STATUS:
                return (lambda one: list(OrderStatus).index(one.status)), (lambda _: False)
            case OrdersSort.PAYMENT:
                return (lambda one: list(PaymentStatus).index(one.payment_status)), (lambda _: False)
            case OrdersSort.TOTAL:
                return (lambda one: one.total), (lambda _: False)
            case _:
                return (lambda one: one.total - one.paid if one.is_counted else 0), (lambda _: False)

    def _by_customer(self, one: Order) -> object:
        return (0, one.customer_name.lower()) if one.customer_id is None else (self._places[one.customer_id], "")

    def _chosen(self, one: Order, chip: OrdersChip) -> bool:
        waits, due = one.status in OPEN_STATUSES, one.due_on
        match chip:
            case OrdersChip.OPEN:
                return waits
            case OrdersChip.DUE_TODAY:
                return waits and due == TODAY
            case OrdersChip.THIS_WEEK:
                return waits and due is not None and week_of(TODAY)[0] <= due <= week_of(TODAY)[1]
            case OrdersChip.OVERDUE:
                return waits and due is not None and due < TODAY
            case OrdersChip.UNPAID:
                return one.is_counted and one.paid < one.total
            case _:
                return True

    def _who(self, one: Order) -> str:
        return one.customer_name if one.customer_id is None else self._names[one.customer_id]

    def _met(self, one: Order, text: str) -> bool:
        things = [f"{line.name}\n{line.sku}" for line in one.lines]
        known = index_words("\n".join([self._who(one), one.customer_note, one.shop_note, *things]))
        words = query_words(text)
        met = [self._begun(word, known) or self._numbered(one, word[0]) for word in words]
        return (bool(words) and all(met)) or self._numbered(one, text.strip())

    def _begun(self, word: tuple[str, ...], known: list[str]) -> bool:
        return any(all(any(one.startswith(part) for one in known) for part in form.split()) for form in word)

    def _numbered(self, one: Order, text: str) -> bool:
        spelled = number_spellings(text, ShopSettings())
        return any(number.startswith(form) for form in spelled for number in (one.number, one.external_id))

    def _passes(self, one: Order, wanted: Filter) -> bool:
        value, test = wanted.value, wanted.test
        if test in {FilterTest.EMPTY, FilterTest.FILLED}:
            held = {"customer": one.customer_id, "source": one.source, "due_on": one.due_on}[wanted.field]
            return bool(held or held == 0) == (test is FilterTest.FILLED)
        if test in {FilterTest.AT_LEAST, FilterTest.AT_MOST}:
            currency, amount = value.split()
            enough = one.total >= int(amount) if test is FilterTest.AT_LEAST else one.total <= int(amount)
            return one.currency == currency and enough
        if test is FilterTest.CONTAINS:
            things = [f"{line.name}\n{line.sku}" for line in one.lines]
            texts = things if wanted.field == "product" else [self._who(one)]
            words = query_words(value)
            return any(all(self._begun(word, index_words(text)) for word in words) for text in texts)
        if test in {FilterTest.SINCE, FilterTest.UNTIL}:
            day = {"ordered_on": one.ordered_on, "due_on": one.due_on}[wanted.field]
            since = test is FilterTest.SINCE
            return day is not None and (day.isoformat() >= value if since else day.isoformat() <= value)
        held_text = {"status": one.status, "payment": one.payment_status, "source": one.source}[wanted.field]
        return held_text in value.split("\n")


@contextmanager
def _shop(orders: Sequence[Order]) -> Iterator[tuple[OrdersReader, Oracle]]:
    """A shop with three customers and some orders."""
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "shop.craftdesk")
        with store.begin(OperationLabel("sample")) as unit:
            ids = unit.customers.add_many(list(_PEOPLE))
            for one in orders:
                who = None if one.customer_id is None else ids[one.customer_id]
                paid = sum(part.amount for part in one.payments if part.amount > 0)
                refunded = -sum(part.amount for part in one.payments if part.amount < 0)
                unit.orders.add(replace(one, customer_id=who, goods=one.total, paid=paid, refunded=refunded))
            unit.commit()
        reader = store.shop.reader()
        with store.reading() as book:
            kept = book.orders.some([OrderId(row[0]) for row in reader.execute("SELECT id FROM orders")])
        names = {number: display_name(person) for number, person in zip(ids, _PEOPLE, strict=True)}
        places = {
            CustomerId(row[0]): row[1] for row in reader.execute("SELECT customer_id, position FROM listing").fetchall()
        }
        yield OrdersReader(reader), Oracle(kept, names, places)
        store.shop.close_reader(reader)
        store.shop.close()


@contextmanager
def _limits(values: _Limits) -> Iterator[None]:
    """Other limits than a shop of half a million orders needs, so that a dozen orders takes every way."""
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), value in values.items():
            patch.setattr(module, name, value)
        yield


_GATHERED: _Limits = {(orders_reader, "_LOOKED_AT"): 0, (order_words, "_FEW"): 0}
_WAYS: tuple[_Limits, ...] = (
    {},
    _GATHERED,
    _GATHERED | {(orders_reader, "_FETCHING"): 1_000, (orders_reader, "_SPREAD"): 1},
    _GATHERED | {(orders_reader, "_FETCHING"): 0, (order_notes, "MOST_KEPT"): 0},
    {(orders_reader, "_GLANCED_AT"): 3, (orders_reader, "_FIRST_LOOK"): 1},
    {(orders_reader, "_LOOKED_AT"): 5, (orders_reader, "_FIRST_LOOK"): 2, (orders_reader, "_BY_CHANCE"): 0},
    {(orders_reader, "_LOOKED_AT"): 3, (order_words, "_FEW"): 2, (order_texts, "_MOST_KEPT"): 2},
    {(orders_sorting, "_LOOKED_AT"): 2},
)


# A smaller example tells little more than a large one, and looking for it takes minutes.
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)  # fmt: skip
@given(_ORDERS, st.lists(_QUERIES, min_size=24, max_size=24), st.sampled_from(_WAYS))
def test_every_question_finds_what_plain_python_finds(
    orders: list[Order], queries: list[OrdersQuery], way: _Limits
) -> None:
    with _limits(way), _shop(orders) as (reader, oracle):
        each = [OrdersQuery(sort=by, chip=chip, descending=chip is OrdersChip.ALL) for by in OrdersSort
                for chip in OrdersChip]  # fmt: skip
        for query in [*each, *queries, *(OrdersQuery(text=text) for text in _TYPED)]:
            wanted = oracle.ids(query)
            begun, is_all = reader.begin(query, TODAY, 3)
            # The first of all; of what is at hand some, in order.
            rest = iter(wanted)
            assert all(row.id in rest for row in begun), query
            assert bool(begun) == bool(wanted)
            assert not is_all or len(begun) == len(wanted), query
            assert [row.id for row in reader.first(query, TODAY, 3)] == wanted[:3], query
            assert list(reader.spine(query, TODAY)) == wanted, query
            assert reader.count(query, TODAY) == len(wanted)
            assert [row.id for row in reader.first(query, TODAY, 3)] == wanted[:3], query
            assert reader.sums(query, TODAY) == _sums(oracle.found(query))
            assert query_from(query_text(query)) == query


@pytest.mark.parametrize(
    ("chip", "days"),
    [
        (OrdersChip.OPEN, [-3, -2, -1, 0, 1, 4, 5]),
        (OrdersChip.OVERDUE, [-3, -2, -1]),
        (OrdersChip.DUE_TODAY, [0]),
        (OrdersChip.THIS_WEEK, [-2, -1, 0, 1, 4]),
    ],
)
def test_each_day_belongs_to_its_quick_choice(chip: OrdersChip, days: list[int]) -> None:
    due = [TODAY + timedelta(days=day) for day in (-3, -2, -1, 0, 1, 4, 5)]
    plain = Order(number="", currency="EUR", ordered_on=TODAY, status=OrderStatus.CONFIRMED)
    with _shop([replace(plain, due_on=one) for one in due]) as (reader, _):
        query = OrdersQuery(chip=chip, sort=OrdersSort.DUE, descending=False)
        assert [row.due_on for row in reader.first(query, TODAY, 9)] == [TODAY + timedelta(days=day) for day in days]


_SPELLED = (
    ("muller", "Mueller pays"), ("mueller", "ask Müller"), ("gothe", "by Goethe"), ("goethe", "by Göthe"),
    ("its", "it's late"), ("obri", "for O`Brien"), ("brien", "for O'Brien"), ("strasse", "Hauptstraße 5"),
    ("jorg", "JOERG"), ("田", "for 田中"), ("12 10115", "house 12, 10115 Berlin"), ("cafe", "at the café"),
    ("que", "in the queue"), ("qu", "in the queue"),
)  # fmt: skip


@pytest.mark.parametrize("kept", [order_notes.MOST_KEPT, 0])
def test_a_note_is_found_in_every_spelling(kept: int) -> None:
    limits: _Limits = {(orders_reader, "_LOOKED_AT"): 0, (order_notes, "MOST_KEPT"): kept}
    notes = [note for _, note in _SPELLED]
    some = [
        Order(number="", currency="EUR", ordered_on=TODAY, shop_note=note) for note in (*notes, "", "mill", "gate 7")
    ]
    with _limits(limits), _shop(some) as (reader, oracle):
        for typed, note in _SPELLED:
            query = OrdersQuery(text=typed)
            found = list(reader.spine(query, TODAY))
            assert notes.index(note) + 1 in found, typed
            assert found == oracle.ids(query)


def test_a_change_is_seen_by_a_reader_that_has_kept_words() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder) / "shop.craftdesk")
        with store.begin(OperationLabel("sample")) as unit:
            order = unit.orders.add(Order(number="", currency="EUR", ordered_on=TODAY, shop_note="new")).id
            unit.commit()
        for way in _WAYS:
            reader = store.shop.reader()
            orders = OrdersReader(reader)
            for note in ("ring", "knock", "wait", "ring"):
                _note_and_name(store, order, note)
                for text in ("ring", "knock", "w", "mugknock", "mugwait"):
                    with _limits(way):
                        query, wanted = OrdersQuery(text=text), note.startswith(text) or f"mug{note}" == text
                        assert len(orders.first(query, TODAY, 9)) == len(orders.spine(query, TODAY)) == wanted, text
            store.shop.close_reader(reader)
        store.shop.close()


def _note_and_name(store: Store, order: OrderId, word: str) -> None:
    with store.begin(OperationLabel("sample")) as unit:
        kept = unit.orders.get(order)
        unit.orders.save(replace(kept, shop_note=word, lines=(OrderLine(name=f"Mug{word}", total=100),)))
        unit.commit()


def test_a_question_that_nobody_waits_for_is_given_up_between_its_statements() -> None:
    with _shop([Order(number="", currency="EUR", ordered_on=TODAY, customer_id=CustomerId(0))]) as (reader, _):
        stopped = OrdersReader(reader._connection, lambda: True)
        for ask in (partial(stopped.first, count=3), stopped.spine):
            with pytest.raises(Cancelled):
                ask(OrdersQuery(text="anna"), TODAY)


def test_somebody_who_types_sees_what_the_newest_orders_give_and_waits_for_nothing_else() -> None:
    some = [Order(number="", currency="EUR", ordered_on=TODAY, shop_note="gift" if at == 7 else "") for at in range(9)]
    asked: list[str] = []
    with _limits({(orders_reader, "_GLANCED_AT"): 4}), _shop(some) as (reader, oracle):
        reader._connection.set_trace_callback(asked.append)
        query = OrdersQuery(text="gift")
        rows, is_all = reader.begin(query, TODAY, 3)
        assert [row.id for row in rows] == oracle.ids(query)
        assert not is_all
        # What gathers notes, names and things from the whole book has not begun.
        assert not [sql for sql in asked if "CREATE TABLE" in sql or "orders_noted" in sql or "MATCH" in sql]
        assert reader.begin(OrdersQuery(text="bell"), TODAY, 3) == ([], True)


def _sums(orders: list[Order]) -> tuple[OrderSums, ...]:
    return tuple(
        _sum_of([one for one in orders if one.currency == currency], currency)
        for currency in dict.fromkeys(["EUR", *sorted({one.currency for one in orders})])
    )


def _sum_of(orders: list[Order], currency: str) -> OrderSums:
    counted = [one for one in orders if one.status not in NOT_COUNTED]
    cancelled = [one for one in orders if one.status is OrderStatus.CANCELLED]
    unconfirmed = [one for one in orders if one.status is OrderStatus.UNCONFIRMED]
    return OrderSums(
        currency=currency,
        orders=len(orders),
        counted=len(counted),
        net=sum(one.total - one.refunded for one in counted),
        open_balance=sum(one.total - one.paid for one in counted),
        refunded_orders=sum(one.refunded != 0 for one in counted),
        refunded=sum(one.refunded for one in counted),
        cancelled_orders=len(cancelled),
        cancelled_total=sum(one.total for one in cancelled),
        unconfirmed_orders=len(unconfirmed),
        unconfirmed_total=sum(one.total for one in unconfirmed),
    )
