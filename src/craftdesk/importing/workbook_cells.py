"""Cells of a workbook as texts. Numbers never lose or gain a digit on the way, dates become ISO 8601."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeAlias

Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

_EXACT = 2.0**53
"""From here on a number is no longer told from its neighbours."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_NUMBER = "#NUM!"


def text_of(cell: Cell) -> str:
    """The text of a cell."""
    if isinstance(cell, str):
        return _ESCAPED.sub(_character, cell) if "_x" in cell else cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime):
        midnight = not (cell.hour or cell.minute or cell.second)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, time):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, timedelta):
        return _hours(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _character(found: re.Match[str]) -> str:
    """What XML can't hold is written `_x000D_`; what no text can hold stays so."""
    meant = chr(int(found[1], 16))
    return meant if meant.isprintable() or meant in "\t\n\r" else found[0]


def number_text(number: float) -> str:
    """The fifteen digits that a spreadsheet keeps, without an exponent: `0.1`, `1234`, never `1234.0`.

    A longer whole number has lost its last digits: it is written as spreadsheets do, which cleaning finds and tells.
    Three decimals get a fourth, so that nobody takes the point for one between thousands.
    """
    if not math.isfinite(number):
        return _NO_NUMBER
    if number.is_integer():
        return str(int(number)) if abs(number) < _EXACT else f"{number:.5E}"
    whole, _, decimals = format(Decimal(f"{number:.15g}"), "f").partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    return f"{whole}.{decimals}" + ("0" if len(decimals) == 3 else "")


def _hours(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
