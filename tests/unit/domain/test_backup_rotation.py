from __future__ import annotations

import random
from datetime import date, timedelta

from craftdesk.domain.backup_rotation import DAYS, LAST, WEEKS, Made, kept


def _after(backups: list[Made]) -> list[Made]:
    stay = kept(backups)
    return [made for made in backups if made.number in stay]


def test_a_thousand_days_with_a_jumping_clock_never_leave_none_and_never_more_than_forty() -> None:
    dice = random.Random(7)
    today, number, backups = date(2026, 1, 1), 0, list[Made]()
    for _ in range(1_000):
        today += timedelta(days=1)
        shown = today
        if dice.random() < 0.05:
            shown += timedelta(days=dice.choice([-400, -30, 40, 4_000]))
        for _ in range(dice.choice([0, 1, 1, 3, 15])):
            number += 1
            backups = _after([*backups, Made(number, shown)])
            assert 1 <= len(backups) <= LAST + DAYS + WEEKS <= 40
            assert backups[-1].number == number
    assert min(made.number for made in backups) < number - LAST


def test_the_last_ten_of_one_day_are_kept() -> None:
    day = date(2026, 11, 22)
    assert kept(Made(number, day) for number in range(1, 31)) == set(range(21, 31))


def test_one_a_day_and_one_a_week_are_kept() -> None:
    start = date(2026, 6, 1)
    backups = list[Made]()
    for day in range(120):
        backups = _after([*backups, Made(day + 1, start + timedelta(days=day))])
    ages = [120 - made.number for made in backups]
    assert set(range(14)) <= set(ages)
    assert max(ages) > 6 * 7
    assert len({made.day.isocalendar()[:2] for made in backups}) >= WEEKS


def test_nothing_to_keep() -> None:
    assert kept([]) == set()
