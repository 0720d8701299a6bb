"""Reading numbers and dates as people type them; knows no locale, is told the separators.

A text that could mean two things is read as the locale means it; one that can mean only one thing
is read as that, also with the separators of another country.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2009'’٬\u200e\u200f\u061c]")
_MINUSES = str.maketrans({"−": "-", "–": "-", "\uff0d": "-", "٫": ".", "，": ",", "．": "."})
_DATE_PARTS = re.compile(r"[\s./\-,年月日\u200e\u200f]+")
#: "12 de noviembre de 2026"
_FILLERS = frozenset({"de", "del", "d", "of"})
#: What behind a number is a part of it, not a unit.
_GOES_ON = re.compile(r"[-+−/:.,*^=⁄]|[eE][-+−]?\d")
_LONGEST = 40


def read_decimal(text: str, point: str, group: str, spare: tuple[str, ...] = ()) -> Decimal | None:
    """Read a number with the decimal point and grouping given; `spare` words are left out."""
    if len(text) > _LONGEST:
        return None
    bare = text
    for word in spare:
        if word:
            bare = re.sub(re.escape(word), "", bare, count=1, flags=re.IGNORECASE)
    bare = _BLANKS.sub("", _ascii_digits(bare).translate(_MINUSES))
    if bare.startswith("(") and bare.endswith(")"):  # how accountants write a minus
        bare = "-" + bare[1:-1]
    point = "." if point == "٫" else point
    return _number(bare, point, group)


def _number(bare: str, point: str, group: str) -> Decimal | None:
    if not re.fullmatch(r"[+-]?[0-9][0-9.,]*|[+-]?[.,][0-9]+", bare):
        return None
    sign = -1 if bare.startswith("-") else 1
    digits = bare.lstrip("+-")
    mark = _decimal_mark(digits, point, group)
    whole, _, part = digits.rpartition(mark) if mark else (digits, "", "")
    if not _well_grouped(whole) or not re.fullmatch(r"[0-9]*", part):
        return None
    plain = re.sub(r"[.,]", "", whole) or "0"
    return sign * Decimal(f"{plain}.{part or '0'}")


def _decimal_mark(digits: str, point: str, group: str) -> str:
    """Which character separates the decimals in these digits, or none."""
    marks = [char for char in digits if char in ".,"]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    mark = marks[0]
    if len(marks) > 1:
        return ""
    if mark == point:
        return mark
    grouped = mark == group or group not in {".", ","}
    after = len(digits) - digits.index(mark) - 1
    return "" if grouped and after == 3 and digits.index(mark) > 0 else mark


def _well_grouped(whole: str) -> bool:
    if not re.search(r"[.,]", whole):
        return True
    return bool(re.fullmatch(r"[0-9]{1,3}(?:([.,])[0-9]{2,3})(?:\1[0-9]{2,3})*", whole)) and whole[-4] in ".,"


def read_near_day(text: str, today: date, *, weekdays: dict[str, int], ahead: bool) -> date | None:
    """Read `fri`, `friday`, `+3`, `-1`, `+2w`; a weekday (Monday is 1) is the next one ahead of today, or the last one.

    Behind, today itself may be meant: who writes down on Friday what was sold on Friday.
    """
    bare = _ascii_digits(text.strip().casefold()).translate(_MINUSES)
    counted = re.fullmatch(r"([+-])\s*([0-9]{1,3})\s*([dw]?)", bare)
    if counted is not None:
        days = int(counted[2]) * (7 if counted[3] == "w" else 1)
        return today + timedelta(days=-days if counted[1] == "-" else days)
    weekday = weekdays.get(bare.rstrip("."))
    if weekday is None:
        return None
    distance = (weekday - today.isoweekday()) % 7
    return today + timedelta(days=distance or 7) if ahead else today - timedelta(days=-distance % 7)


def names_a_year(text: str) -> bool:
    """Whether a typed day says its year: four digits, or three numbers."""
    numbers = re.findall(r"[0-9]+", _ascii_digits(text))
    return any(len(number) == 4 for number in numbers) or len(numbers) >= 3


def split_quantity(text: str) -> tuple[str, str]:
    """Split `1,5 kg` into the number and the unit; ('', …) when no number stands first, or it goes on: `5½`, `1e9`."""
    found = re.match(r"\s*([+\-−]?[\d.,'’\s\u00a0\u202f]*\d)\s*(.*)", text, flags=re.DOTALL)
    if found is not None and (_GOES_ON.match(found[2]) or any(map(str.isnumeric, found[2][:1]))):
        return "", text.strip()
    return (found[1].strip(), found[2].strip()) if found is not None else ("", text.strip())


def order_of(pattern: str) -> str:
    """Return the order of day, month and year in a date pattern: `dmy`, `mdy` or `ymd`."""
    places = {part: pattern.casefold().find(part) for part in "dmy"}
    return "".join(sorted("dmy", key=lambda part: places[part]))


def read_date(text: str, today: date, *, order: str, months: dict[str, int], words: dict[str, int]) -> date | None:
    """Read a date; without a year it is this year's; two-digit years lie within the last 90 years or so."""
    bare = _ascii_digits(text.strip().casefold())
    for word, days in {"today": 0, "yesterday": -1, "tomorrow": 1, **words}.items():
        if bare == word.casefold():
            return today + timedelta(days=days)
    if len(bare) > _LONGEST:
        return None
    parts = [part for part in _DATE_PARTS.split(bare) if part and part not in _FILLERS]
    named = [part for part in parts if part in months]
    numbers = [part for part in parts if part.isascii() and part.isdecimal()]
    if len(named) + len(numbers) != len(parts) or len(named) > 1:
        return None
    if named:
        return _with_month_name(numbers, months[named[0]], today)
    return _from_numbers(numbers, order, today)


def _with_month_name(numbers: list[str], month: int, today: date) -> date | None:
    if len(numbers) == 1:
        return _made(today.year, month, int(numbers[0]))
    if len(numbers) != 2:
        return None
    day, year = (numbers[1], numbers[0]) if len(numbers[0]) == 4 else numbers
    return _made(_full_year(year, today), month, int(day))


def _from_numbers(numbers: list[str], order: str, today: date) -> date | None:
    if len(numbers) == 2:
        first, second = (int(number) for number in numbers)
        month, day = (second, first) if order.index("d") < order.index("m") else (first, second)
        return _made(today.year, month, day)
    if len(numbers) != 3:
        return None
    chosen = "ymd" if len(numbers[0]) == 4 else order
    if chosen == "ymd" and len(numbers[0]) != 4 and len(numbers[2]) == 4:
        chosen = "dmy"
    by_part = dict(zip(chosen, numbers, strict=True))
    return _made(_full_year(by_part["y"], today), int(by_part["m"]), int(by_part["d"]))


def _full_year(text: str, today: date) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    year += today.year // 100 * 100
    return year if year <= today.year + 10 else year - 100


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ascii_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
