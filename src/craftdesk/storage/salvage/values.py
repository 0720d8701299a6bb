"""Which values a row may have, by table and column: what is not one is put right in a way that can be told.

The words are those of the domain's enumerations. A row whose meaning would be lost is left out instead.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from hashlib import sha256

from craftdesk.domain.address import AddressUse
from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.customer import CustomerType, PreferredContact, TaxTreatment
from craftdesk.domain.dates import PartialDate, instant_from
from craftdesk.domain.operation import OperationKind, OperationState
from craftdesk.domain.order import Delivery, OrderStatus, StepKind
from craftdesk.domain.paper import PaperKind
from craftdesk.domain.phone import PhoneKind
from craftdesk.domain.timeline import EntryKind
from craftdesk.storage.salvage.records import Field, Lost, Mended, Value
from craftdesk.storage.salvage.shapes import ABSENT, ColumnShape, Shape, known_shapes

Test = Callable[[Value], bool]
LARGEST = 10**18
LONGEST = 4_000_000
_LATEST_RATE = 10**6
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_NO_LETTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")
_DAYS = frozenset(
    "since on_day checked_on valid_from valid_until next_on until asked_on done_on ordered_on due_on cancelled_on"
    " issued_on expires_on paid_on decided_on".split()
)
_MOMENTS = frozenset("created_at changed_at archived_at deleted_at at used_at".split())
_YES_NO = frozenset("do_not_contact given default_shipping default_billing active paused pinned tax_included".split())
_RATES = frozenset("tax_rate discount_rate shipping_tax_rate".split())
LEAVE_OUT = "leave out"
_WHOLE = frozenset({int, str, bytes, type(None)})
_WORDS: dict[str, tuple[Sequence[str], str]] = {
    "customers.type": (tuple(CustomerType), CustomerType.INDIVIDUAL),
    "customers.preferred_contact": (tuple(PreferredContact), ""),
    "customers.tax_treatment": (tuple(TaxTreatment), ""),
    "customer_phones.kind": (tuple(PhoneKind), PhoneKind.OTHER),
    "addresses.use": (tuple(AddressUse), AddressUse.BOTH),
    "order_addresses.use": (("billing", "shipping"), LEAVE_OUT),
    "orders.status": (tuple(OrderStatus), OrderStatus.UNCONFIRMED),
    "orders.delivery": (tuple(Delivery), ""),
    "standing_orders.delivery": (tuple(Delivery), ""),
    "order_steps.kind": (tuple(StepKind), LEAVE_OUT),
    "timeline.kind": (tuple(EntryKind), EntryKind.NOTE),
    "custom_fields.kind": (tuple(CustomKind), CustomKind.TEXT),
    "papers.kind": (tuple(PaperKind), LEAVE_OUT),
    "operations.kind": (tuple(OperationKind), OperationKind.ISSUE),
    "operations.state": (tuple(OperationState), OperationState.DONE),
}
"""The words of a column, and what stands in the place of any other."""
_FILLED: dict[str, str] = {
    "orders.ordered_on": "1970-01-01", "standing_orders.next_on": "2099-01-01", "wants.asked_on": "1970-01-01",
    "vouchers.issued_on": "1970-01-01", "account_entries.on_day": "1970-01-01", "papers.issued_on": LEAVE_OUT,
    "duplicate_decisions.decided_on": "1970-01-01", "order_steps.at": "1970-01-01T00:00:00Z",
    "timeline.at": "1970-01-01T00:00:00Z", "operations.at": "1970-01-01T00:00:00Z",
    "papers.created_at": LEAVE_OUT,
}  # fmt: skip
"""Days and moments that may not be empty: one that nobody takes for a true one."""


def _is_day(value: Value) -> bool:
    return isinstance(value, str) and _real_day(value)


@lru_cache(maxsize=50_000)
def _real_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and PartialDate.from_iso(text).year != 0
    except ValueError:
        return False


@lru_cache(maxsize=50_000)
def _is_moment(value: Value) -> bool:
    try:
        return isinstance(value, str) and _MOMENT.fullmatch(value) is not None and instant_from(value) is not None
    except ValueError:
        return False


def _is_birthday(value: Value) -> bool:
    try:
        return isinstance(value, str) and PartialDate.from_iso(value) is not None
    except ValueError:
        return False


def _is_json(value: Value) -> bool:
    try:
        return isinstance(value, str) and isinstance(json.loads(value), dict)
    except (ValueError, RecursionError):
        return False


def _is_rhythm(value: Value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"days|weeks|months [1-9][0-9]?", value) is not None


def _is_counter(value: Value) -> bool:
    return isinstance(value, int) and 1 <= value <= 10**10


_SPECIAL: dict[str, tuple[Test, Value]] = {
    "customers.birthday": (_is_birthday, None),
    "standing_orders.rhythm": (_is_rhythm, "weeks"),
    "standing_orders.every": (lambda value: isinstance(value, int) and 1 <= value <= 366, 1),
    "operations.params": (lambda value: value == "" or _is_json(value), ""),
    "changes.tbl": (lambda value: value in known_shapes(), LEAVE_OUT),
    "changes.old": (_is_json, LEAVE_OUT),
    "papers.content": (_is_json, LEAVE_OUT),
    "paper_files.sha256": (lambda value: isinstance(value, str) and len(value) == 64, LEAVE_OUT),
    "counters.next": (_is_counter, LEAVE_OUT),
    "counters.name": (lambda value: bool(re.fullmatch(r"[a-z]+|drafted:[0-9]+", str(value))), LEAVE_OUT),
    "sqlite_sequence.name": (lambda value: value in known_shapes(), LEAVE_OUT),
    "sqlite_sequence.seq": (lambda value: isinstance(value, int) and value >= 0, LEAVE_OUT),
    "settings.key": (lambda value: bool(re.fullmatch(r"[a-z0-9_]{2,40}", str(value))), LEAVE_OUT),
    "import_mappings.mapping": (lambda value: isinstance(value, str), ""),
}


def _between(low: int, high: int) -> Test:
    return lambda value: isinstance(value, int) and low <= value <= high


def _rule(shape: Shape, column: ColumnShape) -> tuple[Test, Value] | None:
    """The test of a column's values, and what stands in the place of one that fails it; None where all will do."""
    here, name = f"{shape.name}.{column.name}", column.name
    if here in _SPECIAL:
        return _SPECIAL[here]
    if here in _WORDS:
        words, other = _WORDS[here]
        return frozenset(map(str, words)).__contains__, str(other)
    fallback: Value = _FILLED.get(here, None if column.optional else "")
    if column.kind == "text":
        if name in _DAYS:
            return _is_day if here in _FILLED else lambda value: value == "" or _is_day(value), fallback
        if name in _MOMENTS:
            return _is_moment if here in _FILLED else lambda value: value == "" or _is_moment(value), fallback
        if name == "currency" and shape.name != "papers":
            return _currency, ""
        return None
    if column.kind == "int":
        return _number_rule(shape, column)
    return None


@lru_cache(maxsize=1_000)
def _currency(value: Value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"|[A-Z]{3}", value) is not None


def _number_rule(shape: Shape, column: ColumnShape) -> tuple[Test, Value]:
    name, other = column.name, None if column.optional else column.default
    if name == shape.alias:
        return _between(1, (1 << 62)), LEAVE_OUT
    if column.references or name in {"order_id", "customer_id", "cancels", "row_id"}:
        return _between(1, (1 << 62)), None if column.optional else LEAVE_OUT
    if name == "version":
        return _between(1, LARGEST), 1
    if name in _YES_NO:
        return _between(0, 1), other or 0
    if name in _RATES:
        return _between(0, _LATEST_RATE), other or 0
    if name == "position":
        return _between(0, LARGEST), 0
    return _between(-LARGEST, LARGEST), other if other is not None or column.optional else 0


@lru_cache(maxsize=64)
def _rules(name: str) -> tuple[tuple[int, Test, Value], ...]:
    shape = known_shapes()[name]
    return tuple(
        (at, *rule) for at, column in enumerate(shape.columns) if (rule := _rule(shape, column)) is not None
    )


def plausible(shape: Shape, row: Sequence[Field]) -> float:
    """How many of the values that can be told to be right are right, 0 to 1."""
    right = count = 0
    for at, test, _ in _rules(shape.name):
        value = row[at]
        if value is None and shape.columns[at].optional:
            continue
        count += 1
        right += not isinstance(value, Lost) and test(value)
    spoilt = sum(isinstance(value, Mended) for value in row)
    return right / (count + spoilt) if count + spoilt else 1.0


class Mending:
    """Puts the rows of one table right; in a `strange` table values of any kind become what the column wants."""

    def __init__(self, shape: Shape, *, strange: bool, currency: str) -> None:
        self._shape, self._strange, self._currency = shape, strange, currency
        self._rules = _rules(shape.name)
        self._defaults = [_default(shape, column) for column in shape.columns]
        self._number = shape.names.index("number") if shape.name in {"customers", "orders"} else None
        self._checks_digest = shape.name == "paper_files"

    def mend(self, row: list[Field]) -> tuple[list[Value] | None, list[str]]:
        """The row as it may be written, None when it is to be left out; and the columns in which it was changed."""
        changed: list[str] = []
        if self._strange:
            self._convert(row, changed)
        if not _WHOLE.issuperset(map(type, row)):
            self._fill(row, changed)
        for at, test, other in self._rules:
            value = row[at]
            column = self._shape.columns[at]
            if (value is None and column.optional) or test(value):  # type: ignore[arg-type]  # nothing is lost now
                continue
            if other == LEAVE_OUT:
                return None, [column.name]
            row[at] = self._currency if column.name == "currency" else other
            changed.append(column.name)
        if self._number is not None and not row[self._number]:
            row[self._number] = f"?{row[0]!s}"
            changed.append("number")
        if self._checks_digest and not (isinstance(row[2], bytes) and sha256(row[2]).hexdigest() == row[1]):
            return None, ["pdf"]
        return row, changed  # type: ignore[return-value]  # nothing is lost now

    def _fill(self, row: list[Field], changed: list[str]) -> None:
        """Defaults for what is gone, and texts that hold signs for what could not be read."""
        for at, value in enumerate(row):
            if isinstance(value, Lost):
                row[at] = self._defaults[at]
                if value is not ABSENT:
                    changed.append(self._shape.columns[at].name)
            elif isinstance(value, Mended):
                row[at] = str(value)
                changed.append(self._shape.columns[at].name)

    def _convert(self, row: list[Field], changed: list[str]) -> None:
        for at, (value, column) in enumerate(zip(row, self._shape.columns, strict=True)):
            if isinstance(value, Lost) or (value is None and column.optional):
                continue
            made: Field
            if column.kind == "int":
                made = _whole(value)
            elif column.kind == "text":
                made = _letters(value)
            else:
                made = value if isinstance(value, bytes) else b""
            if made is None and not column.optional:
                made = self._defaults[at]
            row[at] = made
            if value is not None and str(made) != str(value):
                changed.append(column.name)


def _default(shape: Shape, column: ColumnShape) -> Value:
    here = f"{shape.name}.{column.name}"
    if column.default is not None or column.optional:
        rule = _SPECIAL.get(here) or _WORDS.get(here)
        if here in _FILLED:
            return _FILLED[here]
        if rule is not None and column.default in {None, ""} and not column.optional:
            return str(rule[1]) if isinstance(rule[1], str) else rule[1]
        return column.default
    return 0 if column.kind == "int" else b"" if column.kind == "blob" else ""


def _whole(value: Value) -> int | None:
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST:
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"\s*-?[0-9]{1,18}\s*", value, re.ASCII):
        return int(value)
    return None


def _letters(value: Value) -> str | None:
    """A text without what is no letter, as an import takes it."""
    if value is None:
        return None
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return _NO_LETTERS.sub("", text)[:LONGEST]
