"""What orders, vouchers and accounts lean on stays when it is taken back out of turn; a merge moves it along."""

from __future__ import annotations

import pytest

from craftdesk.domain.credit import Voucher
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.operation import Operation
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.order_life import ACCOUNT
from craftdesk.domain.standing import StandingLine, StandingOrder
from craftdesk.domain.want import Want
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from tests.support.shops import NOW, content

TODAY = NOW.date()
MUG = OrderLine(name="Mug", unit_price=5_000)


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    return desk.customers.add(Customer(first_name="Anna", last_name="Berg")).customer.id


def arranged(desk: Desk, customer: CustomerId) -> None:
    desk.accounts.deposit(customer, 1_000)
    desk.vouchers.issue(Voucher(customer_id=customer, amount=3_000, currency="EUR", issued_on=TODAY, code="GIFT"))
    desk.wants.add(Want(customer_id=customer, text="Bowl", asked_on=TODAY))
    lines = (StandingLine(name="Loaf", unit_price=450),)
    desk.standing.define(StandingOrder(customer_id=customer, next_on=TODAY, lines=lines))


def counts(desk: Desk, customer: CustomerId) -> tuple[int, ...]:
    found = desk.accounts.of(customer).entries, desk.vouchers.of(customer), desk.wants.of(customer)
    return (*map(len, found), len(desk.standing.of(customer)))


def state(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    reader = desk.shop.reader()
    try:
        return content(reader)
    finally:
        desk.shop.close_reader(reader)


def operation(desk: Desk, code: str) -> OperationId:
    found: Operation = next(one for one in desk.history.list() if one.label.code == code)
    return found.id


def test_everything_moves_along_in_a_merge_and_comes_back(desk: Desk, anna: CustomerId) -> None:
    arranged(desk, anna)
    other = desk.customers.add(Customer(first_name="Anna", last_name="Berg")).customer.id
    before = state(desk)
    desk.merging.merge(other, [anna])
    assert counts(desk, other) == (1, 1, 1, 1)
    desk.history.undo()
    assert state(desk) == before
    assert counts(desk, anna) == (1, 1, 1, 1)


def test_emptying_the_bin_leaves_the_voucher_to_whoever_holds_it(desk: Desk, anna: CustomerId) -> None:
    arranged(desk, anna)
    desk.customers.delete([anna])
    before = state(desk)
    desk.customers.empty_bin()
    assert [(one.code, one.customer_id) for one in desk.vouchers.all()] == [("GIFT", None)]
    assert (desk.standing.all(), desk.wants.wants_open()) == ([], [])
    desk.history.undo()
    assert state(desk) == before


def test_a_voucher_that_paid_stays_when_its_issue_is_taken_back(desk: Desk, anna: CustomerId) -> None:
    arranged(desk, anna)
    order = desk.order_entry.add(
        Order(customer_id=anna, ordered_on=TODAY, currency="EUR", tax_included=True, lines=(MUG,))
    ).order
    desk.order_life.pay_by_voucher(order.id, order.version, "gift")
    reverted = desk.history.revert(operation(desk, "voucher.issued"))
    assert [(one.kind, one.name, one.why) for one in reverted.kept] == [("voucher", "GIFT", "used")]
    assert run(desk.check.run()).findings == ()


def test_whom_something_is_arranged_with_stays_when_they_are_taken_back(desk: Desk, anna: CustomerId) -> None:
    added = operation(desk, "customer.added")
    desk.vouchers.issue(Voucher(customer_id=anna, amount=3_000, currency="EUR", issued_on=TODAY))
    assert [one.why for one in desk.history.revert(added).kept] == ["used"]
    assert desk.customers.get(anna).first_name == "Anna"


def test_a_payment_from_account_is_taken_back_whole_or_not_at_all(desk: Desk, anna: CustomerId) -> None:
    desk.accounts.deposit(anna, 2_000)
    order = desk.order_entry.add(
        Order(customer_id=anna, ordered_on=TODAY, currency="EUR", tax_included=True, lines=(MUG,))
    ).order
    paid = desk.order_life.pay(order.id, order.version, Payment(amount=500, method=ACCOUNT)).order
    mark = operation(desk, "order.paid")
    desk.order_life.pay(order.id, paid.version, Payment(amount=100, method="cash"))
    desk.history.revert(mark)
    assert desk.orders.get(order.id).paid == 600
    assert desk.accounts.balance(anna, "EUR") == 1_500


def test_a_standing_order_that_made_orders_stays(desk: Desk, anna: CustomerId) -> None:
    arranged(desk, anna)
    desk.standing.due(TODAY)
    reverted = desk.history.revert(operation(desk, "standing.defined"))
    assert [one.kind for one in reverted.kept] == ["standing"]
    assert run(desk.check.run()).findings == ()
