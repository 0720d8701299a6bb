"""Postal addresses in the columns of a chunk."""

from __future__ import annotations

from functools import lru_cache
from itertools import repeat

from craftdesk.domain.address import PostalAddress
from craftdesk.importing.columns import Cells
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.value_words import parse_country
from craftdesk.importing.values import ValueProblem

_PARTS = ("street", "street2", "postcode", "city", "region", "country", "name", "company")
_PLACE = _PARTS[:4]


@lru_cache(maxsize=1024)
def _country(text: str) -> str | ValueProblem:
    return parse_country(text) or ""


def places(cells: Cells, use: str, tidings: Tidings) -> list[list[PostalAddress]]:
    """The addresses for one use in each row; several where columns repeat, none without street, town and postcode."""
    slots = max((cells.count(f"{use}_{part}") for part in _PLACE), default=0)
    found: list[list[PostalAddress]] = [[] for _ in cells.rows]
    for slot in range(slots):
        _one_slot(cells, use, slot, found, tidings)
    return found


def _one_slot(cells: Cells, use: str, slot: int, found: list[list[PostalAddress]], tidings: Tidings) -> None:
    count = len(cells.rows)
    columns = [cells.nth(f"{use}_{part}", slot) or repeat("", count) for part in _PARTS]
    numbers = _house_numbers(cells, use) if slot == 0 else repeat("", count)
    names = _person_names(cells, use) if slot == 0 else repeat("", count)
    rows = zip(cells.rows, found, numbers, names, *columns, strict=True)
    for row, mine, number, person, street, street2, postcode, city, region, country, name, company in rows:
        if not (street or street2 or postcode or city):
            continue
        code, state = _country(country) if country else "", region
        if isinstance(code, ValueProblem):
            tidings.warn(row, code.code, **code.params)
            # What is no country may be a part of one, and is not lost there.
            state, code = region or country, ""
        mine.append(
            PostalAddress(
                name=name or person,
                company=company,
                street=f"{street} {number}" if number and street else street or number,
                street2=street2,
                postcode=postcode,
                city=city,
                region=state,
                country=code,
            )
        )


def _house_numbers(cells: Cells, use: str) -> list[str] | repeat[str]:
    numbers, extensions = cells.line(f"{use}_house_number"), cells.line(f"{use}_house_extension")
    if numbers is None:
        return repeat("", len(cells.rows))
    if extensions is None:
        return list(numbers)
    return [f"{number}{extension}" for number, extension in zip(numbers, extensions, strict=True)]


def _person_names(cells: Cells, use: str) -> list[str] | repeat[str]:
    first, last = cells.line(f"{use}_first_name"), cells.line(f"{use}_last_name")
    if first is None and last is None:
        return repeat("", len(cells.rows))
    blank = [""] * len(cells.rows)
    return [" ".join(filter(None, pair)) for pair in zip(first or blank, last or blank, strict=True)]
