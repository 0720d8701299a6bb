"""Gift vouchers: issued, looked up, cancelled; they are redeemed in the payment of an order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.credit import Voucher, new_code, voucher_code
from craftdesk.domain.currency import MAX_MINOR
from craftdesk.domain.ids import CustomerId, VoucherId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import NotFound, OwnerProblem, Problem, ValidationProblem
from craftdesk.storage.book import Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedVoucher:
    """A voucher as it is kept now, and what changed."""

    voucher: Voucher
    changes: ChangeSet


class VoucherService:
    """What can be done with gift vouchers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Voucher]:
        """Every voucher, newest first."""
        with self._store.reading() as book:
            return book.vouchers.all()

    def of(self, customer: CustomerId) -> list[Voucher]:
        """The vouchers of a customer, newest first."""
        with self._store.reading() as book:
            return book.vouchers.of(customer)

    def by_code(self, code: str) -> Voucher:
        """The voucher of a code, however it was typed; NotFound without one."""
        with self._store.reading() as book:
            found = book.vouchers.by_code(voucher_code(code))
        if found is None:
            raise NotFound("voucher.unknown", voucher=voucher_code(code))
        return found

    def issue(self, draft: Voucher) -> SavedVoucher:
        """Issues a voucher; one without a code gets a new one."""
        with self._store.begin(OperationLabel("voucher.issued")) as unit:
            cleaned = replace(draft, code=voucher_code(clean_line(draft.code)), note=clean_line(draft.note))
            _refuse(unit, cleaned)
            while not cleaned.code or (not draft.code and unit.vouchers.by_code(cleaned.code) is not None):
                cleaned = replace(cleaned, code=new_code())
            voucher = unit.vouchers.add(cleaned)
            words = f"{plain_amount(voucher.amount, voucher.currency)} {voucher.currency}"
            unit.relabel(OperationLabel("voucher.issued", {"voucher": voucher.code, "amount": words}))
            return SavedVoucher(voucher=voucher, changes=unit.commit())

    def cancel(self, number: VoucherId) -> SavedVoucher:
        """Cancels a voucher: nothing can be paid by it any more; what was paid stays."""
        with self._store.begin(OperationLabel("voucher.cancelled")) as unit:
            standing = unit.vouchers.get(number)
            if standing.cancelled_on is not None:
                raise OwnerProblem("voucher.cancelled_before", voucher=standing.code)
            unit.vouchers.cancel(number, unit.now.astimezone().date())
            unit.relabel(OperationLabel("voucher.cancelled", {"voucher": standing.code}))
            return SavedVoucher(voucher=unit.vouchers.get(number), changes=unit.commit())


def _refuse(unit: UnitOfWork, draft: Voucher) -> None:
    found = []
    if not 0 < draft.amount <= MAX_MINOR:
        found.append(Problem("payment.too_large" if draft.amount > 0 else "payment.amount", "amount"))
    if draft.code and unit.vouchers.by_code(draft.code) is not None:
        found.append(Problem("voucher.taken", "code", {"voucher": draft.code}))
    for field, text in (("code", draft.code), ("note", draft.note)):
        if len(text) > LINE_LIMIT:
            found.append(Problem("text.too_long", field, {"length": len(text), "limit": LINE_LIMIT}))
    if draft.expires_on is not None and draft.expires_on < draft.issued_on:
        found.append(Problem("voucher.expires_early", "expires_on"))
    if found:
        raise ValidationProblem(tuple(found))
