"""How values are written into the cells of an exported table, and read back.

A writer without a locale on purpose: days are ISO 8601, decimals have no grouping, yes and no are words. What is
written is read back the same; `BadCell` says which cell cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from craftdesk.domain.currency import MAX_MINOR, exponent
from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.money import plain_amount

_RISKY = "=+-@\t\r＝＋－＠"
"""A spreadsheet takes a cell that begins like this for a formula."""
_QUOTE = "'"
_RISKY_CELL = re.compile(f"\0[{re.escape(_RISKY + _QUOTE)}]")
_TO_QUOTE = re.compile(
    rf"\0(?=[{re.escape(_RISKY + _QUOTE)}])"
    r"(?!-(?=[.,]*[0-9])(?:[0-9]*\.?[0-9]*,?[0-9]*|[0-9]*,?[0-9]*\.?[0-9]*)(?:\0|\Z))"
)
"""Before each cell that needs an apostrophe: negative numbers need none."""
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:[.,][0-9]{1,9})?")


class BadCell(ValueError):
    """A cell that does not hold what its column says; `header` names the column."""

    def __init__(self, header: str, text: str) -> None:
        super().__init__(header)
        self.header = header
        self.text = text


def neutralised(text: str) -> str:
    """The cell as a spreadsheet may open it: an apostrophe before what looks like a formula; numbers stay numbers."""
    if text and (text[0] in _RISKY or text[0] == _QUOTE) and not _is_number(text):
        return _QUOTE + text
    return text


def neutralised_column(column: Sequence[str]) -> Sequence[str]:
    """`neutralised` for the cells of a column, which is done much faster at once than cell by cell."""
    if not any(column):
        return column
    text = "\0".join(("", *column))
    if _RISKY_CELL.search(text) is None:
        return column
    found = _TO_QUOTE.sub("\0" + _QUOTE, text).split("\0")
    # A cell with a NUL in it would count as two.
    return found[1:] if len(found) == len(column) + 1 else [neutralised(cell) for cell in column]


def restored(text: str) -> str:
    """Takes back `neutralised`."""
    if len(text) > 1 and text[0] == _QUOTE and (text[1] in _RISKY or text[1] == _QUOTE):
        return text[1:]
    return text


def _is_number(text: str) -> bool:
    digits = text[1:].replace(".", "", 1).replace(",", "", 1)
    return text[0] == "-" and digits.isdecimal() and digits.isascii()


def joined(parts: tuple[str, ...]) -> str:
    """Several words in one cell, `; ` between them."""
    return "; ".join(part.replace("\\", "\\\\").replace(";", "\\;") for part in parts)


def split(text: str) -> tuple[str, ...]:
    """Takes back `joined`."""
    parts, current, escaped = [], "", False
    for char in text:
        if escaped or char not in "\\;":
            current += char
            escaped = False
        elif char == "\\":
            escaped = True
        else:
            parts.append(current)
            current = ""
    return tuple(part.strip() for part in (*parts, current) if part.strip())


def decimal_text(value: int, decimals: int) -> str:
    """A whole number of smallest units with its decimals, as short as it can be: 1250 with 2 is `12.5`."""
    return format(Decimal(value).scaleb(-decimals).normalize() + 0, "f")


def decimal_from(text: str, decimals: int) -> int:
    """Takes back `decimal_text`; a decimal comma reads like a point."""
    if not _DECIMAL.fullmatch(text.strip()):
        raise ValueError(text)
    value = Decimal(text.strip().replace(",", ".")).scaleb(decimals)
    if value != value.to_integral_value() or abs(value) > MAX_MINOR:
        raise ValueError(text)
    return int(value)


def money_text(minor: int | None, currency: str) -> str:
    """An amount in whole units with all decimals of its currency."""
    return "" if minor is None else plain_amount(minor, currency)


def money_from(text: str, currency: str) -> int:
    """Takes back `money_text`."""
    return decimal_from(text, exponent(currency))


def day_text(day: date | None) -> str:
    """`2026-11-22`, or nothing."""
    return "" if day is None else day.isoformat()


def day_from(text: str) -> date | None:
    """Takes back `day_text`."""
    return date.fromisoformat(text.strip()) if text.strip() else None


def moment_text(moment: datetime | None) -> str:
    """`2026-11-22T18:00:00Z`, or nothing."""
    return "" if moment is None else instant_text(moment)


def moment_from(text: str) -> datetime | None:
    """Takes back `moment_text`."""
    if not text.strip():
        return None
    moment = instant_from(text.strip())
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def flag_text(value: bool) -> str:  # noqa: FBT001  # a codec of one value
    """`yes` or `no`."""
    return "yes" if value else "no"


def flag_from(text: str) -> bool:
    """Takes back `flag_text`; an empty cell is no."""
    known = {"yes": True, "no": False, "": False, "true": True, "false": False, "1": True, "0": False}
    try:
        return known[text.strip().lower()]
    except KeyError as error:
        raise ValueError(text) from error


def whole_text(value: int | None) -> str:
    """A whole number, or nothing."""
    return "" if value is None else str(value)


def whole_from(text: str) -> int | None:
    """Takes back `whole_text`."""
    return decimal_from(text, 0) if text.strip() else None
