"""Periods fall into whole months and days beside them, and are compared with the same days a year before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.period import Period, PeriodKey, named_period

_DAYS = st.dates(date(2019, 12, 1), date(2021, 2, 28))


@given(first=st.none() | _DAYS, last=st.none() | _DAYS, day=_DAYS)
def test_every_day_of_a_period_lies_in_one_part_and_no_other_in_any(
    first: date | None, last: date | None, day: date
) -> None:
    period = Period(first, last)
    (low, high), rest = period.parts()
    inside = [low <= day.isoformat()[:7] <= high, *(part.bounds[0] <= str(day) <= part.bounds[1] for part in rest)]
    assert sum(inside) == ((first is None or day >= first) and (last is None or day <= last))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), Period(date(2025, 11, 1), date(2025, 11, 29))),
        (date(2026, 1, 1), date(2026, 6, 30), Period(date(2025, 1, 1), date(2025, 6, 30))),
        (date(2024, 2, 1), date(2024, 2, 29), Period(date(2023, 2, 1), date(2023, 2, 28))),
        (date(2025, 2, 1), date(2025, 2, 28), Period(date(2024, 2, 1), date(2024, 2, 29))),
        (date(2027, 1, 1), date(2027, 1, 31), Period(date(2026, 1, 1), date(2026, 1, 1))),
    ],
)
def test_a_year_before_stands_beside_what_has_passed(first: date, last: date, expected: Period) -> None:
    assert Period(first, last).year_before(date(2026, 11, 29)) == expected


def test_all_time_has_no_year_before() -> None:
    assert Period().year_before(date(2026, 11, 29)) is None
    assert Period(date(2026, 1, 1)).year_before(date(2026, 11, 29)) is None


def test_days_of_one_month_are_no_month() -> None:
    week = Period(date(2026, 11, 3), date(2026, 11, 3) + timedelta(days=6))
    assert week.parts()[1] == (week,)


@pytest.mark.parametrize(
    ("key", "today", "first", "last"),
    [
        (PeriodKey.THIS_MONTH, date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
        (PeriodKey.LAST_MONTH, date(2026, 1, 31), date(2025, 12, 1), date(2025, 12, 31)),
        (PeriodKey.THIS_QUARTER, date(2026, 11, 29), date(2026, 10, 1), date(2026, 12, 31)),
        (PeriodKey.THIS_QUARTER, date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (PeriodKey.THIS_YEAR, date(2026, 6, 15), date(2026, 1, 1), date(2026, 12, 31)),
        (PeriodKey.LAST_YEAR, date(2026, 6, 15), date(2025, 1, 1), date(2025, 12, 31)),
        (PeriodKey.LAST_12_MONTHS, date(2026, 11, 29), date(2025, 12, 1), date(2026, 11, 30)),
        (PeriodKey.ALL, date(2026, 11, 29), None, None),
    ],
)
def test_named_periods(key: PeriodKey, today: date, first: date | None, last: date | None) -> None:
    assert named_period(key, today) == Period(first, last)
