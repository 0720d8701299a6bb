"""What a row of each known table looks like, and how the tables of a file are matched with the known ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Integer, LargeBinary, Table
from sqlalchemy.sql.schema import DefaultClause

from craftdesk.storage.salvage.create_text import TableText
from craftdesk.storage.salvage.records import Field, Lost, Value
from craftdesk.storage.tables import metadata

_ALIKE = 0.6
"""As much of the names of columns must be right for a table whose own name, or one of them, is not."""
_DERIVED = ("listing", "listing_words", "figure_days", "figure_products", "figure_buyers", "figure_newcomers")
WITNESSES = frozenset({"sqlite_sequence", "listing", "listing_words"})
_CLASSES: Mapping[str, tuple[type, ...]] = {"int": (int,), "text": (str,), "blob": (bytes,)}


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """One column: `int`, `text` or `blob`; `references` names the table whose ids it holds."""

    name: str
    kind: str
    optional: bool
    default: Value
    references: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One known table. `alias` is the column that stands for the row id; `key` says which columns name a row."""

    name: str
    columns: tuple[ColumnShape, ...]
    alias: str
    key: tuple[str, ...]
    without_rowid: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def text(self) -> TableText:
        """The same as the file's own text of it would say."""
        return TableText(self.names, self.alias, self.without_rowid)


@lru_cache(maxsize=1)
def known_shapes() -> dict[str, Shape]:
    """Every table that is brought over, what others refer to first; and three that only bear witness."""
    first = ("settings", "counters")
    tables = [metadata.tables[name] for name in first]
    tables += [one for one in metadata.sorted_tables if one.name not in (*first, *_DERIVED, "running")]
    shapes = {one.name: _shape(one) for one in tables}
    shapes["sqlite_sequence"] = Shape(
        "sqlite_sequence",
        (ColumnShape("name", "text", False, ""), ColumnShape("seq", "int", False, 0)),  # noqa: FBT003  # a fact
        "", ("name",), without_rowid=False,
    )  # fmt: skip
    for name in ("listing", "listing_words"):
        shapes[name] = _shape(metadata.tables[name])
    return shapes


def _shape(table: Table) -> Shape:
    key = tuple(column.name for column in table.primary_key)
    columns = []
    for column in table.columns:
        kind = "int" if isinstance(column.type, Integer) else "blob" if isinstance(column.type, LargeBinary) else "text"
        said = column.server_default
        text = str(said.arg) if isinstance(said, DefaultClause) else None
        default: Value = None if text is None else int(text) if kind == "int" else text
        references = next((one.column.table.name for one in column.foreign_keys), "")
        columns.append(ColumnShape(column.name, kind, bool(column.nullable), default, references))
    without = bool(table.dialect_options["sqlite"]["with_rowid"] is False)
    alias = key[0] if len(key) == 1 and isinstance(table.columns[key[0]].type, Integer) else ""
    return Shape(table.name, tuple(columns), alias, key, without)


ABSENT = Lost()
"""Stands for the value of a column that the file does not have."""


class Fitting:
    """Brings the records of one table of a file into the columns of a known one.

    In a `strange` table, whose text is not ours, values may be of any kind: whoever uses them mends them.
    """

    def __init__(self, shape: Shape, text: TableText, *, strange: bool) -> None:
        self.shape, self.strange = shape, strange
        places = {name.casefold(): at for at, name in enumerate(text.columns)}
        self._most = len(text.columns)
        self.missing = tuple(name for name in shape.names if name.casefold() not in places)
        self.more = tuple(name for name in text.columns if name.casefold() not in set(shape.names))
        alias = text.alias.casefold()
        self._alias = next((at for at, name in enumerate(shape.names) if name == alias), -1)
        # A table of another program may have no column for what we number its rows by: its own row ids do.
        self._unnumbered = shape.alias and shape.alias not in places
        self._order = tuple(places.get(name, -1) for name in shape.names)
        self._classes = tuple(
            (*_CLASSES[column.kind], type(None)) if column.optional or at == self._alias else _CLASSES[column.kind]
            for at, column in enumerate(shape.columns)
        )

    def fit(self, key: int, record: Sequence[Field], *, whole: bool) -> list[Field] | None:
        """The values by the columns of the shape; None for a record that is no row of this table."""
        if self.strange:
            if len(record) > self._most:
                return None
        elif len(record) != self._most:
            return None
        found: list[Field] = [
            ABSENT if place < 0 or place >= len(record) else record[place] for place in self._order
        ]
        if not self.strange and not all(map(isinstance, found, self._classes)):
            for value, allowed in zip(found, self._classes, strict=True):
                if not isinstance(value, allowed) and (whole or not isinstance(value, Lost)):
                    return None
        if self._unnumbered:
            found[self.shape.names.index(self.shape.alias)] = key
        if self._alias >= 0:
            if found[self._alias] is not None and not self.strange:
                return None
            found[self._alias] = key
        return found


def alike(shape: Shape, text: TableText) -> float:
    """How much of the columns stand under their names where they belong, 0 to 1."""
    if len(text.columns) != len(shape.columns):
        return 0.0
    return sum(map(str.__eq__, shape.names, text.columns)) / len(shape.columns)


def is_likely(shape: Shape, text: TableText) -> bool:
    """Whether a table with a spoilt text is this one."""
    return alike(shape, text) >= _ALIKE
