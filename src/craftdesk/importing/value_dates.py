"""Dates by column: the order of day and month is proved by all values together, or asked, never guessed per cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal

from craftdesk.domain.dates import PartialDate
from craftdesk.importing.value_months import MONTHS
from craftdesk.importing.values import Question, ValueProblem

Order = Literal["dmy", "mdy", "ymd"]

_NUMERIC = re.compile(r"(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_SHORT = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\.?")
_ISO = re.compile(r"(\d{4})([-./]?) ?(\d{1,2})\2 ?(\d{1,2})\.?")
_KANJI = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_VCARD_SHORT = re.compile(r"--(\d{2})-?(\d{2})")
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|o|°|\.)?[ -/]*(?:de |of )?([a-z]+)\.?"
    r"(?:[ ,-/]*(?:de |del )?(\d{4}|'?\d{2}))?"
)
_NAME_DAY = re.compile(r"([a-z]+)\.?[ -]*(\d{1,2})(?:st|nd|rd|th)?(?:[ ,]+(\d{4}))?")
_WEEKDAY = re.compile(
    r"^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)"
    r"(?:day|sday|nesday|rsday|urday|tag|nstag|ttwoch|nnerstag|eitag|mstag|nntag|di|credi|edi)?\.?,? +(?=\d|[a-z]+ \d)"
)
_TIME = re.compile(
    r"(?P<day>.*?\d.*?)(?:T|,? +(?:at |um |a |à |kl\.? ?|klo |om |o |a las |alle )?)"
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r" ?(?P<half>[AaPp]\.?[Mm]\.?)?"
    r" ?(?P<zone>Z|UTC|GMT|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d{2}:?\d{2}|[+-]\d{2})?(?: Uhr)?"
)
_BEFORE_DAY = re.compile(r"([^\W\d_]+)\.?,? +(?=\d)")
"""A weekday or an article in front of the day: `Sa., 14.03.2026`, `den 5 maj`, `le 3 avril`."""
_BEHIND_DAY = re.compile(r"(?<=\d) ?(?:r|roku|rok|g|a)\.?$")
"""`14.3.2026 r.`, as Poland writes the word for year."""
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120,
    "EEST": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "JST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}  # fmt: skip
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 3_654, 80_000
_SERIAL_ZERO = date(1899, 12, 30)
_LONGEST = 64
_EXAMPLES = 3
_NO_YEAR = frozenset({1604, 0})
"""Years that Apple and others write where no year is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """How the dates of one column are written."""

    order: Order = "dmy"
    serial: bool = False
    """Every value is a spreadsheet's day number."""
    this_year: int = 2099
    """Two-digit years up to the one after it belong to its century."""
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with the time and the distance to UTC as far as they were written."""

    day: date
    time: time | None = None
    offset: tzinfo | None = None

    def instant(self, zone: tzinfo) -> datetime:
        """The aware moment; `zone` is the shop's and holds where none was written, noon where no time was."""
        return datetime.combine(self.day, self.time or time(12), tzinfo=self.offset or zone)


@dataclass(slots=True)
class DateEvidence:
    """What the values of a column say about the order of day and month; look at all of them, then ask `style`."""

    day_first: int = 0
    month_first: int = 0
    dotted: int = 0
    open: int = 0
    serials: int = 0
    others: int = 0
    examples: list[str] = field(default_factory=list)

    def look(self, cells: Iterable[str]) -> None:
        """Takes the values of one chunk into account."""
        for cell in cells:
            if cell:
                self._look_at(cell)

    def _look_at(self, cell: str) -> None:
        if _SERIAL.fullmatch(cell):
            self.serials += 1
            return
        self.others += 1
        day = _split_time(cell[:_LONGEST])[0]
        found = _NUMERIC.fullmatch(day) or _SHORT.fullmatch(day)
        if found is None or len(found[1]) > 2:
            return
        first, second = int(found[1]), int(found[3])
        if found.re is _NUMERIC and first > 31:
            return
        if first > 12 >= second:
            self.day_first += 1
        elif second > 12 >= first:
            self.month_first += 1
        elif found[2] == ".":
            self.dotted += 1
        elif found.re is _SHORT and found[2] == "-":
            # Month and day without a year, as Square writes them: nothing to ask.
            return
        elif first != second:
            self.open += 1
            if len(self.examples) < _EXAMPLES and cell not in self.examples:
                self.examples.append(cell)

    def style(self, *, this_year: int, prefer: Order | None = None, default: Order = "dmy") -> DateStyle:
        """The style of the column: chosen, proved, or the default together with a question."""
        if prefer is not None:
            return DateStyle(order=prefer, this_year=this_year, serial=self._all_serial)
        if self.day_first != self.month_first:
            order: Order = "dmy" if self.day_first > self.month_first else "mdy"
            return DateStyle(order=order, this_year=this_year)
        if self.dotted and not self.open:
            # Dots are written by those who write the day first; a proof against it was looked for above.
            return DateStyle(order="dmy", this_year=this_year)
        question = None
        if self.open or self.day_first:
            question = Question(
                code="import.ask.date_order", choices=("dmy", "mdy"), default=default, examples=tuple(self.examples)
            )
        return DateStyle(order=default, this_year=this_year, serial=self._all_serial, question=question)

    @property
    def _all_serial(self) -> bool:
        return self.serials > 0 and self.others == 0


def parse_day(text: str, style: DateStyle) -> PartialDate | ValueProblem | None:
    """A day whose year may be missing; None for an empty cell."""
    text = text.strip()
    if not text:
        return None
    if len(text) > _LONGEST:
        return ValueProblem("import.value.date", {"value": text[:_LONGEST]})
    try:
        parts = _parts(_split_time(text)[0], style)
        if parts is None:
            return ValueProblem("import.value.date", {"value": text})
        year, month, day = parts
        return PartialDate(month=month, day=day, year=None if year is None or year in _NO_YEAR else year)
    except (ValueError, OverflowError):
        return ValueProblem("import.value.no_such_day", {"value": text})


def parse_moment(text: str, style: DateStyle) -> Moment | ValueProblem | None:
    """A full date with the time and zone as far as written; None for an empty cell."""
    text = text.strip()
    day = parse_day(text, style)
    if day is None or isinstance(day, ValueProblem):
        return day
    if day.year is None:
        return ValueProblem("import.value.no_year", {"value": text})
    clock = _split_time(text)[1]
    try:
        when = date(day.year, day.month, day.day)
        if clock is None:
            return Moment(when)
        return Moment(when, _time_of(clock), _offset_of(clock["zone"]))
    except ValueError:
        return ValueProblem("import.value.time", {"value": text})


def _split_time(text: str) -> tuple[str, re.Match[str] | None]:
    """(the part with the day, the match of the time behind it)."""
    found = _TIME.fullmatch(text)
    if found is None:
        return _bare(text.strip()), None
    return _bare(found["day"].strip(" ,")), found


def _bare(day: str) -> str:
    """A day without the words around it; the name of a month in front of it stays."""
    if day[:1].isalpha() and (before := _BEFORE_DAY.match(day)) and _plain(before[1]) not in MONTHS:
        day = day[before.end() :]
    return _BEHIND_DAY.sub("", day) if day[-1:] in {".", "r", "k", "u"} else day


def _plain(text: str) -> str:
    """Lower case without accents, one blank between words."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(part for part in parts if not unicodedata.combining(part)).split())


def _time_of(clock: re.Match[str]) -> time:
    hour, half = int(clock["hour"]), (clock["half"] or "")[:1].lower()
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if half == "p" else 0)
    second = min(int(clock["second"] or 0), 59) if clock["second"] != "60" else 59
    return time(hour, int(clock["minute"]), second)


def _offset_of(zone: str | None) -> tzinfo | None:
    if zone is None:
        return None
    if zone in _ZONES:
        return UTC if not _ZONES[zone] else timezone(timedelta(minutes=_ZONES[zone]))
    digits = zone.removeprefix("UTC").removeprefix("GMT")
    if digits[:1] not in {"+", "-"}:
        return None
    hours, minutes = int(digits[1:3]), int(digits[3:].lstrip(":") or 0)
    distance = timedelta(hours=hours, minutes=minutes)
    return timezone(-distance if digits[0] == "-" else distance)


def _parts(text: str, style: DateStyle) -> tuple[int | None, int, int] | None:
    """(year or None, month, day) of a text without a time; None if it is no date at all."""
    if style.serial and _SERIAL.fullmatch(text):
        number = int(re.split("[.,]", text)[0])
        if not _FIRST_SERIAL <= number <= _LAST_SERIAL:
            return None
        day = _SERIAL_ZERO + timedelta(days=number)
        return day.year, day.month, day.day
    for shape in (_ISO, _KANJI):
        if found := shape.fullmatch(text):
            year, month, last = int(found[1]), int(found[found.re.groups - 1]), int(found[found.re.groups])
            return (year, month, last) if len(text) >= 8 else None
    if found := _VCARD_SHORT.fullmatch(text):
        return None, int(found[1]), int(found[2])
    if found := _NUMERIC.fullmatch(text):
        return _ordered(found[1], found[3], found[4], style)
    if found := _SHORT.fullmatch(text):
        return _yearless(int(found[1]), int(found[3]), found[2], style)
    return _named(text, style)


def _ordered(first: str, second: str, last: str, style: DateStyle) -> tuple[int, int, int] | None:
    if len(first) == 3 or len(first) == 4:
        return None
    if style.order == "ymd" or (int(first) > 31 and len(last) == 2):
        return _century(first, style), int(second), int(last)
    day, month = (second, first) if style.order == "mdy" else (first, second)
    return _century(last, style), int(month), int(day)


def _yearless(first: int, second: int, sign: str, style: DateStyle) -> tuple[None, int, int]:
    """`07-04` is month and day, as Square writes it; dots say the day first; a number above 12 decides."""
    month_first = sign == "-" or (sign == "/" and style.order != "dmy")
    if first > 12 or sign == ".":
        month_first = False
    elif second > 12:
        month_first = True
    return (None, first, second) if month_first else (None, second, first)


def _century(year: str, style: DateStyle) -> int:
    number = int(year.lstrip("'"))
    if len(year.lstrip("'")) == 4:
        return number
    century = style.this_year // 100 * 100
    return century + number if century + number <= style.this_year + 1 else century + number - 100


def _named(text: str, style: DateStyle) -> tuple[int | None, int, int] | None:
    """A date with the name of its month, in any of the languages of `value_months`."""
    plain = _plain(text)
    # `Mar 14` is a day of March, `mar. 14 mars` a Tuesday: the weekday is dropped only where it is one too many.
    return _day_of_month(plain, style) or _day_of_month(_WEEKDAY.sub("", plain), style)


def _day_of_month(plain: str, style: DateStyle) -> tuple[int | None, int, int] | None:
    if found := _DAY_NAME.fullmatch(plain):
        day, name, year = found[1], found[2], found[3]
    elif found := _NAME_DAY.fullmatch(plain):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    month = MONTHS.get(name)
    if month is None:
        return None
    return (_century(year, style) if year else None), month, int(day)
