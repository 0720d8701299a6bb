"""Which column of a file becomes which field: by the known system, by synonyms, by content, by the owner's choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from craftdesk.errors import ImportProblem
from craftdesk.importing.guessing import Profile, own_kind, profile
from craftdesk.importing.guessing_alone import by_contents
from craftdesk.importing.guessing_columns import LIKELY, Guess, by_heads
from craftdesk.importing.guessing_doubles import Conflict, rivals, settle_doubles
from craftdesk.importing.guessing_kind import Sort, sort_of
from craftdesk.importing.guessing_names import last_first
from craftdesk.importing.header import never_stored, normalise
from craftdesk.importing.presets.catalogue import recognise, recognise_shape
from craftdesk.importing.presets.generic import GENERIC_CUSTOMERS, GENERIC_ORDERS
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.presets.products import GENERIC_PRODUCTS
from craftdesk.importing.targets import LEFT_OUT, PEOPLE, PLACES, base, is_target

_EXAMPLES = 3
LEAST = 0.3
_KNOWN_BY = frozenset(
    ("emails", "phones", "mobile", "reach", "buyer", "external_numbers", "company",
     *(f"{use}_{part}" for use in ("billing", "shipping") for part in ("street", "postcode", "city", "address")))
)  # fmt: skip
_NO_FIELDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the file and what it becomes; `confidence` 1 is the owner's word or a known system's."""

    index: int
    heading: str
    field: str
    confidence: float
    examples: tuple[str, ...] = ()
    content: str = ""
    """What the cells look like, a word of `guessing_cells.Content`; nothing where they say nothing."""
    own_kind: str = "text"
    """The kind that a field of the shop's own would have: a word of `domain.custom_fields.CustomKind`."""
    family_first: bool = False
    """As a full name it begins with the family's, without a comma."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What a file is, and what each of its columns becomes."""

    preset: Preset
    columns: tuple[Column, ...]
    conflicts: tuple[Conflict, ...] = ()
    """What is asked of the owner, because columns contradict their heads or each other."""

    def indexes(self, target: str) -> list[int]:
        """The columns that become a field, in their order."""
        if ":" in target:
            return [column.index for column in self.columns if column.field == target]
        return [column.index for column in self.columns if base(column.field) == target]

    def has(self, *targets: str) -> bool:
        """Whether one of some fields has a column."""
        return any(base(column.field) in targets for column in self.columns)


def propose(
    names: Sequence[str], samples: Sequence[Sequence[str]], own_fields: Mapping[str, str] = _NO_FIELDS
) -> ColumnMap:
    """The map of a file with these heads; `samples` are some cells of each column.

    `own_fields` are the fields of the shop's own: normalised title → key.
    """
    cells = [samples[index] if index < len(samples) else () for index in range(len(names))]
    profiles = [profile(one) for one in cells]
    preset, known = recognise(names) if any(names) else recognise_shape(cells)
    if preset is not None:
        orders = preset.kind is Kind.ORDERS
        names = names if any(names) else preset.positions
        if preset.kind is Kind.PRODUCTS:
            return ColumnMap(preset=preset, columns=_columns(names, cells, profiles, _of_wares(preset, names)))
        guesses = by_heads([preset.owners_word(name) for name in names], profiles, orders=orders, own_fields=own_fields)
        found = [_of_system(preset, name, guess, known) for name, guess in zip(names, guesses, strict=True)]
        return ColumnMap(preset=preset, columns=_columns(names, cells, profiles, found))
    sort = sort_of(names, profiles)
    if sort is Sort.PRODUCTS:
        columns = _columns(names, cells, profiles, _of_wares(GENERIC_PRODUCTS, names))
        return ColumnMap(preset=GENERIC_PRODUCTS, columns=columns)
    orders = sort is Sort.ORDERS
    guesses = by_heads(names, profiles, orders=orders, own_fields=own_fields)
    by_contents(names, cells, profiles, guesses, orders=orders)
    conflicts = (*rivals(cells, guesses), *settle_doubles(cells, profiles, guesses))
    return ColumnMap(
        preset=_sales({base(guess.target) for guess in guesses}) if orders else GENERIC_CUSTOMERS,
        columns=_columns(names, cells, profiles, guesses),
        conflicts=conflicts,
    )


def _of_system(preset: Preset, name: str, guess: Guess, known: float) -> Guess:
    """What a known system's column becomes; one that the shop added is guessed, and never by its contents alone."""
    written = preset.target(normalise(name))
    if written is not None:
        return Guess(written, 1.0)
    return replace(guess, confidence=min(guess.confidence, LIKELY)) if known and guess.target else guess


def _sales(fields: set[str]) -> Preset:
    """A list of orders; one that tells of its buyers nothing but their names knows them by these."""
    return replace(GENERIC_ORDERS, by_name=True) if not fields & _KNOWN_BY else GENERIC_ORDERS


def _kind_of(fields: set[str], wanted: set[str]) -> Preset:
    """What a list holds by its columns; the owner's word that there are people in it outweighs prices."""
    if "order_number" in fields:
        return _sales(fields)
    wares = fields & {"product_name", "product_sku"} and not wanted & {*PEOPLE, *PLACES}
    return GENERIC_PRODUCTS if wares else GENERIC_CUSTOMERS


def _of_wares(preset: Preset, names: Sequence[str]) -> list[Guess]:
    """What the columns of a list of products become; a second name, price or number is read past."""
    found: list[Guess] = []
    for name in names:
        target = preset.target(normalise(name)) or LEFT_OUT
        twice = not preset.id and any(one.target == target for one in found)
        if target and not twice:
            found.append(Guess(target, 1.0 if preset.id else LIKELY))
        else:
            found.append(Guess(LEFT_OUT, 1.0 if never_stored(name) else LEAST))
    return found


def _columns(
    names: Sequence[str], cells: Sequence[Sequence[str]], profiles: Sequence[Profile], guesses: Sequence[Guess]
) -> tuple[Column, ...]:
    return tuple(
        Column(
            index=index,
            heading=name,
            field=guesses[index].target,
            confidence=guesses[index].confidence,
            examples=tuple(dict.fromkeys(cell[:80] for cell in cells[index] if cell))[:_EXAMPLES],
            content=profiles[index].best or "",
            own_kind=own_kind(profiles[index], cells[index]),
            family_first=last_first(name, cells[index]),
        )
        for index, name in enumerate(names)
    )


def chosen(found: ColumnMap, mapping: Mapping[int, str], named: Mapping[str, str], file: str) -> ColumnMap:
    """The map with the owner's choices; ImportProblem for a column or a field that there isn't."""
    wanted = dict(mapping)
    for heading, target in named.items():
        places = [column.index for column in found.columns if normalise(column.heading) == normalise(heading)]
        if not places:
            raise ImportProblem("import.map_column", file=file, column=heading)
        wanted.update(dict.fromkeys(places, target))
    for target in wanted.values():
        if target and not is_target(target):
            raise ImportProblem("import.map_field", file=file, field=target)
    columns = tuple(
        replace(column, field=wanted[column.index], confidence=1.0) if column.index in wanted else column
        for column in found.columns
    )
    preset = found.preset
    if not preset.id and wanted:
        preset = _kind_of({base(column.field) for column in columns}, {base(target) for target in wanted.values()})
    asked = tuple(one for one in found.conflicts if not set(one.columns) & wanted.keys())
    return ColumnMap(preset=preset, columns=columns, conflicts=asked)
