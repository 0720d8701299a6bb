"""Postal addresses in the columns of a chunk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import repeat

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.address_defaults import USES
from craftdesk.domain.folding import fold
from craftdesk.domain.validation import LINE_LIMIT
from craftdesk.importing.columns import Cells
from craftdesk.importing.free_lines import lines_of, read_lines, read_town
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.targets import LABELLED, PLACES
from craftdesk.importing.value_words import parse_country
from craftdesk.importing.values import ValueProblem

_PARTS = ("street", "street2", "postcode", "city", "region", "country", "name", "company")
_PLACE = _PARTS[:4]
_JOINED = frozenset({"street2"})
"""Parts of which several columns of one address are written one behind the other."""
_TARGETS = {use: frozenset(one for one in PLACES if one.startswith(use)) for use in ("billing", "shipping")}
_TARGETS["place"] = frozenset(LABELLED)
_OWNERS = ("display_name", "full_name", "company", "billing_company")

Parts = Iterable[str]
Remarks = list[tuple[AddressUse, str, list[str]]]
"""(use, `label` or `delivery_note`, its text by row)."""
Found = list[list[PostalAddress]]


@lru_cache(maxsize=1024)
def country_of(text: str) -> str | ValueProblem:
    """The code of a country, or why there is none."""
    return parse_country(text) or ""


def places(cells: Cells, use: str, tidings: Tidings) -> Found:
    """The addresses for one use in each row; several where columns repeat, none without street, town and postcode."""
    found: Found = [[] for _ in cells.rows]
    # An address with a name of its own is the one meant for this use; the plain one only serves, too.
    for group in sorted(cells.groups(_TARGETS[use]), key=lambda name: not name):
        if group:
            parts = [_joined(cells, use, part, group) for part in _PARTS]
            _read(cells, parts, found, tidings, names=_person_names(cells, use, group))
        else:
            slots = max((len(cells.exactly(f"{use}_{part}")) for part in _PLACE), default=0)
            for slot in range(slots):
                _one_slot(cells, use, slot, found, tidings)
        _towns(cells, use, group, found)
        _free(cells, use, group, found, tidings)
    return found


def labelled(cells: Cells, tidings: Tidings) -> list[list[tuple[str, PostalAddress]]] | None:
    """The addresses of each row that have a label instead of a use; None when the file has no such columns."""
    groups = cells.groups(_TARGETS["place"])
    if not groups:
        return None
    found: list[list[tuple[str, PostalAddress]]] = [[] for _ in cells.rows]
    for group in groups:
        mine: Found = [[] for _ in cells.rows]
        parts = [_joined(cells, "place", part, group) for part in _PARTS]
        _read(cells, parts, mine, tidings, names=_person_names(cells, "place", group))
        _free(cells, "place", group, mine, tidings)
        said = "" if group.isdigit() else group
        labels = next(iter(cells.exactly(f"place_label:{group}")), None) or [said] * len(cells.rows)
        for row, label, addresses in zip(found, labels, mine, strict=True):
            row += [(label.lstrip("* "), address) for address in addresses]
    return found


def remarks_of(cells: Cells) -> Remarks:
    """The columns with labels and delivery notes of billing and shipping addresses."""
    return [
        (use, key, [tidy[:LINE_LIMIT] for tidy in column])
        for use in USES
        for key in ("label", "delivery_note")
        if (column := cells.line(f"{use.value}_{key}")) is not None
    ]


def remarked(addresses: Sequence[Address], remarks: Remarks, place: int) -> tuple[Address, ...]:
    """The addresses of a row; the first for each use with its label and delivery note."""
    found = list(addresses)
    for use, key, column in remarks:
        index = next((index for index, one in enumerate(found) if one.use.serves(use)), None)
        if index is not None and column[place]:
            old = found[index]
            if key == "label":
                found[index] = replace(old, label=old.label or column[place])
            else:
                found[index] = replace(old, delivery_note=old.delivery_note or column[place])
    return tuple(found)


def _joined(cells: Cells, use: str, part: str, group: str) -> Parts:
    """One part of a group: the first filled of its columns, or all of them where each is a line of its own."""
    columns = cells.exactly(f"{use}_{part}:{group}")
    if not columns:
        return repeat("", len(cells.rows))
    if len(columns) == 1:
        return columns[0]
    if part in _JOINED:
        return [", ".join(filter(None, row)) for row in zip(*columns, strict=True)]
    return [next(filter(None, row), "") for row in zip(*columns, strict=True)]


def _one_slot(cells: Cells, use: str, slot: int, found: Found, tidings: Tidings) -> None:
    count = len(cells.rows)
    columns: list[Parts] = []
    for part in _PARTS:
        named = cells.exactly(f"{use}_{part}")
        columns.append(named[slot] if slot < len(named) else repeat("", count))
    if slot == 0:
        _read(cells, columns, found, tidings, _house_numbers(cells, use), _person_names(cells, use))
    else:
        _read(cells, columns, found, tidings)


def _read(
    cells: Cells,
    columns: Sequence[Parts],
    found: Found,
    tidings: Tidings,
    numbers: Iterable[str] | None = None,
    names: Iterable[str] | None = None,
) -> None:
    """Adds the address of each row that has a place in these columns."""
    blank = repeat("", len(cells.rows))
    rows = zip(cells.rows, found, numbers or blank, names or repeat("", len(cells.rows)), *columns, strict=True)
    for row, mine, number, person, street, street2, postcode, city, region, country, name, company in rows:
        if not (street or street2 or postcode or city):
            continue
        code, state = country_of(country) if country else "", region
        if isinstance(code, ValueProblem):
            tidings.warn(row, code.code, **code.params)
            # What is no country may be a part of one, and is not lost there.
            state, code = region or country, ""
        elif code and state.endswith(f"({code})"):
            state = state[:-4].strip()
        mine.append(
            PostalAddress(
                name=name or person,
                company=company,
                street=f"{street} {number}" if number and street else street or number,
                street2=street2[:LINE_LIMIT],
                postcode=postcode,
                city=city,
                region=state,
                country=code,
            )
        )


def _towns(cells: Cells, use: str, group: str, found: Found) -> None:
    """Postcode and town of columns that hold both."""
    field = f"{use}_postcode_city:{group}" if group else f"{use}_postcode_city"
    for column in cells.exactly(field):
        for mine, cell in zip(found, column, strict=True):
            if not cell or (mine and mine[-1].city and mine[-1].postcode):
                continue
            town = read_town(cell)
            postcode, city = (town.postcode, town.city) if town else ("", cell)
            region = town.region if town else ""
            if mine:
                known = mine[-1]
                mine[-1] = replace(
                    known,
                    postcode=known.postcode or postcode,
                    city=known.city or city,
                    region=known.region or region,
                )
            else:
                mine.append(PostalAddress(postcode=postcode, city=city, region=region))


def _free(cells: Cells, use: str, group: str, found: Found, tidings: Tidings) -> None:
    """Addresses of free lines, in rows where nothing else told of one."""
    columns = cells.broken(f"{use}_address:{group}" if group else f"{use}_address")
    if not columns:
        return
    owners = _owners(cells)
    behind = f":{group}" if group else ""
    country = _first(cells, f"{use}_country{behind}")
    name, company = _first(cells, f"{use}_name{behind}"), _first(cells, f"{use}_company{behind}")
    for place, (mine, row) in enumerate(zip(found, zip(*columns, strict=True), strict=True)):
        filled = [cell for cell in row if cell]
        if mine or not filled:
            continue
        # Several columns are a line each; a single one holds all of them.
        lines = [" ".join(cell.split()) for cell in filled] if len(columns) > 1 else lines_of(filled[0])
        address = read_lines([line[:LINE_LIMIT] for line in lines], owners[place])
        if country is not None and country[place] and not address.country:
            code = country_of(country[place])
            address = replace(address, country="" if isinstance(code, ValueProblem) else code)
        if name is not None or company is not None:
            address = replace(address, name=name[place] if name else "", company=company[place] if company else "")
        if not address.is_empty:
            mine.append(address)
        if not (address.is_empty or address.city or address.postcode):
            tidings.warn(cells.rows[place], "import.value.address", value=address.street[:80])


def _owners(cells: Cells) -> list[set[str]]:
    """Folded names that the lines of a row's address may repeat."""
    columns = [column for target in _OWNERS if (column := cells.line(target)) is not None]
    first, last = cells.line("first_name"), cells.line("last_name")
    if first is not None and last is not None:
        columns.append([f"{one} {other}" for one, other in zip(first, last, strict=True)])
        columns.append([f"{other} {one}" for one, other in zip(first, last, strict=True)])
    if not columns:
        return [set() for _ in cells.rows]
    return [{fold(cell) for cell in row if cell} for row in zip(*columns, strict=True)]


def _house_numbers(cells: Cells, use: str) -> list[str] | None:
    numbers, extensions = _first(cells, f"{use}_house_number"), _first(cells, f"{use}_house_extension")
    if numbers is None:
        return None
    if extensions is None:
        return list(numbers)
    return [f"{number}{extension}" for number, extension in zip(numbers, extensions, strict=True)]


def _person_names(cells: Cells, use: str, group: str = "") -> list[str] | None:
    behind = f":{group}" if group else ""
    first, last = _first(cells, f"{use}_first_name{behind}"), _first(cells, f"{use}_last_name{behind}")
    if first is None and last is None:
        return None
    blank = [""] * len(cells.rows)
    return [" ".join(filter(None, pair)) for pair in zip(first or blank, last or blank, strict=True)]


def _first(cells: Cells, field: str) -> Sequence[str] | None:
    return next(iter(cells.exactly(field)), None)
