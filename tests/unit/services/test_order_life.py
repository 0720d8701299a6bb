"""An order is taken through its steps, paid, refunded; accounts and gift vouchers pay; each is undone exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.credit import Voucher
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, PaymentStatus, StepKind
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, PaymentNews
from craftdesk.errors import Conflict, CraftDeskError, NotFound, OwnerProblem, ValidationProblem
from craftdesk.services.desk import Desk
from craftdesk.texts import label_words, sentence
from tests.support.shops import NOW, content

TODAY = NOW.date()


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    return desk.customers.add(Customer(first_name="Anna", last_name="Berg", credit_limit=10_000)).customer.id


def take(
    desk: Desk, customer: CustomerId | None, total: int = 4_800, status: OrderStatus = OrderStatus.CONFIRMED,
    currency: str = "EUR",
) -> Order:  # fmt: skip
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        line = OrderLine(name="Mug", unit_price=total, total=total)
        draft = Order(
            customer_id=customer, ordered_on=TODAY, currency=currency, lines=(line,), goods=total, total=total,
            status=status,
        )  # fmt: skip
        order = unit.orders.add(draft)
        unit.commit()
    return order


def words(problem: CraftDeskError) -> str:
    if isinstance(problem, ValidationProblem):
        return " ".join(sentence(one.code, one.params) for one in problem.problems)
    return sentence(problem.code, problem.params)


def last_label(desk: Desk) -> str:
    done = desk.history.next_undo()
    assert done is not None
    return label_words(done.label)


def state(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    reader = desk.shop.reader()
    try:
        return content(reader)
    finally:
        desk.shop.close_reader(reader)


def cash(amount: int) -> Payment:
    return Payment(amount=amount, method="cash")


def test_steps_are_dated_and_undone_one_by_one(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    before = state(desk)
    ready = desk.order_life.set_status(order.id, order.version, OrderStatus.READY).order
    assert last_label(desk) == f"Mark {order.number} as ready"
    done = desk.order_life.set_status(order.id, ready.version, OrderStatus.DELIVERED)
    assert [(one.kind, one.value, one.at) for one in done.order.steps] == [
        (StepKind.STATUS, "ready", NOW), (StepKind.STATUS, "delivered", NOW),
    ]  # fmt: skip
    assert done.changes.orders == {order.id}
    assert done.changes.customers == {anna}
    desk.history.undo()
    assert desk.orders.get(order.id).status is OrderStatus.READY
    desk.history.undo()
    assert state(desk) == before


def test_a_step_that_makes_no_sense_is_refused(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna, status=OrderStatus.COMPLETED)
    with pytest.raises(OwnerProblem) as caught:
        desk.order_life.cancel(order.id, order.version)
    assert order.number in words(caught.value)
    assert desk.orders.get(order.id) == order


def test_whoever_looked_at_an_older_state_is_told(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    desk.order_life.set_status(order.id, order.version, OrderStatus.READY)
    life, seen = desk.order_life, (order.id, order.version)
    late: list[Callable[[], object]] = [
        lambda: life.set_status(*seen, OrderStatus.DELIVERED),
        lambda: life.pay(*seen, cash(100)),
        lambda: life.refund(*seen, cash(100)),
        lambda: life.remove_payment(*seen, 0),
    ]
    for ask in late:
        with pytest.raises(Conflict):
            ask()
    assert desk.orders.get(order.id).payments == ()


def test_deposit_balance_and_refund(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    seen = [order.payment_status]
    for amount in (2_000, 2_800):
        order = desk.order_life.pay(order.id, order.version, cash(amount)).order
        seen.append(order.payment_status)
    assert last_label(desk) == f"Record a payment of 28.00 EUR for {order.number}"
    assert [one.paid_on for one in order.payments] == [TODAY, TODAY]
    cancelled = desk.order_life.cancel(order.id, order.version)
    assert cancelled.surplus == 4_800
    assert cancelled.order.cancelled_on == TODAY
    seen.append(cancelled.order.payment_status)
    order = desk.order_life.refund(order.id, cancelled.order.version, cash(4_800)).order
    seen.append(order.payment_status)
    assert [one.value for one in seen] == ["pending", "partly_paid", "paid", "to_be_refunded", "refunded"]
    news = [PaymentNews.read(one.value) for one in order.steps if one.kind is StepKind.PAYMENT]
    assert [one.amount for one in news if one is not None] == [2_000, 2_800, -4_800]
    reopened = desk.order_life.set_status(order.id, order.version, OrderStatus.CONFIRMED).order
    assert reopened.cancelled_on is None


def test_more_than_was_paid_is_not_given_back(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    order = desk.order_life.pay(order.id, order.version, cash(2_000)).order
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.refund(order.id, order.version, cash(2_001))
    assert "20.00 EUR" in words(caught.value)
    assert desk.orders.get(order.id) == order


@pytest.mark.parametrize("amount", [0, -5, 10**16])
def test_an_amount_that_makes_no_sense_is_refused(desk: Desk, anna: CustomerId, amount: int) -> None:
    order = take(desk, anna)
    with pytest.raises(ValidationProblem):
        desk.order_life.pay(order.id, order.version, cash(amount))
    assert desk.orders.get(order.id) == order


def test_what_was_paid_too_much_goes_on_account_and_pays_the_next_order(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    paid = desk.order_life.pay(order.id, order.version, cash(5_000))
    assert paid.surplus == 200
    assert paid.order.payment_status is PaymentStatus.TO_BE_REFUNDED
    kept = desk.order_life.refund(order.id, paid.order.version, Payment(amount=200, method=ACCOUNT))
    assert kept.order.payment_status is PaymentStatus.PAID
    assert desk.accounts.of(anna).credit.on_account == 200
    other = take(desk, anna, 1_000)
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.pay(other.id, other.version, Payment(amount=201, method=ACCOUNT))
    assert "2.00 EUR" in words(caught.value)
    done = desk.order_life.pay(other.id, other.version, Payment(amount=200, method=ACCOUNT)).order
    assert desk.accounts.of(anna).credit.on_account == 0
    with pytest.raises(OwnerProblem) as spent:
        desk.order_life.remove_payment(order.id, kept.order.version, 1)
    assert "used since" in words(spent.value)
    desk.order_life.remove_payment(done.id, done.version, 0)
    assert desk.accounts.of(anna).credit.on_account == 200
    gone = desk.order_life.remove_payment(order.id, kept.order.version, 1)
    assert desk.accounts.of(anna).entries == ()
    assert gone.surplus == 200


def test_without_a_customer_there_is_no_account(desk: Desk) -> None:
    order = take(desk, None)
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.pay(order.id, order.version, Payment(amount=100, method=ACCOUNT))
    assert order.number in words(caught.value)


def test_a_payment_is_put_right_or_removed(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    order = desk.order_life.pay(order.id, order.version, cash(480)).order
    right = Payment(amount=4_800, method="card", paid_on=date(2026, 11, 20))
    order = desk.order_life.change_payment(order.id, order.version, 0, right).order
    assert order.payments == (right,)
    assert order.payment_status is PaymentStatus.PAID
    order = desk.order_life.refund(order.id, order.version, cash(800)).order
    with pytest.raises(OwnerProblem):
        desk.order_life.remove_payment(order.id, order.version, 0)
    with pytest.raises(ValidationProblem):
        desk.order_life.change_payment(order.id, order.version, 0, cash(799))
    order = desk.order_life.remove_payment(order.id, order.version, 1).order
    order = desk.order_life.remove_payment(order.id, order.version, 0).order
    assert (order.payments, order.paid, order.refunded) == ((), 0, 0)
    with pytest.raises(NotFound):
        desk.order_life.remove_payment(order.id, order.version, 0)


def test_several_orders_take_a_step_at_once(desk: Desk, anna: CustomerId) -> None:
    orders = [take(desk, anna) for _ in range(3)]
    old = take(desk, anna, status=OrderStatus.CANCELLED)
    before = state(desk)
    done = desk.order_life.set_status_of([*(one.id for one in orders), old.id, OrderId(999)], OrderStatus.READY)
    assert (done.changed, done.left) == (3, (old.id,))
    assert last_label(desk) == "Mark 3 orders as ready"
    assert {desk.orders.get(one.id).status for one in orders} == {OrderStatus.READY}
    assert desk.order_life.set_status_of([orders[0].id], OrderStatus.READY).changes.is_empty
    desk.history.undo()
    assert state(desk) == before
    with pytest.raises(OwnerProblem):
        desk.order_life.set_status_of([old.id], OrderStatus.READY)


# --- gift vouchers --------------------------------------------------------------------------------------------------


GIFT = Voucher(amount=3_000, currency="EUR", issued_on=TODAY)


def issue(desk: Desk, draft: Voucher = GIFT) -> Voucher:
    return desk.vouchers.issue(draft).voucher


def test_a_voucher_pays_until_it_is_used_up(desk: Desk, anna: CustomerId) -> None:
    voucher = issue(desk)
    assert not set(voucher.code) & set("01OI")
    order = take(desk, anna, 2_000)
    typed = voucher.code.replace("-", " ").lower()
    paid = desk.order_life.pay_by_voucher(order.id, order.version, typed).order
    assert (paid.payments[0].amount, paid.payments[0].method) == (2_000, VOUCHER)
    assert desk.vouchers.by_code(typed).balance == 1_000
    other = take(desk, anna, 2_000)
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.pay_by_voucher(other.id, other.version, typed, amount=1_500)
    assert "10.00 EUR" in words(caught.value)
    desk.order_life.pay_by_voucher(other.id, other.version, typed)
    third = take(desk, anna, 2_000)
    with pytest.raises(ValidationProblem) as spent:
        desk.order_life.pay_by_voucher(third.id, third.version, typed)
    assert "used up" in words(spent.value)
    desk.order_life.remove_payment(order.id, paid.version, 0)
    assert desk.vouchers.by_code(typed).balance == 2_000


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (replace(GIFT, expires_on=TODAY), ""),
        (replace(GIFT, currency="CHF"), "another currency"),
        (replace(GIFT, cancelled_on=TODAY), "cancelled"),
        (replace(GIFT, issued_on=date(2024, 1, 1), expires_on=date(2026, 11, 21)), "expired"),
    ],
)
def test_a_voucher_that_pays_nothing_says_why(desk: Desk, anna: CustomerId, draft: Voucher, said: str) -> None:
    voucher = issue(desk, draft)
    order = take(desk, anna)
    if not said:
        desk.order_life.pay_by_voucher(order.id, order.version, voucher.code)
        return
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.pay_by_voucher(order.id, order.version, voucher.code)
    assert said in words(caught.value)
    assert desk.orders.get(order.id) == order


def test_an_unknown_voucher(desk: Desk, anna: CustomerId) -> None:
    order = take(desk, anna)
    with pytest.raises(ValidationProblem) as caught:
        desk.order_life.pay_by_voucher(order.id, order.version, "never")
    assert "no gift voucher NEVER" in words(caught.value)


def test_a_code_is_given_once(desk: Desk) -> None:
    issue(desk, replace(GIFT, code="xmas 26"))
    with pytest.raises(ValidationProblem) as caught:
        issue(desk, replace(GIFT, code="XMAS26"))
    assert "XMAS26" in words(caught.value)
    assert last_label(desk) == "Issue the gift voucher XMAS26 over 30.00 EUR"


def test_a_voucher_is_cancelled_once_and_comes_back_by_undo(desk: Desk) -> None:
    voucher = issue(desk)
    desk.vouchers.cancel(voucher.id)
    with pytest.raises(OwnerProblem):
        desk.vouchers.cancel(voucher.id)
    desk.history.undo()
    assert desk.vouchers.all() == [voucher]


# --- accounts -------------------------------------------------------------------------------------------------------


def test_what_is_owed_and_the_credit_limit(desk: Desk, anna: CustomerId) -> None:
    take(desk, anna, 8_000)
    order = take(desk, anna, 4_000)
    take(desk, anna, 9_999, OrderStatus.UNCONFIRMED)
    take(desk, anna, 9_999, currency="USD")
    desk.order_life.pay(order.id, order.version, cash(500))
    credit = desk.accounts.of(anna).credit
    assert (credit.owed, credit.limit, credit.over_limit) == (11_500, 10_000, 1_500)
    assert credit.owed == desk.figures.of(anna).open_balance


def test_money_is_put_on_account_and_paid_out(desk: Desk, anna: CustomerId) -> None:
    desk.accounts.deposit(anna, 5_000, method="cash")
    assert last_label(desk) == "Put 50.00 EUR on account of Anna Berg"
    with pytest.raises(ValidationProblem) as caught:
        desk.accounts.pay_out(anna, 5_001)
    assert "50.00 EUR" in words(caught.value)
    desk.accounts.pay_out(anna, 2_000)
    account = desk.accounts.of(anna)
    assert [one.amount for one in account.entries] == [-2_000, 5_000]
    desk.accounts.remove(anna, account.entries[0].id)
    assert desk.accounts.balance(anna, "EUR") == 5_000
    order = take(desk, anna)
    desk.order_life.pay(order.id, order.version, Payment(amount=100, method=ACCOUNT))
    with pytest.raises(OwnerProblem):
        desk.accounts.remove(anna, desk.accounts.of(anna).entries[0].id)
