"""Which backups are kept: the last ten, one a day for fourteen days, one a week for eight weeks.

Backups are put in order by their running number, never by the clock: a clock that jumps can neither make the program
throw the newest away nor keep them all. Days and weeks are those on which backups were made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LAST = 10
DAYS = 14
WEEKS = 8


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: its running number and the day that the clock showed."""

    number: int
    day: date


def kept(backups: Iterable[Made]) -> set[int]:
    """The running numbers of the backups to keep; the newest is always among them."""
    newest_first = sorted(backups, key=lambda made: made.number, reverse=True)
    numbers = {made.number for made in newest_first[:LAST]}
    by_day: dict[date, int] = {}
    by_week: dict[tuple[int, int], int] = {}
    for made in newest_first:
        by_day.setdefault(made.day, made.number)
        week = made.day.isocalendar()
        by_week.setdefault((week.year, week.week), made.number)
    return numbers | set(list(by_day.values())[:DAYS]) | set(list(by_week.values())[:WEEKS])
