"""The rows of `sqlite_schema`: which tables and indexes a file has, and where they begin."""

from __future__ import annotations

from typing import NamedTuple

from craftdesk.storage.salvage.page_file import TABLE_LEAF, PageFile
from craftdesk.storage.salvage.records import Field, decode
from craftdesk.storage.salvage.trees import Ownership, cells_of, start_of

_COLUMNS = 5
_KINDS = frozenset({"table", "index", "trigger", "view"})
_MOST = 20_000
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


class SchemaRow(NamedTuple):
    """One entry; `sql` is empty for what SQLite makes by itself."""

    kind: str
    name: str
    root: int
    sql: str


def schema_rows(pages: PageFile, owners: Ownership) -> tuple[list[SchemaRow], bool]:
    """The entries that can be read, and whether some may be missing. Finds out in which letters the file is written."""
    tree = owners.walk(1)
    found: dict[str, SchemaRow] = {}
    broken = tree.is_broken or not tree.leaves
    for number in tree.leaves:
        broken |= _collect(pages, number, found)
    if broken:
        for number, page in owners.orphans():
            if page[start_of(number)] == TABLE_LEAF:
                _collect(pages, number, found)
    return [*found.values()], broken


def _collect(pages: PageFile, number: int, found: dict[str, SchemaRow]) -> bool:
    """Adds the entries of a page; True when something on it can't be read."""
    cells, sound = cells_of(pages, number, pages.page(number))
    broken = not sound
    for cell in cells:
        row = None
        # The header may lie about the letters; the word for the kind tells.
        for encoding in dict.fromkeys((pages.encoding, *_ENCODINGS)):
            row = _row(decode(cell.payload, encoding, whole=cell.whole))
            if row is not None:
                if not found:
                    pages.encoding = encoding
                break
        if row is None:
            broken = True
        elif len(found) < _MOST:
            found.setdefault(row.name, row)
    return broken


def _row(record: list[Field] | None) -> SchemaRow | None:
    if record is None or len(record) != _COLUMNS:
        return None
    kind, name, _, root, sql = record
    if kind not in _KINDS or not isinstance(name, str) or not isinstance(root, int | None):
        return None
    return SchemaRow(str(kind), str(name), root or 0, sql if isinstance(sql, str) else "")
