"""Every row of the known tables that can still be read from a file, without SQLite.

Rows that stand where their tree says are sure. Doubtful are those of pages that no tree leads to, those found among
the bytes of a spoilt page, and those outside the bounds of their place: they only count where a tree is broken, and
only where no sure row has their id. So what was removed does not come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from craftdesk.storage.migrations import APPLICATION_ID
from craftdesk.storage.salvage import values
from craftdesk.storage.salvage.create_text import TableText, table_text
from craftdesk.storage.salvage.page_file import INDEX_INNER, INDEX_LEAF, TABLE_LEAF, PageFile
from craftdesk.storage.salvage.records import Field, decode
from craftdesk.storage.salvage.schema_rows import SchemaRow, schema_rows
from craftdesk.storage.salvage.shapes import Fitting, Shape, is_likely, known_shapes
from craftdesk.storage.salvage.trees import Cell, Ownership, Tree, carved, cells_of, start_of

_MOST_CARVED = 20_000
_MOST_STRANGE = 2_000
"""Tables and indexes of a foreign schema that are walked to know their pages."""


class Row(NamedTuple):
    """A row by the columns of its shape; `sure` when it stands where its tree says."""

    values: list[Field]
    sure: bool


@dataclass(slots=True)
class FoundTable:
    """A known table in the file: where its rows are. `tree` is None where no root is known."""

    shape: Shape
    fitting: Fitting
    tree: Tree | None
    orphans: list[int] = field(default_factory=list)
    spoilt_pages: int = 0
    unreadable: int = 0

    @property
    def is_broken(self) -> bool:
        """Whether rows may be missing."""
        return self.tree is None or self.tree.is_broken


class SalvageReader:
    """Looks at the whole file once (`survey`), and then yields the rows of one table after the other."""

    def __init__(self, pages: PageFile) -> None:
        self.pages = pages
        self.tables: dict[str, FoundTable] = {}
        self.indexes: dict[str, Tree] = {}
        self.strange_names: list[str] = []
        self.unknown_pages = 0
        self.unknown_rows = 0
        self.is_ours = int.from_bytes(pages.head[68:72], "big") == APPLICATION_ID
        self._carved = 0

    def survey(self) -> Iterator[tuple[int, int]]:
        """Finds the schema, walks every tree, gives orphans to the tables they fit; yields (done, total) pages."""
        pages, owners = self.pages, Ownership(self.pages)
        yield 0, pages.pages
        found, schema_broken = schema_rows(pages, owners)
        self._match(found, owners, schema_broken=schema_broken)
        owners.mark_free()
        wanting = [one for one in self.tables.values() if one.is_broken]
        if not wanting:
            return
        for number, page in owners.orphans():
            yield number, pages.pages
            self._adopt(number, page, wanting)

    def _match(self, found: list[SchemaRow], owners: Ownership, *, schema_broken: bool) -> None:
        chosen = self._chosen([row for row in found if row.kind == "table"])
        for shape in known_shapes().values():
            self.tables[shape.name] = self._found(shape, chosen.get(shape.name), owners, schema_broken=schema_broken)
        names = {row.name for row, _ in chosen.values()}
        self.strange_names = sorted(row.name for row in found if row.kind == "table" and row.name not in names)
        for row in found[:_MOST_STRANGE]:
            if row.name not in names and row.root > 0:
                tree = owners.walk(row.root, is_index=row.kind == "index" or _is_without_rowid(row))
                if row.kind == "index":
                    self.indexes[row.name] = tree

    def _chosen(self, tables: list[SchemaRow]) -> dict[str, tuple[SchemaRow, TableText]]:
        """Which table of the file is which known one."""
        shapes = known_shapes()
        chosen: dict[str, tuple[SchemaRow, TableText]] = {}
        strange: list[tuple[SchemaRow, TableText]] = []
        for row in tables:
            text = table_text(row.sql)
            shape = shapes.get(row.name)
            if shape is not None and text is None and (self.is_ours or row.name == "sqlite_sequence"):
                text = shape.text()
            if text is not None and shape is not None:
                chosen[row.name] = row, text
            elif text is not None and self.is_ours:
                strange.append((row, text))
        # A name with a flipped bit in it: the columns tell which table it is.
        for row, text in strange:
            likely = [one for one in shapes.values() if one.name not in chosen and is_likely(one, text)]
            if len(likely) == 1:
                chosen[likely[0].name] = row, text
        return chosen

    def _found(
        self, shape: Shape, known: tuple[SchemaRow, TableText] | None, owners: Ownership, *, schema_broken: bool
    ) -> FoundTable:
        if known is None:
            fitting = Fitting(shape, shape.text(), strange=False)
            # A file that never had the table misses nothing.
            tree = None if schema_broken or self.is_ours else Tree(0)
            return FoundTable(shape, fitting, tree)
        row, text = known
        strange = text != shape.text()
        if strange and self.is_ours and is_likely(shape, text):
            text, strange = shape.text(), False
        return FoundTable(
            shape, Fitting(shape, text, strange=strange), owners.walk(row.root, is_index=text.without_rowid)
        )

    def _adopt(self, number: int, page: bytes, wanting: list[FoundTable]) -> None:
        """Gives an orphan to the one table that its rows fit; rows that fit several tables are nobody's."""
        kind = page[start_of(number)]
        cells, _ = cells_of(self.pages, number, page)
        if not cells:
            return
        best: list[tuple[float, FoundTable]] = []
        records = [(cell, decode(cell.payload, self.pages.encoding, whole=cell.whole)) for cell in cells[:20]]
        for one in wanting:
            if one.shape.without_rowid == (kind == TABLE_LEAF) or one.fitting.strange:
                continue
            fitting = [
                values.plausible(one.shape, row)
                for cell, record in records
                if record is not None and (row := one.fitting.fit(cell.key, record, whole=cell.whole)) is not None
            ]
            if len(fitting) * 2 > len(records):
                best.append((sum(fitting) / len(records), one))
        best.sort(key=lambda pair: pair[0], reverse=True)
        if best and (len(best) == 1 or best[0][0] > best[1][0]):
            best[0][1].orphans.append(number)
        elif best or kind == TABLE_LEAF:
            self.unknown_pages += 1
            self.unknown_rows += len(cells)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of a table: the sure ones in order, then the doubtful."""
        one = self.tables[name]
        if one.tree is None:
            yield from self._doubtful(one, [])
            return
        again: list[tuple[int, int, int]] = []
        for number, low, high in one.tree.spans():
            page = self.pages.page(number)
            cells, sound = cells_of(self.pages, number, page)
            before, unfit = low, 0
            for cell in cells:
                row = self._row(one, cell)
                if row is None:
                    unfit += 1
                elif one.shape.without_rowid:
                    yield Row(row, sure=True)
                elif before < cell.key <= high:
                    before = cell.key
                    yield Row(row, sure=cell.whole)
                else:
                    unfit += 1
            if unfit or not sound:
                one.tree.is_broken = True
                one.spoilt_pages += 1
                one.unreadable += unfit
                again.append((number, low, high))
        yield from self._doubtful(one, again)

    def _doubtful(self, one: FoundTable, again: list[tuple[int, int, int]]) -> Iterator[Row]:
        """Rows out of bounds, orphans, and what is found among the bytes of spoilt pages."""
        loose = one.tree.loose if one.tree is not None else []
        one.spoilt_pages += len(loose)
        for number in [*(place for place, _, _ in again), *loose, *one.orphans]:
            page = self.pages.page(number)
            whole = page[start_of(number)] in {TABLE_LEAF, INDEX_LEAF, INDEX_INNER}
            cells, sound = cells_of(self.pages, number, page) if whole else ([], False)
            good = []
            for cell in cells:
                row = self._row(one, cell)
                if row is not None:
                    good.append(cell)
                    if not one.shape.without_rowid:
                        yield Row(row, sure=False)
            if (not sound or len(good) < len(cells)) and not one.shape.without_rowid and self._carved < _MOST_CARVED:
                self._carved += 1
                yield from self._carve(one, number, page, good)

    def _carve(self, one: FoundTable, number: int, page: bytes, good: list[Cell]) -> Iterator[Row]:
        search = carved(self.pages, number, page, TABLE_LEAF, good)
        try:
            cell = next(search)
            while True:
                row = self._row(one, cell) if cell.key > 0 and cell.whole else None
                good_row = row is not None and values.plausible(one.shape, row) == 1.0
                if good_row and row is not None:
                    yield Row(row, sure=False)
                cell = search.send(good_row)
        except StopIteration:
            return

    def _row(self, one: FoundTable, cell: Cell) -> list[Field] | None:
        record = decode(cell.payload, self.pages.encoding, whole=cell.whole)
        return None if record is None else one.fitting.fit(cell.key, record, whole=cell.whole)

    def entries(self, index: str) -> Iterator[list[Field]]:
        """What an index keeps of the rows of its table: the indexed columns and the row id behind them."""
        tree = self.indexes.get(index)
        if tree is None:
            return
        for number in tree.leaves:
            cells, _ = cells_of(self.pages, number, self.pages.page(number))
            for cell in cells:
                record = decode(cell.payload, self.pages.encoding) if cell.whole else None
                if record is not None and isinstance(record[-1], int):
                    yield record


def _is_without_rowid(row: SchemaRow) -> bool:
    text = table_text(row.sql)
    return text is not None and text.without_rowid
