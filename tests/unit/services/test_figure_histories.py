"""Whatever happens to orders in whatever order: the sums kept for the shop's figures are those of its orders.

`CRAFTDESK_HISTORIES=10000` makes that many histories instead of a few, an hour or more; `test_many_lives` has as many
customers in a few minutes.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.operation import OperationLabel, OperationState
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, paid_and_refunded
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.storage import checks, figure_sums
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.settings_change import change_settings
from tests.support.figures_by_hand import as_said, by_hand
from tests.support.shops import frozen_clock

_PICK = st.integers(0, 1_000)
_DAYS = st.sampled_from([date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 3)])
_LINES = st.lists(
    st.builds(
        OrderLine,
        name=st.sampled_from(["Mug", "Bowl", "mug", ""]),
        quantity=st.integers(1, 5_000),
        total=st.integers(-300, 5_000),
    ),
    max_size=3,
)
_PAYMENTS = st.lists(st.builds(Payment, amount=st.sampled_from([-500, 400, 3_000])), max_size=2)
_PERIODS = (
    (None, None),
    (date(2026, 1, 1), date(2026, 2, 28)),
    (date(2025, 12, 31), date(2026, 2, 3)),
    (date(2026, 1, 2), date(2026, 1, 31)),
    (None, date(2026, 1, 15)),
)


@st.composite
def _drafts(draw: st.DrawFn) -> Order:
    lines, payments = tuple(draw(_LINES)), tuple(draw(_PAYMENTS))
    goods = sum(line.total for line in lines)
    paid, refunded = paid_and_refunded(payments)
    return Order(
        ordered_on=draw(_DAYS), currency=draw(st.sampled_from(["EUR", "EUR", "JPY", "KWD"])),
        source=draw(st.sampled_from(["Market", "Etsy", ""])), status=draw(st.sampled_from(OrderStatus)),
        lines=lines, payments=payments, goods=goods, total=goods, paid=paid, refunded=refunded,
    )  # fmt: skip


class FigureHistories(RuleBasedStateMachine):
    """Random lives of orders over one real file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = ShopFile.create(self.folder / "a.craftdesk", ShopSettings(name="Test"), clock=frozen_clock)
        self.desk = Desk.open(self.shop)
        self.reader: sqlite3.Connection = self.shop.reader()

    def teardown(self) -> None:
        figure_sums.PORTION = 10_000
        self.shop.close()
        shutil.rmtree(self.folder)

    @initialize(portion=st.sampled_from([2, 10_000]))
    def begin(self, portion: int) -> None:
        figure_sums.PORTION = portion  # small ones also come to the way for very many orders
        for name in ("Ida", "Anna", "Béla"):
            self.desk.customers.add(Customer(first_name=name))

    def _customer(self, pick: int) -> CustomerId | None:
        found = [None, *(CustomerId(row[0]) for row in self.reader.execute("SELECT id FROM customers ORDER BY id"))]
        return found[pick % len(found)]

    def _order(self, pick: int) -> OrderId | None:
        found = [OrderId(row[0]) for row in self.reader.execute("SELECT id FROM orders ORDER BY id")]
        return found[pick % len(found)] if found else None

    @rule(drafts=st.lists(st.tuples(_PICK, _drafts()), min_size=1, max_size=4))
    def add(self, drafts: list[tuple[int, Order]]) -> None:
        with self.desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
            unit.orders.add_many([replace(draft, customer_id=self._customer(pick)) for pick, draft in drafts])
            unit.commit()

    @rule(pick=_PICK, who=_PICK, draft=_drafts(), how=st.sampled_from(["all", "day", "status", "lines", "who", "pay"]))
    def change(self, pick: int, who: int, draft: Order, how: str) -> None:
        number = self._order(pick)
        if number is None:
            return
        with self.desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
            order = unit.orders.get(number)
            match how:
                case "day":
                    order = replace(order, ordered_on=draft.ordered_on)
                case "status":
                    order = replace(order, status=draft.status)
                case "lines":
                    order = replace(order, lines=draft.lines, goods=draft.goods, total=draft.total)
                case "who":
                    order = replace(order, customer_id=self._customer(who))
                case "pay":
                    order = replace(order, payments=draft.payments, paid=draft.paid, refunded=draft.refunded)
                case _:
                    order = replace(
                        draft, id=order.id, version=order.version, number=order.number, customer_id=self._customer(who)
                    )
            unit.orders.save(order)
            unit.commit()

    @rule(one=_PICK, other=_PICK)
    def merge(self, one: int, other: int) -> None:
        keep, gone = self._customer(one), self._customer(other)
        if keep is not None and gone is not None:
            with suppress(OwnerProblem):
                self.desk.merging.merge(keep, [gone])

    @rule(pick=_PICK)
    def throw_away(self, pick: int) -> None:
        customer = self._customer(pick)
        if customer is not None:
            with suppress(OwnerProblem):
                self.desk.customers.delete([customer])
            self.desk.customers.empty_bin()

    @rule(currency=st.sampled_from(["EUR", "JPY"]))
    def change_currency(self, currency: str) -> None:
        change_settings(self.shop, replace(self.shop.settings(), currency=currency))

    @rule()
    def undo(self) -> None:
        if self.desk.history.next_undo() is not None:
            self.desk.history.undo()

    @rule()
    def redo(self) -> None:
        if self.desk.history.next_redo() is not None:
            self.desk.history.redo()

    @rule(pick=_PICK)
    def take_back(self, pick: int) -> None:
        standing = [
            one for one in self.desk.history.list() if one.state is OperationState.DONE and one.reverted_by is None
        ]
        if standing:
            self.desk.history.revert(standing[pick % len(standing)].id)

    @invariant()
    def sums_are_those_of_the_orders(self) -> None:
        assert checks.figures_differ(self.reader) == 0

    @invariant()
    def figures_are_those_worked_out_by_hand(self) -> None:
        currency = self.shop.settings().currency
        for first, last in _PERIODS:
            assert as_said(self.desk.figures.shop(first, last)) == by_hand(self.reader, currency, first, last)


TestFigureHistories = FigureHistories.TestCase
TestFigureHistories.settings = settings(
    max_examples=int(os.environ.get("CRAFTDESK_HISTORIES", "15")),
    stateful_step_count=20,
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
