"""Money that a customer has with the shop beside orders: entries on account, and gift vouchers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from craftdesk.domain.ids import UNSAVED, AccountEntryId, CustomerId, OrderId, VoucherId
from craftdesk.domain.validation import clean_text

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""What generated codes are made of: nothing that is read as something else (0 and O, 1 and I)."""
_GROUPS, _GROUP = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEntry:
    """Money put on a customer's account (positive) or taken from it, in smallest units; perhaps for an order."""

    id: AccountEntryId = AccountEntryId(UNSAVED)
    customer_id: CustomerId
    amount: int
    currency: str
    on_day: date
    method: str = ""
    note: str = ""
    order_id: OrderId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """A gift voucher over `amount`; `used` is what was paid by it so far, less what was given back."""

    id: VoucherId = VoucherId(UNSAVED)
    code: str = ""
    customer_id: CustomerId | None = None
    amount: int
    currency: str
    issued_on: date
    expires_on: date | None = None
    cancelled_on: date | None = None
    note: str = ""
    used: int = 0

    @property
    def balance(self) -> int:
        """What can still be paid by it, leaving aside whether it is valid."""
        return self.amount - self.used

    def why_not(self, today: date, currency: str) -> str:
        """The code of the reason why nothing can be paid by it now; '' when something can."""
        if self.cancelled_on is not None:
            return "voucher.cancelled"
        if self.expires_on is not None and self.expires_on < today:
            return "voucher.expired"
        if self.currency != currency:
            return "voucher.currency"
        return "" if self.balance > 0 else "voucher.used_up"


def new_code() -> str:
    """A code that nobody guesses and everybody can read out: `7KQ4-MX2B-9TRA`."""
    return "-".join("".join(secrets.choice(CODE_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))


def voucher_code(typed: str) -> str:
    """A code as it is kept: capitals, no blanks, nothing unseen; one of the generated form gets its dashes."""
    plain = "".join(char for char in clean_text(typed) if char.isprintable() and not char.isspace()).upper()
    bare = plain.replace("-", "")
    if len(bare) == _GROUPS * _GROUP and set(bare) <= set(CODE_LETTERS):
        return "-".join(bare[start : start + _GROUP] for start in range(0, len(bare), _GROUP))
    return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """How a customer stands with the shop, in its currency: what they owe, what they have, how far they may go.

    `limit` is None where the customer has none. `other` are amounts on account in other currencies, never added.
    """

    currency: str
    owed: int = 0
    on_account: int = 0
    to_refund: int = 0
    limit: int | None = None
    other: tuple[tuple[str, int], ...] = ()

    @property
    def over_limit(self) -> int:
        """By how much the open balance exceeds the credit limit; 0 within it or without one."""
        return 0 if self.limit is None else max(self.owed - self.limit, 0)
