"""A stretch of days that figures are asked for, and the one that it is compared with."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_BEFORE_ALL, _AFTER_ALL = "", "9999-99"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None leaves an end open."""

    first: date | None = None
    last: date | None = None

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last day as ISO text; an open end is before or after every day."""
        first = self.first.isoformat() if self.first else _BEFORE_ALL
        return first, self.last.isoformat() if self.last else _AFTER_ALL

    def year_before(self, today: date) -> Period | None:
        """The same days a year before, no further than today's; None for a period without both ends."""
        if self.first is None or self.last is None:
            return None
        return Period(_year_before(self.first), _year_before(max(self.first, min(self.last, today))))

    def parts(self) -> tuple[tuple[str, str], tuple[Period, ...]]:
        """The whole months in it (from, to: ISO text; from after to where there are none), and the days beside them."""
        low, high = _BEFORE_ALL, _AFTER_ALL
        rest = []
        if self.first is not None:
            low = _month(self.first.year, self.first.month)
            if self.first.day > 1:
                end = self.first.replace(day=last_day(self.first))
                if self.last is not None and self.last <= end:
                    return (_AFTER_ALL, _BEFORE_ALL), (self,)
                rest.append(Period(self.first, end))
                low = _month(end.year, end.month + 1)
        if self.last is not None:
            high = _month(self.last.year, self.last.month)
            if self.last.day < last_day(self.last):
                rest.append(Period(self.last.replace(day=1), self.last))
                high = _month(self.last.year, self.last.month - 1)
        return (low, high), tuple(rest)


class PeriodKey(StrEnum):
    """The periods that have a name; OWN is what somebody typed."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    LAST_12_MONTHS = "last_12_months"
    ALL = "all"
    OWN = "own"


def named_period(key: PeriodKey, today: date) -> Period:
    """The days of a named period, whole months; all time for OWN, too."""
    months = {
        PeriodKey.THIS_MONTH: (0, 1),
        PeriodKey.LAST_MONTH: (-1, 1),
        PeriodKey.THIS_QUARTER: (-((today.month - 1) % 3), 3),
        PeriodKey.THIS_YEAR: (1 - today.month, 12),
        PeriodKey.LAST_YEAR: (1 - today.month - 12, 12),
        PeriodKey.LAST_12_MONTHS: (-11, 12),
    }
    if key not in months:
        return Period()
    away, count = months[key]
    start = today.year * 12 + today.month - 1 + away
    first, end = (date(at // 12, at % 12 + 1, 1) for at in (start, start + count - 1))
    return Period(first, end.replace(day=last_day(end)))


def last_day(day: date) -> int:
    """The number of the last day of a day's month."""
    return monthrange(day.year, day.month)[1]


def _month(year: int, month: int) -> str:
    """The month as text; 0 and 13 stand before and after the months of a year, which is all that is asked of them."""
    return f"{year:04}-{month:02}"


def _year_before(day: date) -> date:
    year = max(day.year - 1, 1)
    end = monthrange(year, day.month)[1]
    return date(year, day.month, end if day.day == last_day(day) else min(day.day, end))
