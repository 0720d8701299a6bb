"""What customers owe and what they have on account; putting money there and paying it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.credit import AccountEntry, Credit
from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.ids import AccountEntryId, CustomerId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import NotFound, OwnerProblem, Problem, ValidationProblem
from craftdesk.storage.book import Book, Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a customer stands with the shop, and the entries of their account, newest first."""

    credit: Credit
    entries: tuple[AccountEntry, ...]


class AccountService:
    """What can be asked of, and done with, the accounts of customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> Account:
        """How a customer stands with the shop, in its currency."""
        with self._store.reading() as book:
            return account_of(book, customer)

    def balance(self, customer: CustomerId, currency: str) -> int:
        """What a customer has on account in one currency."""
        with self._store.reading() as book:
            return book.accounts.balance(customer, currency)

    def deposit(
        self, customer: CustomerId, amount: int, *, day: date | None = None, method: str = "", note: str = ""
    ) -> ChangeSet:
        """Puts money on account, in the shop's currency."""
        with self._store.begin(OperationLabel("account.deposited")) as unit:
            return _entered(unit, customer, _amount(amount), "account.deposited", (day, method, note))

    def pay_out(
        self, customer: CustomerId, amount: int, *, day: date | None = None, method: str = "", note: str = ""
    ) -> ChangeSet:
        """Pays money on account out; ValidationProblem for more than is there."""
        with self._store.begin(OperationLabel("account.paid_out")) as unit:
            there = unit.accounts.balance(customer, unit.settings.currency)
            if _amount(amount) > there:
                params = {"amount": f"{plain_amount(max(there, 0), unit.settings.currency)} {unit.settings.currency}"}
                raise ValidationProblem((Problem("account.too_little", "amount", params),))
            return _entered(unit, customer, -amount, "account.paid_out", (day, method, note))

    def remove(self, customer: CustomerId, number: AccountEntryId) -> ChangeSet:
        """Removes an entry made by mistake; those of an order go with its payment."""
        with self._store.begin(OperationLabel("account.removed")) as unit:
            entry = next((one for one in unit.accounts.of(customer) if one.id == number), None)
            if entry is None:
                raise NotFound("account.not_found", id=number)
            if entry.order_id is not None:
                raise OwnerProblem("account.of_order")
            unit.accounts.remove(number)
            _label(unit, "account.removed", customer, entry.amount, entry.currency)
            return unit.commit()


def account_of(book: Book, customer: CustomerId) -> Account:
    """How a customer stands with the shop, read from an open book."""
    limit = book.customers.get(customer).credit_limit
    credit = book.accounts.credit(customer, book.settings.currency, limit)
    return Account(credit=credit, entries=tuple(book.accounts.of(customer)))


def _amount(amount: int) -> int:
    if not 0 < amount <= MAX_MINOR:
        raise ValidationProblem((Problem("payment.too_large" if amount > 0 else "payment.amount", "amount"),))
    return amount


def _entered(
    unit: UnitOfWork, customer: CustomerId, amount: int, code: str, said: tuple[date | None, str, str]
) -> ChangeSet:
    day, method, note = said[0], clean_line(said[1]), clean_line(said[2])
    for field, text in (("method", method), ("note", note)):
        if len(text) > LINE_LIMIT:
            params = {"length": len(text), "limit": LINE_LIMIT}
            raise ValidationProblem((Problem("text.too_long", field, params),))
    entry = AccountEntry(
        customer_id=customer, amount=amount, currency=unit.settings.currency,
        on_day=day or unit.now.astimezone().date(), method=method, note=note,
    )  # fmt: skip
    unit.accounts.add(entry)
    _label(unit, code, customer, amount, entry.currency)
    return unit.commit()


def _label(unit: UnitOfWork, code: str, customer: CustomerId, amount: int, currency: str) -> None:
    name = display_name(unit.customers.get(customer))
    words = f"{plain_amount(abs(amount), currency)} {currency}"
    unit.relabel(OperationLabel(code, {"name": name, "customer": customer, "amount": words}))
