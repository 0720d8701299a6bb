"""When customers come: regulars with their rhythm, Advent and spring shoppers, those who stayed away, new ones."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from craftdesk.services.sample_shop.dice import Dice, Weighted

HISTORY_DAYS = 2_740
"""How long the shop has been open: seven years and a half."""
NEW_DAYS = 88
_LONG_GONE = 400
_WEEKDAYS = (0.7, 0.9, 0.9, 1.0, 1.2, 1.7, 0.25)


class Habit(StrEnum):
    """How a customer buys."""

    REGULAR = "regular"
    SEASONAL = "seasonal"
    OCCASIONAL = "occasional"
    ONCE = "once"
    LOST = "lost"
    NEW = "new"
    QUIET = "quiet"
    WHOLESALE = "wholesale"


PEOPLE = Weighted(
    [
        (Habit.REGULAR, 17), (Habit.SEASONAL, 18), (Habit.OCCASIONAL, 28), (Habit.ONCE, 19), (Habit.LOST, 12),
        (Habit.QUIET, 6),
    ]
)  # fmt: skip


class Calendar:
    """The days of a shop's history, each with how busy it is; days are counted as `date.toordinal` does."""

    def __init__(self, today: date, seasons: tuple[int, ...]) -> None:
        self.today = today.toordinal()
        self.opened = self.today - HISTORY_DAYS
        busiest = max(seasons) * max(_WEEKDAYS)
        days = (date.fromordinal(self.opened) + timedelta(number) for number in range(HISTORY_DAYS + 1))
        self._busy = [seasons[day.month - 1] * _WEEKDAYS[day.weekday()] / busiest for day in days]

    def some_day(self, dice: Dice, first: int, last: int) -> int:
        """A day between two, both included; busy ones more often."""
        day = last
        for _ in range(8):
            day = dice.between(first, last)
            if dice.roll() < self._busy[day - self.opened]:
                break
        return day

    def in_year(self, year: int, month: int, day: int) -> int:
        """The day of a date."""
        return date(year, month, day).toordinal()


def visits(calendar: Calendar, dice: Dice, habit: Habit, joined: int, interval: int, pace: float) -> list[int]:
    """The days on which a customer orders; `pace` above 1 makes everybody come more often."""
    today = calendar.today
    if habit is Habit.QUIET or pace <= 0:
        return []
    if habit is Habit.SEASONAL:
        return _seasonal(calendar, dice, joined, pace)
    if habit is Habit.ONCE:
        return [joined] * _some(dice, min(pace, 1.0))
    if habit in (Habit.OCCASIONAL, Habit.NEW):
        count = dice.between(2, 6) if habit is Habit.OCCASIONAL else dice.between(1, 2)
        return [calendar.some_day(dice, joined, today) for _ in range(_some(dice, count * pace))]
    last = today
    if habit is Habit.LOST:
        last = joined + dice.between(60, max(61, today - _LONG_GONE - joined))
    days, day = [], joined
    step = interval / pace
    while day <= last:
        days.append(day)
        day = (
            calendar.some_day(dice, int(day + step * 0.6) + 1, int(day + step * 1.4) + 2)
            if day + step * 1.5 < today
            else day + int(step * (0.6 + 0.8 * dice.roll())) + 1
        )
    return days


def _seasonal(calendar: Calendar, dice: Dice, joined: int, pace: float) -> list[int]:
    days = []
    for year in range(date.fromordinal(joined).year, date.fromordinal(calendar.today).year + 1):
        spans = (
            (55, calendar.in_year(year, 4, 8), calendar.in_year(year, 5, 31)),
            (88, calendar.in_year(year, 11, 18), calendar.in_year(year, 12, 19)),
        )
        for percent, start, end in spans:
            first, last = max(start, joined), min(end, calendar.today)
            if first < last:
                days += [calendar.some_day(dice, first, last) for _ in range(_some(dice, pace * percent / 100))]
    return days


def _some(dice: Dice, average: float) -> int:
    """A whole number that is `average` on average."""
    return int(average + dice.roll())
