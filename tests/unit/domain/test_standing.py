"""On which days a standing order falls, and which of them are due."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.standing import Rhythm, StandingOrder, days_of, due, following, rhythm_of, rhythm_text

FRIDAY = date(2026, 11, 27)
BREAD = StandingOrder(customer_id=CustomerId(1), next_on=FRIDAY)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
STANDING = st.builds(
    lambda rhythm, every, day, lead: replace(
        BREAD, rhythm=rhythm, every=every, next_on=day, lead_days=lead, month_day=day.day
    ),
    st.sampled_from(Rhythm), st.integers(1, 20), DAYS, st.integers(0, 30),
)  # fmt: skip


def _first(standing: StandingOrder, count: int = 5) -> list[str]:
    return [day.isoformat() for day in islice(days_of(standing), count)]


@pytest.mark.parametrize(
    ("rhythm", "every", "begin", "days"),
    [
        (Rhythm.WEEKS, 1, "2026-11-27", "2026-11-27 2026-12-04 2026-12-11"),
        (Rhythm.WEEKS, 2, "2026-12-25", "2026-12-25 2027-01-08 2027-01-22"),
        (Rhythm.DAYS, 3, "2028-02-27", "2028-02-27 2028-03-01 2028-03-04"),
        (Rhythm.MONTHS, 1, "2026-12-31", "2026-12-31 2027-01-31 2027-02-28 2027-03-31 2027-04-30"),
        (Rhythm.MONTHS, 1, "2028-01-30", "2028-01-30 2028-02-29 2028-03-30"),
        (Rhythm.MONTHS, 12, "2028-02-29", "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29"),
    ],
)
def test_the_days_of_a_rhythm(rhythm: Rhythm, every: int, begin: str, days: str) -> None:
    day = date.fromisoformat(begin)
    standing = replace(BREAD, rhythm=rhythm, every=every, next_on=day, month_day=day.day)
    assert _first(standing, len(days.split())) == days.split()


@given(STANDING)
def test_days_go_on_and_keep_to_the_rhythm(standing: StandingOrder) -> None:
    days = list(islice(days_of(standing), 30))
    assert all(one < other for one, other in pairwise(days))
    for one, other in pairwise(days):
        if standing.rhythm is Rhythm.MONTHS:
            assert (other.year * 12 + other.month) - (one.year * 12 + one.month) == standing.every
            last = calendar.monthrange(other.year, other.month)[1]
            assert other.day == min(standing.month_day, last)
        else:
            unit = 7 if standing.rhythm is Rhythm.WEEKS else 1
            assert (other - one).days == standing.every * unit


@given(STANDING, st.integers(-100, 400))
def test_what_is_due_is_in_reach_and_nothing_is_due_twice(standing: StandingOrder, later: int) -> None:
    today = standing.next_on + timedelta(days=later)
    found = due(standing, today)
    assert list(found.days) == sorted(set(found.days))
    assert all(day <= today + timedelta(days=standing.lead_days) for day in found.days)
    assert sum(day < today for day in found.days) <= 1
    assert found.next_on > today + timedelta(days=standing.lead_days) or not found.days
    if found.days:
        after = replace(standing, next_on=found.next_on, drafted_until=found.days[-1])
        assert due(after, today).days == ()
    # However the days are gone through, one by one or all at once, the same day comes next.
    walked = standing
    while due(walked, today).days:
        last = due(walked, today).days[-1]
        walked = replace(walked, drafted_until=last, next_on=following(walked, last))
    assert walked.upcoming == found.next_on


def test_only_the_newest_missed_day_is_drafted() -> None:
    found = due(BREAD, date(2026, 12, 17))
    assert (found.days, found.left_out, found.next_on) == ((date(2026, 12, 11),), 2, date(2026, 12, 18))


def test_a_draft_is_made_so_many_days_before() -> None:
    early = replace(BREAD, lead_days=3)
    assert due(early, date(2026, 11, 23)).days == ()
    assert due(early, date(2026, 11, 24)).days == (FRIDAY,)


def test_nothing_is_due_while_it_rests_or_after_its_end() -> None:
    assert due(replace(BREAD, paused=True), FRIDAY).days == ()
    ended = replace(BREAD, until=date(2026, 11, 26))
    assert due(ended, FRIDAY).days == ()
    assert ended.has_ended
    assert not BREAD.has_ended


def test_what_was_drafted_once_is_never_due_again() -> None:
    undone = replace(BREAD, drafted_until=FRIDAY)
    assert due(undone, FRIDAY).days == ()
    assert undone.upcoming == date(2026, 12, 4)


@given(STANDING)
def test_a_rhythm_is_read_as_it_was_written(standing: StandingOrder) -> None:
    kind, day = rhythm_of(rhythm_text(standing))
    assert kind is standing.rhythm
    assert day == (standing.month_day if kind is Rhythm.MONTHS else 0)
