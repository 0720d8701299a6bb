"""A file as it is walked through, once to plan and once to apply: batches of people or of orders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial

from craftdesk.domain.cells import restored
from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.columns import Cells
from craftdesk.importing.custom_columns import OwnFields
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_builder import OrderBuilder
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.order_reader import OrderReader
from craftdesk.importing.outcome import Tidings
from craftdesk.importing.own_customers import OwnCustomers
from craftdesk.importing.own_orders import OwnOrders
from craftdesk.importing.people_reader import Circumstances, PeopleReader, Row
from craftdesk.importing.place_reader import places
from craftdesk.importing.plain_people import PlainPeople
from craftdesk.importing.plain_reader import PlainReader
from craftdesk.importing.presets.preset import Kind, Preset
from craftdesk.importing.product_reader import OwnProducts, ProductReader, ProductRow
from craftdesk.importing.records import Record
from craftdesk.importing.styles import FirstLook
from craftdesk.importing.table import Chunk, Table
from craftdesk.importing.targets import LEVEL_PRICE, base, parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What some rows hold; `people`, `orders` or `products`, as its file says."""

    rows: int
    rejected: tuple[Record, ...]
    skipped: bool = False
    people: tuple[Row, ...] = ()
    plain: PlainPeople | None = None
    """The same people as columns, as long as nobody has asked for them `one_by_one`."""
    later: Callable[[], Sequence[Row]] | None = None
    orders: tuple[OrderDraft, ...] = ()
    products: tuple[ProductRow, ...] = ()

    def one_by_one(self) -> Batch:
        """The batch with its people read row by row."""
        return self if self.later is None else replace(self, people=tuple(self.later()), plain=None, later=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file with everything that is settled about it."""

    table: Table
    columns: ColumnMap
    look: FirstLook
    settings: ShopSettings
    today: date
    own: OwnFields
    """The fields of the shop's own that the file has columns for."""
    levels: tuple[str, ...] = ()
    """The price levels of the shop when the file was opened."""
    include_skipped: bool = False

    @property
    def preset(self) -> Preset:
        """The known system, or one of the two generic ones."""
        return self.columns.preset

    @property
    def new_levels(self) -> tuple[str, ...]:
        """The price levels that the file has columns for and the shop doesn't have yet."""
        found = (parameter(one.field) for one in self.columns.columns if base(one.field) == LEVEL_PRICE)
        known = {level.casefold() for level in self.levels}
        return tuple(dict.fromkeys(level for level in found if level.casefold() not in known))

    @property
    def can_skip(self) -> bool:
        """Whether rows can be read without those before them; orders and families go on from row to row."""
        alone = not (self.preset.own or self.preset.last_row_wins or self.columns.has("parent_number"))
        return alone and self.preset.kind is Kind.CUSTOMERS

    def batches(
        self, tidings: Tidings, skip: Callable[[int], bool] | None = None, *, plainly: bool = False
    ) -> Iterator[Batch]:
        """The file from its first row to its last; what is odd about rows goes to `tidings`.

        Batches that `skip` says true of, by their place, stand empty, if the file can be read so; `plainly` those that
        hold nothing but plain things come as columns.
        """
        reader = self._reader(tidings)
        plain = _Plainly(self.columns if plainly and isinstance(reader, PeopleReader) else None)
        if self.table.others and not self.preset.own:
            others = ", ".join(self.table.others)
            tidings.warn(self.table.header_row or 1, "import.sheets", sheet=self.table.sheet, others=others)
        for level in self.new_levels:
            tidings.warn(self.table.header_row or 1, "import.product.new_level", level=level)
        for chunk in self.table.chunks(skip=skip if self.can_skip else None):
            if chunk.skipped:
                yield Batch(rows=0, rejected=(), skipped=True)
                continue
            for note in chunk.notes:
                heading = self.table.names[note.column] if note.column >= 0 else ""
                if note.column < 0 or self.columns.columns[note.column].field:
                    tidings.warn(note.row, note.code, column=heading, **note.params)
            rows = len(chunk.rows) + len(chunk.rejected)
            cells = Cells(chunk, self.columns, self.look.styles, tidings)
            if isinstance(reader, ProductReader | OwnProducts):
                products = tuple(reader.read(chunk, cells))
                yield Batch(rows=rows, rejected=tuple(chunk.rejected), products=products)
            elif isinstance(reader, OrderReader | OwnOrders):
                orders = tuple(reader.read(chunk, cells))
                yield Batch(rows=rows, rejected=tuple(chunk.rejected), orders=orders)
            else:
                later = partial(self._people, reader, chunk, cells, tidings)
                yield from plain.batches(Batch(rows=rows, rejected=tuple(chunk.rejected), later=later), cells)
        if isinstance(reader, OrderReader | OwnOrders) and (rest := reader.rest()):
            yield Batch(rows=0, rejected=(), orders=tuple(rest))

    @property
    def _own_cell(self) -> Callable[[str], str]:
        """How a cell that CraftDesk wrote is read: in a CSV for spreadsheets formulas were put out of action."""
        return restored if self.table.encoding.name == "utf-8-sig" else str

    @staticmethod
    def _people(reader: PeopleReader | OwnCustomers, chunk: Chunk, cells: Cells, tidings: Tidings) -> list[Row]:
        if isinstance(reader, OwnCustomers):
            return reader.read(chunk)
        return reader.read(chunk, cells, places(cells, "billing", tidings), places(cells, "shipping", tidings))

    def _reader(
        self, tidings: Tidings
    ) -> PeopleReader | OrderReader | ProductReader | OwnCustomers | OwnOrders | OwnProducts:
        if self.preset.own:
            if self.preset.kind is Kind.PRODUCTS:
                return OwnProducts(self.table.names, self._own_cell)
            if self.preset.kind is Kind.ORDERS:
                return OwnOrders(self.table.names, self._own_cell)
            return OwnCustomers(self.table.names, self.settings.currency, self._own_cell, self.own, tidings)
        if self.preset.kind is Kind.PRODUCTS:
            return ProductReader(self.columns, self.settings.currency, tidings)
        around = Circumstances(
            file=self.table.source.name,
            currency=self.settings.currency,
            now=datetime.combine(self.today, time(12), tzinfo=UTC),
        )
        people = PeopleReader(
            self.columns, tidings=tidings, include_skipped=self.include_skipped, around=around, own=self.own
        )
        if self.preset.kind is Kind.CUSTOMERS:
            return people
        builder = OrderBuilder(self.preset, currency=self.settings.currency, today=self.today, tidings=tidings)
        return OrderReader(self.columns, people, builder, self.look.scattered, tidings)


class _Plainly:
    """Offers the people of a file as columns where they are plain."""

    def __init__(self, columns: ColumnMap | None) -> None:
        self._reader = None if columns is None else PlainReader(columns)

    def batches(self, batch: Batch, cells: Cells) -> Iterator[Batch]:
        """The batch, as columns or with its people one by one; hears afterwards whether the columns were of use."""
        found = None if self._reader is None else self._reader.read(cells)
        if self._reader is None or found is None:
            yield batch.one_by_one()
        else:
            yield replace(batch, plain=found)
            self._reader.note(taken=found.taken)
