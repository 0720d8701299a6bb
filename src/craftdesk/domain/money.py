"""Exact money: whole numbers of a currency's smallest unit, never floats.

Rounding is half up, away from zero, per line.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from craftdesk.domain.currency import MAX_MINOR, exponent

_MOST_DIGITS = 15


def round_half_up(value: Decimal) -> int:
    """The nearest whole number, halves away from zero."""
    return int(value.to_integral_value(rounding=ROUND_HALF_UP))


def divide_half_up(amount: int, by: int) -> int:
    """The nearest whole number to `amount` ÷ `by` (positive), halves away from zero; exact for any size."""
    nearest = (2 * abs(amount) + by) // (2 * by)
    return -nearest if amount < 0 else nearest


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in the smallest units of one currency."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} can't be added")
        return other

    def times(self, quantity: Decimal) -> Money:
        """The amount for a quantity, rounded half up."""
        return Money(round_half_up(self.minor * quantity), self.currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, exact."""
        return Decimal(self.minor).scaleb(-exponent(self.currency))

    def plain(self) -> str:
        """The amount as a decimal string without sign of currency or grouping: `1486.48`."""
        return plain_amount(self.minor, self.currency)


def plain_amount(minor: int, currency: str) -> str:
    """A whole number of smallest units as a decimal string: 148648 in USD is `1486.48`."""
    decimals = exponent(currency)
    if not decimals:
        return str(minor)
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**decimals)
    return f"{sign}{whole}.{part:0{decimals}d}"


def from_decimal(amount: Decimal, currency: str) -> int:
    """Smallest units of a decimal amount, rounded half up; ValueError for NaN, infinity and the absurdly large."""
    if not amount:
        return 0
    if not amount.is_finite():
        raise ValueError("not an amount")
    # Looked at before any arithmetic: 1e999999 is cheap to write and dear to work out.
    if amount.adjusted() > _MOST_DIGITS:
        raise ValueError("too large an amount")
    decimals = exponent(currency)
    # Rounded in one step from all the digits that were typed; the sums of a context would round to 28 first.
    minor = int(amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP).scaleb(decimals))
    if abs(minor) > MAX_MINOR:
        raise ValueError("too large an amount")
    return minor
