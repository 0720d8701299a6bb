"""Dates as a shop knows them: whole days, and birthdays whose year may be unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering

_FULL = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEARLESS = re.compile(r"--([0-9]{2})-([0-9]{2})")
_LEAP_YEAR = 2000
_A_YEAR = 365


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day of the year; the year may be unknown. 29 February is a day of any unknown year.

    In order they follow the calendar, as a list of birthdays does; an unknown year comes first.
    """

    month: int
    day: int
    year: int | None = None

    def __post_init__(self) -> None:
        date(_LEAP_YEAR if self.year is None else self.year, self.month, self.day)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.month, self.day, self.year or 0) < (other.month, other.day, other.year or 0)

    def iso(self) -> str:
        """`1988-03-14`, or `--03-14` without a year (ISO 8601:2000, as vCard writes it)."""
        if self.year is None:
            return f"--{self.month:02d}-{self.day:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Reads what `iso` writes; ValueError otherwise."""
        if found := _FULL.fullmatch(text):
            return cls(int(found[2]), int(found[3]), int(found[1]))
        if found := _YEARLESS.fullmatch(text):
            return cls(int(found[1]), int(found[2]))
        raise ValueError("not a day")

    def next_after(self, today: date) -> date:
        """The next time the day comes round, today included; 29 February is kept on the 28th in other years."""
        for year in (today.year, today.year + 1):
            try:
                day = date(year, self.month, self.day)
            except ValueError:
                day = date(year, 2, 28)
            if day >= today:
                return day
        raise AssertionError("a day of next year is never before today")


def birthday_key(iso: str) -> str:
    """`03-14 1988` for what `PartialDate.iso` writes: sorts by the calendar, as a list of birthdays does."""
    return iso[2:] if iso.startswith("--") else f"{iso[5:]} {iso[:4]}"


def birthday_of(key: str) -> PartialDate | None:
    """Reads what `birthday_key` writes; nothing of the empty text."""
    if not key:
        return None
    return PartialDate(int(key[:2]), int(key[3:5]), int(key[6:]) if key[6:] else None)


def birthdays_within(today: date, days: int) -> tuple[tuple[str, str], ...]:
    """The birthdays that come round from today on within some days: spans (first, last) of `MM-DD`, both included.

    Two where the new year lies between. 29 February is kept on the 28th of other years.
    """
    if days >= _A_YEAR:
        return (("01-01", "12-31"),)
    last = today + timedelta(days=max(days, 0))
    end = last.strftime("%m-%d")
    if end == "02-28" and (last + timedelta(days=1)).day == 1:
        end = "02-29"
    begin = today.strftime("%m-%d")
    if last.year == today.year:
        return ((begin, end),)
    return ((begin, "12-31"), ("01-01", end))


def instant_text(moment: datetime) -> str:
    """An aware moment as the file keeps it: UTC, to the second, `2026-11-22T18:00:00Z`; it sorts as text."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def instant_from(text: str) -> datetime:
    """Reads what `instant_text` writes."""
    return datetime.fromisoformat(text)


def months_between(first: date, last: date) -> list[tuple[int, int]]:
    """Every (year, month) from the month of `first` to that of `last`, both included."""
    months = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        months.append((year, month))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months
