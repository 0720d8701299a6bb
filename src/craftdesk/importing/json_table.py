"""The JSON that CraftDesk writes, as the tables of its lists: a row a customer, a product, an order line."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import Any

from craftdesk.domain import cells
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.export_columns import COLUMNS, GROUPS, Group, customer_headers
from craftdesk.domain.export_orders import order_headers, order_rows
from craftdesk.domain.export_products import HEADERS
from craftdesk.domain.record_shapes import FORMAT, VERSION, order_from_shape
from craftdesk.errors import ImportProblem
from craftdesk.importing.encoding import Encoding
from craftdesk.importing.json_stream import Member, NotOurs, members
from craftdesk.importing.records import Fault, Record
from craftdesk.importing.source import Source
from craftdesk.importing.table import Choices, Table

ENCODING = Encoding(name="json")
_ARRAYS = ("customers", "products", "orders")
_PRODUCT = ("name", "sku", "unit", "price", "currency", "tax_rate", "active")
"""What a product is called in JSON, in the order of `HEADERS`."""
_DEFAULTS = {(True, True): "both", (True, False): "shipping", (False, True): "billing", (False, False): ""}


@dataclass(slots=True)
class _Survey:
    """What has to be known of the whole file before its first row."""

    about: dict[str, Any] = field(default_factory=dict)
    arrays: dict[str, int] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    payments: int = 0
    fields: tuple[CustomField, ...] = ()
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonBody:
    """The rows of one array."""

    source: Source
    array: str
    rows: Callable[[Any], list[list[str]]]

    @property
    def separator(self) -> str:
        """What stands between the cells when rows are written as CSV."""
        return ","

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every row, whatever the width; a record that can't be read has a fault."""
        del width
        number = 0
        with closing(_members(self.source)) as found:
            for one in found:
                if one.name != self.array or not one.in_array:
                    continue
                fault = None
                try:
                    rows = self.rows(one.value)
                except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
                    rows, fault = [[_shown(one.value)]], Fault("import.row.json", {})
                for row in rows:
                    number += 1
                    yield Record(number, [_sound(cell) for cell in row], fault)


def open_json(source: Source, choices: Choices) -> list[Table]:
    """The tables of customers, products and orders in a file; ImportProblem for a torn, a newer or an empty one."""
    survey = _surveyed(source)
    if survey.about.get("format") != FORMAT or not isinstance(survey.about.get("version"), int):
        raise ImportProblem("import.json_foreign", file=source.name)
    if survey.about["version"] > VERSION:
        raise ImportProblem("import.json_newer", file=source.name)
    tables = []
    if survey.arrays.get("customers"):
        names = customer_headers(survey.sizes, survey.fields)
        tables.append(_table(source, "customers", names, lambda value: [_customer_cells(value, survey)]))
    if survey.arrays.get("products"):
        tables.append(_table(source, "products", list(HEADERS), lambda value: [_product_cells(value)]))
    if survey.arrays.get("orders"):
        names = order_headers(survey.payments)
        tables.append(
            _table(source, "orders", names, lambda value: order_rows(order_from_shape(value), survey.payments))
        )
    chosen = [table for table in tables if choices.sheet in {None, table.sheet}]
    if not chosen:
        raise ImportProblem("import.json_nothing", file=source.name)
    return chosen


def _table(source: Source, array: str, names: list[str], rows: Callable[[Any], list[list[str]]]) -> Table:
    return Table(
        source=source, encoding=ENCODING, delimiter=array, body=JsonBody(source=source, array=array, rows=rows),
        header_row=None, names=tuple(names), sheet=array, sheets=_ARRAYS,
    )  # fmt: skip


def _surveyed(source: Source) -> _Survey:
    found = _Survey()
    with closing(_members(source)) as everything:
        for name, value, in_array in everything:
            if not in_array:
                found.about[name] = value
                continue
            found.arrays[name] = found.arrays.get(name, 0) + 1
            if name == "custom_fields":
                found.fields = (*found.fields, *_fields(value))
            elif isinstance(value, dict):
                _measure(found, value)
    shop = found.about.get("shop")
    found.currency = str(shop.get("currency", "")) if isinstance(shop, dict) else ""
    return found


def _measure(found: _Survey, record: dict[str, Any]) -> None:
    for group in GROUPS:
        if isinstance(entries := record.get(group.key), list):
            found.sizes[group.key] = max(found.sizes.get(group.key, 0), min(len(entries), 100))
    if isinstance(payments := record.get("payments"), list):
        found.payments = max(found.payments, min(len(payments), 1_000))


def _fields(value: Any) -> list[CustomField]:
    try:
        choices = tuple(str(choice) for choice in value.get("choices", ()))
        return [
            CustomField(
                key=str(value["key"]), title=str(value["title"]), kind=CustomKind(value["kind"]), choices=choices
            )
        ]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []


@contextmanager
def _told(source: Source) -> Iterator[None]:
    try:
        yield
    except NotOurs:
        raise ImportProblem("import.json_broken", file=source.name) from None
    except OSError as error:
        raise ImportProblem("import.unreadable", file=source.name, reason=error.strerror or "") from error


def _members(source: Source) -> Generator[Member, None, None]:
    with source.open() as stream, TextIOWrapper(stream, encoding="utf-8", errors="replace") as text, _told(source):
        yield from members(text)


def _customer_cells(value: Any, survey: _Survey) -> list[str]:
    row = [_plain_cell(column.key, value.get(column.key)) for column in COLUMNS]
    limit = _text(value.get("credit_limit"))
    row += [_text(value.get("referred_by")), limit, survey.currency if limit else ""]
    for group in GROUPS:
        entries = list(value.get(group.key) or ())
        room = max(survey.sizes.get(group.key, 0), 1)
        for place in range(room):
            row += _entry_cells(group, entries[place]) if place < len(entries) else [""] * len(group.parts)
    custom = value.get("custom") or {}
    return [*row, *(_text(custom.get(one.key)) for one in survey.fields)]


def _product_cells(value: Any) -> list[str]:
    prices = [_text(one[key]) for one in value.get("prices") or () for key in ("level", "price")]
    return [*(_text(value[key]) for key in _PRODUCT), cells.joined(tuple(prices))]


def _plain_cell(key: str, value: Any) -> str:
    return cells.joined(tuple(map(_text, value or ()))) if key == "tags" else _text(value)


def _entry_cells(group: Group, entry: Any) -> list[str]:
    found = []
    for _, attribute in group.parts:
        if attribute == "default":
            flags = bool(entry.get("default_shipping")), bool(entry.get("default_billing"))
            found.append(_DEFAULTS[flags])
        else:
            found.append(_text(entry.get(attribute)))
    return found


def _text(value: Any) -> str:
    """A single value as a cell; TypeError for what is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return cells.flag_text(value)
    if isinstance(value, int | str):
        return str(value)
    raise TypeError(type(value).__name__)


def _sound(cell: str) -> str:
    """A cell without the halves of characters that JSON can write as escapes."""
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def _shown(value: Any) -> str:
    number = value.get("number") if isinstance(value, dict) else None
    return str(number)[:80] if isinstance(number, str | int) and str(number) else "?"
