"""Days, birthdays without a year, and moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.dates import (
    PartialDate,
    birthday_key,
    birthday_of,
    birthdays_within,
    instant_from,
    instant_text,
    months_between,
)


@given(st.dates(), st.booleans())
def test_what_is_written_is_read(day: date, known: bool) -> None:
    made = PartialDate(day.month, day.day, day.year if known else None)
    assert PartialDate.from_iso(made.iso()) == made


@pytest.mark.parametrize("text", ["", "14.03.1988", "1988-02-30", "--02-30", "0000-01-01", "１９８８-03-14"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any sentence will do, the class is the contract
        PartialDate.from_iso(text)


def test_birthdays_sort_by_the_calendar() -> None:
    days = [PartialDate(3, 14, 1988), PartialDate(3, 14), PartialDate(2, 29)]
    assert sorted(days) == [days[2], days[1], days[0]]
    assert PartialDate(3, 14) <= PartialDate(3, 14, 1988)
    with pytest.raises(ValueError, match="year 0"):
        PartialDate(1, 1, 0)


@pytest.mark.parametrize(
    ("day", "today", "following"),
    [
        (PartialDate(2, 29), date(2023, 2, 28), date(2023, 2, 28)),
        (PartialDate(2, 29, 2000), date(2023, 3, 1), date(2024, 2, 29)),
        (PartialDate(3, 14), date(2026, 3, 14), date(2026, 3, 14)),
        (PartialDate(3, 14), date(2026, 3, 15), date(2027, 3, 14)),
    ],
)
def test_next_time(day: PartialDate, today: date, following: date) -> None:
    assert day.next_after(today) == following


def test_moments() -> None:
    moment = datetime(2026, 11, 22, 19, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))
    assert instant_text(moment) == "2026-11-22T18:00:00Z"
    assert instant_from("2026-11-22T18:00:00Z") == datetime(2026, 11, 22, 18, tzinfo=UTC)
    with pytest.raises(ValueError, match="zone"):
        instant_text(moment.replace(tzinfo=None))


def test_months() -> None:
    assert months_between(date(2025, 12, 31), date(2026, 2, 1)) == [(2025, 12), (2026, 1), (2026, 2)]
    assert months_between(date(2026, 2, 1), date(2026, 1, 1)) == []


@given(st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.integers(0, 370), st.dates(), st.booleans())
def test_birthdays_of_the_next_days(today: date, days: int, born: date, known: bool) -> None:
    birthday = PartialDate(born.month, born.day, born.year if known else None)
    key = birthday_key(birthday.iso())
    assert birthday_of(key) == birthday
    soon = any(first <= key[:5] <= last for first, last in birthdays_within(today, days))
    assert soon == (birthday.next_after(today) <= today + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "days", "spans"),
    [
        (date(2026, 12, 20), 30, (("12-20", "12-31"), ("01-01", "01-19"))),
        (date(2027, 2, 28), 0, (("02-28", "02-29"),)),
        (date(2028, 2, 28), 0, (("02-28", "02-28"),)),
    ],
)
def test_birthdays_around_the_new_year_and_the_leap_day(
    today: date, days: int, spans: tuple[tuple[str, str], ...]
) -> None:
    assert birthdays_within(today, days) == spans


def test_no_birthday() -> None:
    assert birthday_of("") is None
