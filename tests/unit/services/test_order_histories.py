"""Whatever is done with orders, accounts, vouchers, standing orders and wants: undo all = before, redo all = after."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from craftdesk.domain.credit import Voucher
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationState
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment
from craftdesk.domain.order_life import ACCOUNT
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.domain.want import Want
from craftdesk.errors import OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, content, frozen_clock

_PICK = st.integers(0, 100)
_AMOUNT = st.integers(1, 6_000)
_TODAY = NOW.date()


class OrderHistories(RuleBasedStateMachine):
    """Random intentions of an owner over one real file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = ShopFile.create(self.folder / "a.craftdesk", ShopSettings(name="Test"), clock=frozen_clock)
        self.desk = Desk.open(self.shop)
        self.reader = self.shop.reader()

    def teardown(self) -> None:
        try:
            after = content(self.reader)
            done = 0
            while self.desk.history.next_undo() is not None:
                self.desk.history.undo()
                done += 1
            assert not any(content(self.reader).values())
            for _ in range(done):
                self.desk.history.redo()
            assert content(self.reader) == after
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)

    def _ids(self, table: str) -> list[int]:
        return [row[0] for row in self.reader.execute(f"SELECT id FROM {table} ORDER BY id")]

    def _customer(self, pick: int) -> CustomerId:
        ids = self._ids("customers")
        return CustomerId(ids[pick % len(ids)])

    def _order(self, pick: int) -> Order | None:
        with self.desk.store.reading() as book:
            ids = self._ids("orders")
            return book.orders.some([ids[pick % len(ids)]])[0] if ids else None  # type: ignore[list-item]  # raw ids

    @initialize()
    def begin(self) -> None:
        self.desk.customers.add(Customer(first_name="Ida"))

    @rule(pick=_PICK, total=_AMOUNT, nobody=st.booleans())
    def take(self, pick: int, total: int, nobody: bool) -> None:
        line = OrderLine(name="Mug", unit_price=total)
        customer = None if nobody or not self._ids("customers") else self._customer(pick)
        with suppress(OwnerProblem):
            self.desk.order_entry.add(Order(customer_id=customer, ordered_on=_TODAY, currency="EUR", lines=(line,)))

    @rule(pick=_PICK, status=st.sampled_from(OrderStatus), many=st.booleans())
    def step(self, pick: int, status: OrderStatus, many: bool) -> None:
        order = self._order(pick)
        with suppress(OwnerProblem):
            if order is not None and many:
                self.desk.order_life.set_status_of(self._ids("orders"), status)  # type: ignore[arg-type]  # raw ids
            elif order is not None:
                self.desk.order_life.set_status(order.id, order.version, status)

    @rule(pick=_PICK, amount=_AMOUNT, how=st.sampled_from("cash account voucher refund back remove change".split()))
    def money(self, pick: int, amount: int, how: str) -> None:
        order, life = self._order(pick), self.desk.order_life
        if order is None:
            return
        seen = order.id, order.version
        with suppress(OwnerProblem):
            match how:
                case "cash" | "account":
                    life.pay(*seen, Payment(amount=amount, method=how))
                case "voucher":
                    for voucher in self.desk.vouchers.all()[:1]:
                        life.pay_by_voucher(*seen, voucher.code)
                case "refund":
                    life.refund(*seen, Payment(amount=amount, method="cash"))
                case "back":
                    life.refund(*seen, Payment(amount=min(amount, order.paid), method=ACCOUNT))
                case "remove":
                    life.remove_payment(*seen, pick % 3)
                case _:
                    life.change_payment(*seen, pick % 3, Payment(amount=amount, method="card"))

    @rule(pick=_PICK, amount=_AMOUNT, out=st.booleans())
    def account(self, pick: int, amount: int, out: bool) -> None:
        if not self._ids("customers"):
            return
        ask = self.desk.accounts.pay_out if out else self.desk.accounts.deposit
        with suppress(OwnerProblem):
            ask(self._customer(pick), amount)

    @rule(pick=_PICK, amount=_AMOUNT, code=st.sampled_from(["", "GIFT"]))
    def issue(self, pick: int, amount: int, code: str) -> None:
        customer = self._customer(pick) if pick % 2 and self._ids("customers") else None
        draft = Voucher(amount=amount, currency="EUR", issued_on=_TODAY, customer_id=customer, code=code)
        with suppress(OwnerProblem):
            self.desk.vouchers.issue(draft)

    @rule(pick=_PICK)
    def cancel_voucher(self, pick: int) -> None:
        for voucher in self.desk.vouchers.all()[pick % 2 :][:1]:
            with suppress(OwnerProblem):
                self.desk.vouchers.cancel(voucher.id)

    @rule(pick=_PICK, rhythm=st.sampled_from(Rhythm), ahead=st.integers(-10, 10))
    def define(self, pick: int, rhythm: Rhythm, ahead: int) -> None:
        if self._ids("customers"):
            lines = (StandingLine(name="Loaf", unit_price=450),)
            day = _TODAY + timedelta(days=ahead)
            draft = StandingOrder(customer_id=self._customer(pick), rhythm=rhythm, next_on=day, lines=lines)
            self.desk.standing.define(draft)

    @rule(pick=_PICK, how=st.sampled_from("due later pause resume end change".split()))
    def standing(self, pick: int, how: str) -> None:
        service = self.desk.standing
        if how in {"due", "later"}:
            service.due(_TODAY + timedelta(days=pick % 20 if how == "later" else 0))
            return
        for one in service.all()[pick % 2 :][:1]:
            match how:
                case "pause" | "resume":
                    service.pause(one.id, paused=how == "pause")
                case "end":
                    service.end(one.id)
                case _:
                    service.change(replace(one, every=pick % 5 + 1))

    @rule(pick=_PICK, how=st.sampled_from("add told remove".split()))
    def want(self, pick: int, how: str) -> None:
        if how == "add" and self._ids("customers"):
            self.desk.wants.add(Want(customer_id=self._customer(pick), text="Bowl", asked_on=_TODAY))
        for row in self.desk.wants.wants_open()[pick % 2 :][:1]:
            if how == "told":
                self.desk.wants.mark_told(row.want.id)
            elif how == "remove":
                self.desk.wants.remove(row.want.id)

    @rule(pick=_PICK, how=st.sampled_from("add delete restore merge empty".split()))
    def customers(self, pick: int, how: str) -> None:
        ids, service = [CustomerId(number) for number in self._ids("customers")], self.desk.customers
        with suppress(OwnerProblem):
            if how == "add":
                service.add(Customer(first_name=f"Kim {pick}"))
            elif how == "empty":
                service.empty_bin()
            elif how == "merge" and len(ids) > 1:
                self.desk.merging.merge(ids[pick % len(ids)], [ids[(pick + 1) % len(ids)]])
            elif how in {"delete", "restore"} and ids:
                getattr(service, how)([ids[pick % len(ids)]])

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
        history = self.desk.history
        standing = [one for one in history.list() if one.state is OperationState.DONE and one.reverted_by is None]
        if standing:
            history.revert(standing[pick % len(standing)].id)

    @invariant()
    def sums_agree_and_no_link_leads_nowhere(self) -> None:
        assert run(self.desk.check.run()).findings == ()

    @invariant()
    def what_came_from_an_account_was_taken_from_it(self) -> None:
        paid = "SELECT coalesce(sum(amount), 0) FROM payments WHERE method = 'account'"
        taken = "SELECT -coalesce(sum(amount), 0) FROM account_entries WHERE order_id IS NOT NULL"
        assert self.reader.execute(paid).fetchone() == self.reader.execute(taken).fetchone()

    @invariant()
    def no_day_of_a_standing_order_has_two_drafts(self) -> None:
        twice = "SELECT standing_id, due_on FROM orders WHERE standing_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1"
        assert self.reader.execute(twice).fetchall() == []


TestOrderHistories = OrderHistories.TestCase
TestOrderHistories.settings = settings(
    max_examples=10, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow], deadline=None
)
