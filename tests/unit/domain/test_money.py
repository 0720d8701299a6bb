"""Money is exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.currency import MAX_MINOR, exponent
from craftdesk.domain.figures import CustomerFigures, average, median_amount, usual_interval
from craftdesk.domain.money import Money, divide_half_up, from_decimal, plain_amount, round_half_up

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
MINOR = st.integers(-MAX_MINOR, MAX_MINOR)


@given(MINOR, CURRENCIES)
def test_what_is_written_is_read(minor: int, currency: str) -> None:
    assert from_decimal(Decimal(plain_amount(minor, currency)), currency) == minor
    assert Money(minor, currency).amount == Decimal(Money(minor, currency).plain())


def test_decimals_of_currencies() -> None:
    assert [exponent(one) for one in ("EUR", "JPY", "ISK", "KWD", "TND", "XYZ")] == [2, 0, 0, 3, 3, 2]
    assert plain_amount(-5, "EUR") == "-0.05"
    assert plain_amount(148648, "USD") == "1486.48"
    assert plain_amount(1500, "KWD") == "1.500"
    assert plain_amount(1500, "JPY") == "1500"


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("0.005", 1), ("-0.005", -1), ("0.0049", 0), ("0.00" + "4" + "9" * 40, 0), ("2.675", 268), ("0e999", 0)],
)
def test_half_up(typed: str, minor: int) -> None:
    assert from_decimal(Decimal(typed), "EUR") == minor


@pytest.mark.parametrize("typed", ["NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "-1e16", "10000000000000.01"])
def test_absurd_amounts(typed: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        from_decimal(Decimal(typed), "EUR")


@given(st.integers(), st.integers(1, 10**30))
def test_division_is_the_nearest(amount: int, by: int) -> None:
    found = divide_half_up(amount, by)
    assert abs(Fraction(amount, by) - found) <= Fraction(1, 2)
    assert abs(found) >= abs(Fraction(amount, by)) or abs(Fraction(amount, by) - found) < Fraction(1, 2)
    assert divide_half_up(-amount, by) == -found


def test_sums() -> None:
    assert Money(5, "EUR") + -Money(2, "EUR") == Money(3, "EUR")
    assert Money(5, "EUR") - Money(7, "EUR") == Money(-2, "EUR")
    assert Money(5, "EUR").times(Decimal("0.5")) == Money(3, "EUR")
    assert round_half_up(Decimal("-2.5")) == -3
    with pytest.raises(ValueError, match="added"):
        Money(1, "EUR") + Money(1, "USD")


def test_figures() -> None:
    assert average(5, 2) == 3
    assert average(-5, 2) == -3
    assert average(5, 0) == 0
    assert CustomerFigures(currency="EUR", spent=100, orders=3).average_order == 33
    assert median_amount([]) == 0
    assert median_amount([9, 1, 5]) == 5
    assert median_amount([2, 1]) == 2
    assert median_amount([10**17 + 1, 10**17 + 3]) == 10**17 + 2


def test_usual_interval() -> None:
    days = [date(2026, 1, 1), date(2026, 1, 11), date(2026, 1, 16)]
    assert usual_interval(days[:2]) is None
    assert usual_interval(days) == 8
    assert usual_interval([*days, date(2026, 3, 1)]) == 10
