"""How an order goes on after it was taken: its status, its payments, what is given back.

Each is one operation. `version` is that of the order as it was looked at; Conflict when it was changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.credit import AccountEntry, Voucher, voucher_code
from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderStatus, OrderStep, Payment, StepKind, paid_and_refunded
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, PaymentNews, kept, may_become, still_open, surplus
from craftdesk.domain.shop import listed
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import Conflict, NotFound, OwnerProblem, Problem, ValidationProblem
from craftdesk.storage import order_states
from craftdesk.storage.book import Store, UnitOfWork

_SHOWN = 40
"""Characters of a wrong code that are said back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDone:
    """An order as it is kept now, what changed, and what of its money is to be given back."""

    order: Order
    changes: ChangeSet

    @property
    def surplus(self) -> int:
        """What is to be refunded, in the order's smallest units."""
        return surplus(self.order)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusesSet:
    """What became of several orders: how many were changed, and which could not take the step from where they are."""

    status: OrderStatus
    changed: int
    left: tuple[OrderId, ...]
    changes: ChangeSet


class OrderLifeService:
    """What can be done with an order that was taken."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def methods(self) -> tuple[str, ...]:
        """Ways to pay that the shop named, then those used before, the most used first."""
        with self._store.reading() as book:
            named = listed(book.settings.payment_methods)
            used = (one for one in order_states.methods(book.raw) if one not in {ACCOUNT, VOUCHER})
            return tuple(dict.fromkeys((*named, *used)))

    def set_status(self, number: OrderId, version: int, status: OrderStatus) -> OrderDone:
        """Takes a step; OwnerProblem for one that makes no sense from where the order is."""
        with self._store.begin(OperationLabel("order.changed")) as unit:
            standing = _standing(unit, number, version)
            if not may_become(standing.status, status):
                raise OwnerProblem("order.no_such_step", number=standing.number)
            order_states.set_status(unit.raw, [number], status, day=_today(unit), now=unit.now)
            unit.relabel(_status_label(status, 1, standing))
            return _done(unit, number)

    def set_status_of(self, numbers: Sequence[OrderId], status: OrderStatus) -> StatusesSet:
        """Takes a step with several orders; those that can't are left and named, OwnerProblem when none can."""
        with self._store.begin(OperationLabel("order.changed")) as unit:
            now = order_states.statuses(unit.raw, numbers)
            can = [number for number, standing in now.items() if may_become(standing, status)]
            left = tuple(one for one in now if not may_become(now[one], status) and now[one] is not status)
            if not can and left:
                raise OwnerProblem("orders.no_such_step", count=len(left))
            order_states.set_status(unit.raw, can, status, day=_today(unit), now=unit.now)
            if can:
                unit.relabel(_status_label(status, len(can), unit.orders.get(can[0])))
            return StatusesSet(status=status, changed=len(can), left=left, changes=unit.commit())

    def cancel(self, number: OrderId, version: int) -> OrderDone:
        """Cancels an order; what was paid for it is to be refunded."""
        return self.set_status(number, version, OrderStatus.CANCELLED)

    def pay(self, number: OrderId, version: int, payment: Payment) -> OrderDone:
        """Records money received; by the method `ACCOUNT` it is taken from what the customer has on account."""
        with self._store.begin(OperationLabel("order.paid")) as unit:
            standing = _standing(unit, number, version)
            cleaned = _cleaned(unit, payment)
            if cleaned.method == ACCOUNT:
                _take_from_account(unit, standing, cleaned)
            return _with(unit, standing, (*standing.payments, cleaned), "order.paid", cleaned.amount)

    def pay_by_voucher(
        self, number: OrderId, version: int, code: str, *, amount: int | None = None, day: date | None = None
    ) -> OrderDone:
        """Redeems a gift voucher: `amount`, or as much of it as is open and the voucher has."""
        with self._store.begin(OperationLabel("order.paid")) as unit:
            standing = _standing(unit, number, version)
            voucher = unit.vouchers.by_code(voucher_code(code))
            if voucher is None:
                named = voucher_code(code)[:_SHOWN]
                raise _refused("voucher.unknown" if named else "voucher.no_code", "voucher", voucher=named)
            wanted = min(still_open(standing), voucher.balance) if amount is None else amount
            _check(voucher, standing, wanted, _today(unit))
            paid = Payment(amount=wanted, paid_on=day, method=VOUCHER, note=voucher.code, voucher_id=voucher.id)
            cleaned = _cleaned(unit, paid)
            return _with(unit, standing, (*standing.payments, cleaned), "order.paid", wanted)

    def refund(self, number: OrderId, version: int, payment: Payment) -> OrderDone:
        """Records money given back (`amount` positive); by the method `ACCOUNT` it goes on the customer's account."""
        with self._store.begin(OperationLabel("order.refunded")) as unit:
            standing = _standing(unit, number, version)
            cleaned = _cleaned(unit, payment)
            if cleaned.amount > kept(standing):
                raise _refused("refund.too_much", "amount", amount=_words(max(kept(standing), 0), standing.currency))
            if cleaned.method == ACCOUNT:
                entry = AccountEntry(
                    customer_id=_customer(standing), amount=cleaned.amount, currency=standing.currency,
                    on_day=cleaned.paid_on or _today(unit), method=ACCOUNT, note=cleaned.note, order_id=number,
                )  # fmt: skip
                unit.accounts.add(entry)
            back = replace(cleaned, amount=-cleaned.amount)
            return _with(unit, standing, (*standing.payments, back), "order.refunded", back.amount)

    def remove_payment(self, number: OrderId, version: int, place: int) -> OrderDone:
        """Removes a payment that was recorded by mistake; what it took from an account or a voucher goes back."""
        with self._store.begin(OperationLabel("order.payment_removed")) as unit:
            standing = _standing(unit, number, version)
            if not 0 <= place < len(standing.payments):
                raise NotFound("payment.not_found", id=number)
            gone = standing.payments[place]
            rest = (*standing.payments[:place], *standing.payments[place + 1 :])
            paid, refunded = paid_and_refunded(rest)
            if gone.amount > 0 and refunded > paid:
                raise OwnerProblem("payment.given_back", number=standing.number)
            _give_back(unit, standing, gone)
            return _with(unit, standing, rest, "order.payment_removed", gone.amount, removed=True)

    def change_payment(self, number: OrderId, version: int, place: int, payment: Payment) -> OrderDone:
        """Puts a recorded payment right; those from an account or a voucher are removed and recorded anew instead."""
        with self._store.begin(OperationLabel("order.payment_changed")) as unit:
            standing = _standing(unit, number, version)
            if not 0 <= place < len(standing.payments):
                raise NotFound("payment.not_found", id=number)
            before = standing.payments[place]
            cleaned = _cleaned(unit, replace(payment, amount=abs(payment.amount)))
            if before.voucher_id is not None or ACCOUNT in {before.method, cleaned.method}:
                raise OwnerProblem("payment.not_changeable", number=standing.number)
            after = replace(cleaned, amount=-cleaned.amount if before.amount < 0 else cleaned.amount)
            rest = (*standing.payments[:place], after, *standing.payments[place + 1 :])
            paid, refunded = paid_and_refunded(rest)
            if refunded > paid:
                raise _refused("payment.given_back", "amount", number=standing.number)
            return _with(unit, standing, rest, "order.payment_changed", after.amount, noted=after != before)


def _today(unit: UnitOfWork) -> date:
    return unit.now.astimezone().date()


def _words(amount: int, currency: str) -> str:
    return f"{plain_amount(amount, currency)} {currency}"


def _refused(code: str, field: str, /, **params: str | int) -> ValidationProblem:
    return ValidationProblem((Problem(code, field, params),))


def _standing(unit: UnitOfWork, number: OrderId, version: int) -> Order:
    standing = unit.orders.get(number)
    if standing.version != version:
        raise Conflict("order.changed_elsewhere", id=number, version=standing.version)
    return standing


def _customer(order: Order) -> CustomerId:
    if order.customer_id is None:
        raise _refused("payment.no_customer", "method", number=order.number)
    return order.customer_id


def _cleaned(unit: UnitOfWork, payment: Payment) -> Payment:
    """The payment as it will be kept: dated today unless said; the amount above nothing."""
    cleaned = replace(
        payment,
        paid_on=payment.paid_on or _today(unit),
        method=clean_line(payment.method),
        note=clean_line(payment.note),
    )
    if cleaned.method.casefold() == ACCOUNT:
        cleaned = replace(cleaned, method=ACCOUNT)
    if cleaned.method.casefold() == VOUCHER and cleaned.voucher_id is None:
        raise _refused("payment.no_voucher", "method")
    if cleaned.amount <= 0:
        raise _refused("payment.amount", "amount")
    if cleaned.amount > MAX_MINOR:
        raise _refused("payment.too_large", "amount")
    for field, text in (("method", cleaned.method), ("note", cleaned.note)):
        if len(text) > LINE_LIMIT:
            raise _refused("text.too_long", field, length=len(text), limit=LINE_LIMIT)
    return cleaned


def _take_from_account(unit: UnitOfWork, order: Order, payment: Payment) -> None:
    customer = _customer(order)
    there = unit.accounts.balance(customer, order.currency)
    if payment.amount > there:
        raise _refused("account.too_little", "amount", amount=_words(max(there, 0), order.currency))
    unit.accounts.add(
        AccountEntry(
            customer_id=customer, amount=-payment.amount, currency=order.currency,
            on_day=payment.paid_on or _today(unit), method=ACCOUNT, note=payment.note, order_id=order.id,
        )
    )  # fmt: skip


def _give_back(unit: UnitOfWork, order: Order, payment: Payment) -> None:
    """What a payment took from an account, or put there, is as if it had never been."""
    if payment.method != ACCOUNT:
        return
    entry = unit.accounts.used_for(order.id, -payment.amount)
    if entry is None:
        return
    if entry.amount > unit.accounts.balance(entry.customer_id, entry.currency):
        raise OwnerProblem("account.spent", number=order.number)
    unit.accounts.remove(entry.id)


def _check(voucher: Voucher, order: Order, amount: int, today: date) -> None:
    """ValidationProblem when a voucher can't pay an amount."""
    why = voucher.why_not(today, order.currency)
    params: dict[str, str | int] = {"voucher": voucher.code, "amount": _words(voucher.balance, voucher.currency)}
    if why:
        raise _refused(why, "voucher", currency=order.currency, **params)
    if amount > voucher.balance:
        raise _refused("voucher.too_little", "amount", **params)


def _with(
    unit: UnitOfWork,
    standing: Order,
    payments: tuple[Payment, ...],
    code: str,
    amount: int,
    *,
    removed: bool = False,
    noted: bool = True,
) -> OrderDone:
    """The order with other payments, and a step that tells of it."""
    paid, refunded = paid_and_refunded(payments)
    order = replace(standing, payments=payments, paid=paid, refunded=refunded)
    if noted:
        method = next((one.method for one in reversed(payments) if one.amount == amount), "")
        news = PaymentNews(amount, order.currency, removed).text()
        step = OrderStep(at=unit.now, kind=StepKind.PAYMENT, value=news, note="" if removed else method)
        order = replace(order, steps=(*order.steps, step))
    if order != standing:
        unit.orders.save(order)
    params: dict[str, str | int] = {"number": order.number, "amount": _words(abs(amount), order.currency)}
    unit.relabel(OperationLabel(code, params))
    return _done(unit, order.id)


def _done(unit: UnitOfWork, number: OrderId) -> OrderDone:
    changes = unit.commit()
    return OrderDone(order=unit.orders.get(number), changes=changes)


def _status_label(status: OrderStatus, count: int, first: Order) -> OperationLabel:
    return OperationLabel(f"order.status.{status.value}", {"count": count, "number": first.number})
