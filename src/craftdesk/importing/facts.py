"""Fields of a customer that hold one value which is not a text: how each is read from the columns of a chunk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from craftdesk.domain.dates import PartialDate
from craftdesk.domain.money import round_half_up
from craftdesk.importing.columns import Cells
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.value_words import parse_yes_no
from craftdesk.importing.words import payment_days, preferred_contact_of, tax_treatment_of, type_of

_LONGEST_TERM = 3650

Fact = Sequence[Any] | None
Reader = Callable[[Cells, Tidings], Fact]
"""Cells that hold no such value are told."""


def _since(cells: Cells, _: Tidings) -> list[date | None] | None:
    moments = cells.moments("since")
    return None if moments is None else [moment.day if moment else None for moment in moments]


def _birthday(cells: Cells, tidings: Tidings) -> list[PartialDate | None] | None:
    days = cells.days("birthday")
    return days if days is not None else _birthday_in_parts(cells, tidings)


def _birthday_in_parts(cells: Cells, tidings: Tidings) -> list[PartialDate | None] | None:
    """Birthdays whose day, month and year stand in columns of their own; the year may be missing."""
    month, day = cells.line("birth_month"), cells.line("birth_day")
    if month is None or day is None:
        return None
    year = cells.line("birth_year") or [""] * len(cells.rows)
    found: list[PartialDate | None] = []
    for row, parts in zip(cells.rows, zip(year, month, day, strict=True), strict=True):
        try:
            known = PartialDate(month=int(parts[1]), day=int(parts[2]), year=int(parts[0]) if parts[0] else None)
        except ValueError:
            known = None
            if parts[1] or parts[2]:
                tidings.warn(row, "import.value.no_such_day", value="-".join(parts)[:80])
        found.append(known)
    return found


def _flag(cells: Cells, _: Tidings) -> list[bool] | None:
    line = cells.line("do_not_contact")
    return None if line is None else [parse_yes_no(cell) is True for cell in line]


def _words(target: str, word: Callable[[str], object]) -> Reader:
    def read(cells: Cells, _: Tidings) -> list[object] | None:
        line = cells.line(target)
        return None if line is None else [word(cell) for cell in line]

    return read


def _whole(target: str, highest: int, blank: int | None, scale: int = 1) -> Reader:
    """A whole number from 0 to `highest`; what is none is told and left out."""

    def read(cells: Cells, tidings: Tidings) -> list[int | None] | None:
        numbers = cells.quantities(target)
        if numbers is None:
            return None
        found: list[int | None] = []
        for row, number in zip(cells.rows, numbers, strict=True):
            value = blank if number is None else round_half_up(number * Decimal(scale))
            if value is not None and not 0 <= value <= highest:
                tidings.warn(row, "import.value.out_of_range", field=target, value=str(number))
                value = blank
            found.append(value)
        return found

    return read


def _payment_term(cells: Cells, tidings: Tidings) -> list[int | None] | None:
    """Days in words or as a number; what is none is told and left out."""
    line = cells.line("payment_term")
    if line is None:
        return None
    found = [payment_days(cell) if cell else None for cell in line]
    for row, cell, days in zip(cells.rows, line, found, strict=True):
        if cell and (days is None or days > _LONGEST_TERM):
            tidings.warn(row, "import.value.out_of_range", field="payment_term", value=cell[:80])
    return [days if days is None or days <= _LONGEST_TERM else None for days in found]


FACTS: Mapping[str, Reader] = MappingProxyType(
    {
        "type": _words("type", type_of),
        "birthday": _birthday,
        "since": _since,
        "do_not_contact": _flag,
        "preferred_contact": _words("preferred_contact", preferred_contact_of),
        "tax_treatment": _words("tax_treatment", tax_treatment_of),
        "rating": _whole("rating", 5, 0),
        "payment_term": _payment_term,
        "discount": _whole("discount", 10_000, 0, 100),
    }
)
