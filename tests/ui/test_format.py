"""What is written can be read back, in every locale; and what people type is understood."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.currency import MAX_MINOR
from craftdesk.ui.format import Formatter, rate_words

LOCALES = "en_GB en_US de_DE de_CH fr_FR nl_BE nl_NL it_IT es_ES sv_SE ar_EG fa_IR ja_JP hi_IN C".split()
CURRENCIES = "EUR USD GBP CHF JPY KWD SEK INR".split()
TODAY = date(2026, 11, 22)

locales = st.sampled_from(LOCALES)
days = st.dates(date(1940, 1, 1), date(2035, 12, 31))


@given(locales, st.integers(-MAX_MINOR, MAX_MINOR), st.sampled_from(CURRENCIES))
def test_money_written_is_money_read(name: str, minor: int, currency: str) -> None:
    form = Formatter(name)
    assert form.parse_money(form.money(minor, currency), currency) == minor
    assert form.parse_money(form.amount(minor, currency), currency) == minor


@given(locales, days)
def test_date_written_is_date_read(name: str, day: date) -> None:
    form = Formatter(name)
    assert form.parse_date(form.date_short(day), TODAY) == day
    assert form.parse_date(day.isoformat(), TODAY) == day


@given(locales, st.integers(0, 10**9).map(lambda n: Decimal(n) / 1000))
def test_quantity_written_is_quantity_read(name: str, quantity: Decimal) -> None:
    form = Formatter(name)
    assert form.parse_quantity(form.quantity(quantity)) == quantity


@given(locales, st.text(max_size=60))
def test_reading_never_fails(name: str, text: str) -> None:
    form = Formatter(name)
    assert isinstance(form.parse_money(text, "EUR"), int | None)
    assert isinstance(form.parse_date(text, TODAY), date | None)
    assert isinstance(form.parse_quantity(text), Decimal | None)


@pytest.mark.parametrize(
    ("name", "text", "minor"),
    [
        ("en_GB", "1,234.56", 123456), ("en_GB", "1.234,56", 123456), ("en_GB", "12,50", 1250),
        ("en_GB", "€ 12", 1200), ("en_GB", "12 eur", 1200), ("en_GB", "1,234", 123400), ("en_GB", "−5", -500),
        ("en_GB", "(5.00)", -500), ("de_DE", "1.234,56 €", 123456), ("de_DE", "1.234", 123400),
        ("de_DE", "12.50", 1250), ("en_GB", ".5", 50), ("en_GB", "1.005", None), ("en_GB", "²", None),
        ("en_GB", "NaN", None), ("en_GB", "1e999", None), ("en_GB", "", None), ("en_GB", "12 34 x", None),
        ("en_GB", "1,2,3", None), ("ar_EG", "٥٫٥٠", 550),
    ],
)  # fmt: skip
def test_amounts_as_people_type_them(name: str, text: str, minor: int | None) -> None:
    assert Formatter(name).parse_money(text, "EUR") == minor


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("en_GB", "12/11/2026", date(2026, 11, 12)), ("en_US", "11/12/26", date(2026, 11, 12)),
        ("de_DE", "12.11.", date(2026, 11, 12)), ("en_GB", "4 April", date(2026, 4, 4)),
        ("de_DE", "3. März 1988", date(1988, 3, 3)), ("en_GB", "yesterday", date(2026, 11, 21)),
        ("en_GB", "1.1.88", date(1988, 1, 1)), ("en_GB", "31.02.2026", None), ("en_GB", "29.02.2023", None),
        ("en_GB", "soon", None), ("en_GB", "", None),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(name: str, text: str, day: date | None) -> None:
    assert Formatter(name).parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("distance", "words"),
    [(0, "today"), (1, "yesterday"), (-1, "tomorrow"), (3, "3 days ago"), (30, "30 days ago"), (-4, "in 4 days"),
     (31, "22 Oct 2026")],
)  # fmt: skip
def test_near_days_are_words_and_far_ones_dates(distance: int, words: str) -> None:
    assert Formatter("en_GB").relative_day(TODAY - timedelta(days=distance), TODAY) == words


def test_money_has_its_currency_and_one_minus_sign() -> None:
    form = Formatter("en_GB")
    assert form.money(-184250, "EUR") == "−€\u202f1,842.50"
    assert form.money(184250, "GBP") == "£1,842.50"
    assert form.money(1234, "JPY") == "¥\u202f1,234"
    assert form.money_short(45900, "EUR") == "€459"
    assert Formatter("de_DE").money(184250, "EUR") == "1.842,50\u202f€"
    assert Formatter("fr_FR").money_short(12345600, "EUR") == "123\u202f456\u202f€"


def test_a_rate_is_never_rounded() -> None:
    shown = [rate_words(rate, Formatter("fr_FR")).replace("\u202f", " ") for rate in (550, 1900, 0, 1)]
    assert shown == ["5,5 %", "19 %", "0 %", "0,01 %"]
