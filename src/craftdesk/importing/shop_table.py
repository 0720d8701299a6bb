"""Another shop file as tables: its customers, products and orders as CraftDesk would export them.

A stranger's file passes the same gate as one that is opened, and is opened read-only. Nothing is written into it, not
even to put right what was cut off. One whose schema is not ours is never opened: its data is read page by page.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from craftdesk.domain.export_columns import customer_headers
from craftdesk.domain.export_orders import OrderRecord, order_headers, order_rows
from craftdesk.domain.export_products import HEADERS, product_row
from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure, ImportProblem, ShopFileProblem
from craftdesk.importing.encoding import Encoding
from craftdesk.importing.records import Record
from craftdesk.importing.shop_rescue import RESCUED, TOLD, copy_made, rescued_copy
from craftdesk.importing.source import FileSource, Source
from craftdesk.importing.table import Choices, Table
from craftdesk.services import upgrading
from craftdesk.services.export.records import Records, Spines
from craftdesk.services.export.wish import ExportWish, What
from craftdesk.storage.book import Store
from craftdesk.storage.export_rows import TooNarrow
from craftdesk.storage.file.gate import has_journal
from craftdesk.storage.file.shop_file import ShopFile

ENCODING = Encoding(name="craftdesk")
_Rows = Generator[list[str], None, None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One kind of record of a shop: what it is called, and how it becomes heads and rows."""

    name: str
    what: What
    heads: Callable[[Spines], list[str]]
    rows: Callable[[Records], _Rows]


def _customers(records: Records) -> _Rows:
    for step in records.customer_columns():
        if not isinstance(step, Progress):
            yield from map(list, zip(*step, strict=True))


def _orders(records: Records) -> _Rows:
    for step in records.orders():
        if not isinstance(step, Progress):
            for order, number in step:
                yield from order_rows(OrderRecord(order=order, customer_number=number), records.spines.payments)


def _products(records: Records) -> _Rows:
    for product in records.spines.products:
        yield product_row(product)


_PARTS = (
    _Part(
        name="Customers",
        what=What.CUSTOMERS,
        heads=lambda spines: customer_headers(spines.sizes, spines.fields),
        rows=_customers,
    ),
    _Part(name="Products", what=What.PRODUCTS, heads=lambda _: list(HEADERS), rows=_products),
    _Part(name="Orders", what=What.ORDERS, heads=lambda spines: order_headers(spines.payments), rows=_orders),
)
PARTS = tuple(part.name for part in _PARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopBody:
    """One kind of record of another shop; the file is open only while they are read."""

    path: Path
    part: _Part
    names: tuple[str, ...]

    @property
    def separator(self) -> str:
        """What stands between the cells when records are written as CSV."""
        return ","

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every record, whatever the width."""
        del width
        with _opened(self.path) as shop:
            found = _found(shop, self.part)
            if tuple(self.part.heads(found.spines)) != self.names:
                raise ImportProblem("import.changed", file=self.path.name)
            try:
                with closing(self.part.rows(found)) as rows:
                    for row, cells in enumerate(rows, start=1):
                        yield Record(row, cells)
            except TooNarrow:
                raise ImportProblem("import.changed", file=self.path.name) from None


def open_shop(source: Source, choices: Choices) -> list[Table]:
    """The tables of another shop; ImportProblem for what doesn't pass the gate."""
    if not isinstance(source, FileSource):
        raise ImportProblem("import.shop_not_on_disk", file=source.name)
    if choices.sheet is not None and choices.sheet not in PARTS:
        shown = ", ".join(PARTS)
        raise ImportProblem("import.workbook_sheet", file=source.name, sheet=choices.sheet, sheets=shown)
    wanted = [part for part in _PARTS if choices.sheet in {None, part.name}]
    with _opened(source.path) as shop:
        told = "" if shop.path == source.path else TOLD
        tables = [
            _table(source, part, spines, told)
            for part in wanted
            if (spines := _found(shop, part).spines).total or choices.sheet
        ]
    if not tables:
        raise ImportProblem("import.nothing", file=source.name)
    return tables


def _table(source: FileSource, part: _Part, spines: Spines, told: str) -> Table:
    names = tuple(part.heads(spines))
    return Table(
        source=source,
        encoding=ENCODING,
        delimiter=part.name,
        body=ShopBody(path=source.path, part=part, names=names),
        header_row=None,
        names=names,
        sheet=part.name,
        sheets=PARTS,
        told=told,
    )


def _found(shop: ShopFile, part: _Part) -> Records:
    wish = ExportWish(path=shop.path, what=part.what)
    return Records(Store(shop), wish, shop.clock().date())


@contextmanager
def _opened(path: Path) -> Generator[ShopFile, None, None]:
    """The other shop, read-only; what the gate says against it becomes a sentence about the import."""
    try:
        if has_journal(path):
            # To open it would mean to put its last change right, and nothing is changed here.
            raise ImportProblem("import.shop_changing", file=path.name)
        shop = _shop(path)
    except ShopFileProblem as problem:
        code = "import.database" if problem.code == "shop.foreign" else problem.code
        raise ImportProblem(code, **{**problem.params, "file": path.name}) from problem
    except (EnvironmentFailure, OSError) as problem:
        code = problem.code if isinstance(problem, EnvironmentFailure) else "import.unreadable"
        raise ImportProblem(code, file=path.name, path=str(path)) from problem
    with closing(shop):
        yield shop


def _shop(path: Path) -> ShopFile:
    """The shop itself, or one with the data of a file whose schema is another."""
    made = copy_made(path)
    if made is not None:
        return ShopFile.open(made, read_only=True)
    try:
        return upgrading.open_shop(path, read_only=True)
    except ShopFileProblem as problem:
        copy = rescued_copy(path) if problem.code in RESCUED else None
        if copy is None:
            raise
        return ShopFile.open(copy, read_only=True)
