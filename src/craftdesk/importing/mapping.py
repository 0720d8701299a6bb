"""Which column of a file becomes which field: by the known system, by synonyms, by content, by the owner's choice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.validation import is_plausible_email
from craftdesk.errors import ImportProblem
from craftdesk.importing.header import Meaning, meanings, never_stored, normalise
from craftdesk.importing.presets.catalogue import recognise
from craftdesk.importing.presets.generic import GENERIC_CUSTOMERS, GENERIC_ORDERS
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.targets import AMOUNTS, ITEMS, LEFT_OUT, ORDERS, PEOPLE, PLACES, base, is_target

_PERSON = {
    "email": "emails", "phone": "phones", "website": "websites", "external_id": "external_numbers",
    "consent": "consents", "department": "company_line2",
} | {key: key for key in PEOPLE}  # fmt: skip
_PLACE = frozenset(("street", "street2", "postcode", "city", "region", "country", "house_number", "house_extension"))
_NAMES = {"full_name": "name", "first_name": "first_name", "last_name": "last_name", "company": "company"}
_ORDER = {
    "order_number": "order_number", "order_date": "order_date", "order_total": "order_total",
    "currency": "order_currency", "shipping_cost": "order_shipping", "tax": "order_tax", "note": "order_note",
    "item_name": "item_name", "quantity": "item_quantity", "unit_price": "item_price", "sku": "item_sku",
}  # fmt: skip
_STATES = {
    "financial status": "order_payment", "payment status": "order_payment", "zahlungsstatus": "order_payment",
    "invoice status": "order_payment", "fulfillment status": "order_fulfilment", "cancelled at": "order_cancelled_on",
}  # fmt: skip
_IN_ORDERS = frozenset(
    ("first_name", "middle_name", "last_name", "full_name", "company", "emails", "phones", "mobile",
     "external_numbers", "salutation", "title", "consents", "vat_id")
)  # fmt: skip
"""What an order may say of its buyer."""
_ONCE = frozenset((*ORDERS, *ITEMS)) - {"order_note", "order_shop_note"}
_SHOP_NUMBER = re.compile(r"#\d+")
_EXAMPLES = 3


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """What a file is, and what each of its columns becomes."""

    preset: Preset
    columns: tuple[Column, ...]

    def indexes(self, target: str) -> list[int]:
        """The columns that become a field, in their order."""
        return [column.index for column in self.columns if base(column.field) == target]

    def has(self, *targets: str) -> bool:
        """Whether one of some fields has a column."""
        return any(base(column.field) in targets for column in self.columns)


def propose(names: Sequence[str], samples: Sequence[Sequence[str]]) -> ColumnMap:
    """The map of a file with these heads; `samples` are some cells of each column."""
    preset, known = recognise(names)
    if preset is None:
        preset = GENERIC_ORDERS if _looks_like_orders(names, samples) else GENERIC_CUSTOMERS
    taken: set[str] = set()
    columns = []
    for index, name in enumerate(names):
        cells = samples[index] if index < len(samples) else ()
        target, confidence = _guess(names, name, cells, preset, taken, known)
        taken.add(base(target))
        examples = tuple(dict.fromkeys(cell[:80] for cell in cells if cell))[:_EXAMPLES]
        columns.append(Column(index=index, heading=name, field=target, confidence=confidence, examples=examples))
    return ColumnMap(preset=preset, columns=tuple(columns))


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
        orders = any(base(column.field) == "order_number" for column in columns)
        preset = GENERIC_ORDERS if orders else GENERIC_CUSTOMERS
    return ColumnMap(preset=preset, columns=columns)


def _looks_like_orders(names: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """An order number, and something that only orders have."""
    fields = {meaning.field for name in names for meaning in meanings(name)[:1]}
    heads = {normalise(name) for name in names}
    number = "order_number" in fields or any(
        normalise(name) == "name" and _shop_numbers(cells) for name, cells in zip(names, samples, strict=False)
    )
    states = "status" in heads and "reference" in heads
    return (number or states) and bool(fields & {"order_total", "item_name", "unit_price", "quantity", "order_date"})


def _shop_numbers(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_SHOP_NUMBER.fullmatch(cell) for cell in filled)


def _guess(
    names: Sequence[str], name: str, cells: Sequence[str], preset: Preset, taken: set[str], known: float
) -> tuple[str, float]:
    """(target, confidence) of one column."""
    head = normalise(name)
    written = preset.target(head)
    if written is not None:
        return written, 1.0
    if never_stored(name):
        return LEFT_OUT, 1.0
    target = _by_synonym(names, name, cells, preset)
    if not target or (base(target) in _ONCE and base(target) in taken):
        return LEFT_OUT, 0.0
    if not _fits(target, cells):
        return LEFT_OUT, 0.3
    return target, 0.9 if not known else 0.7


def _by_synonym(names: Sequence[str], name: str, cells: Sequence[str], preset: Preset) -> str:
    head = normalise(name)
    orders = preset.kind is Kind.ORDERS
    if orders and head == "name" and _shop_numbers(cells):
        return "order_number"
    if orders and head == "reference" and not _has(names, "order_number"):
        return "order_number"
    if orders and head in _STATES:
        return _STATES[head]
    if head == "name" and _has(names, "first_name"):
        return "last_name" if not _has(names, "last_name") else LEFT_OUT
    for meaning in meanings(name):
        target = _target(meaning, orders=orders)
        if target:
            return target
    return LEFT_OUT


def _has(names: Sequence[str], field: str) -> bool:
    return any(found[0].field == field for name in names if (found := meanings(name)))


def _target(meaning: Meaning, *, orders: bool) -> str:
    """The target of a meaning in a file of customers or of orders; nothing where it has no place there."""
    if meaning.field in _PLACE:
        return f"{meaning.use or 'billing'}_{meaning.field}"
    if meaning.use == "shipping":
        key = _NAMES.get(meaning.field)
        return f"shipping_{key}" if key else LEFT_OUT
    if orders:
        if meaning.field == "order_state":
            return "order_status"
        if meaning.field in _ORDER:
            return _ORDER[meaning.field]
        target = _PERSON.get(meaning.field, LEFT_OUT)
        return target if target in _IN_ORDERS else LEFT_OUT
    return _PERSON.get(meaning.field, LEFT_OUT)


def _fits(target: str, cells: Sequence[str]) -> bool:
    """Whether what a column contains can be what its head says."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return True
    if target == "emails":
        return any("@" in cell for cell in filled)
    if target in AMOUNTS:
        return any(any(char.isdigit() for char in cell) for cell in filled)
    if target in PLACES:
        # `shipping_address` may hold True and False only.
        return not {cell.casefold() for cell in filled} <= {"true", "false", "yes", "no"}
    return not (target in {"full_name", "first_name"} and all(is_plausible_email(cell) for cell in filled))
