"""Rows of a plan to look at: what each becomes, and which fields change from what to what.

Nothing of the rows is kept with a plan; a page reads the file again. Paging forwards goes on where the last page
ended, anything else begins at the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import accumulate

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OrderId, ProductId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.validation import clean_line
from craftdesk.importing.merging import How
from craftdesk.importing.merging_orders import merged_order
from craftdesk.importing.merging_products import merged_product
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import RowKind, RowMessage, Tidings
from craftdesk.importing.page_rows import FieldChange, PlanRow, customer_changes, order_changes, product_changes
from craftdesk.importing.person import Person
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.product_reader import ProductDraft
from craftdesk.importing.reading import Batch
from craftdesk.importing.survey import applied
from craftdesk.storage.book import Book, Store

_NAMING = frozenset({"first_name", "middle_name", "last_name", "full_name", "company", "order_number"})
_CELL, _CELLS = 80, 12
"""So much of a cell, and so many cells, of a row that doesn't come in."""
_One = Person | RowMessage | OrderDraft | ProductDraft


class Pages:
    """Pages of one plan; for one thread."""

    def __init__(self, store: Store, plan: ImportPlan) -> None:
        self._store = store
        self._plan = plan
        self._walk: Iterator[tuple[int, int, _One]] | None = None
        self._goal = 0
        self._walked: tuple[RowKind, int] | None = None

    def page(self, kind: RowKind, start: int, count: int) -> list[PlanRow]:
        """Up to `count` rows of one kind, from the `start`-th of them."""
        if kind is RowKind.REJECTED:
            return self._told(self._plan.rejected[start : start + count])
        if self._walk is None or self._walked is None or self._walked[0] is not kind or self._walked[1] > start:
            self._walk, self._walked = self._of_kind(kind), (kind, 0)
        found = []
        passed, self._goal = self._walked[1], start
        for nth, place, one in self._walk:
            passed = nth + 1
            if passed > start:
                found.append((place, one))
            if len(found) == count:
                break
        self._walked = (kind, passed)
        with self._store.reading() as book:
            return self._shown(book, kind, found)

    def skipped(self, start: int, count: int) -> list[PlanRow]:
        """Up to `count` of the rows that the owner left out."""
        return self._told(self._plan.skipped[start : start + count])

    def _told(self, messages: Sequence[RowMessage]) -> list[PlanRow]:
        """Rows that don't come in, with their cells, by which the owner knows them again."""
        wanted = {message.row for message in messages}
        cells: dict[int, list[str]] = {}
        with closing(self._plan.reading.table.records()) as records:
            for record in records if wanted else ():
                if record.row in wanted:
                    cells[record.row] = record.cells
                    if len(cells) == len(wanted):
                        break
        return [
            PlanRow(
                row=message.row,
                rows=len(self._plan.tidings.rejected_rows.get(message.row, (message.row,))),
                kind=RowKind.REJECTED,
                name=self._name(cells.get(message.row, [])),
                details=tuple(text for cell in cells.get(message.row, []) if (text := clean_line(cell)[:_CELL]))[
                    :_CELLS
                ],
                code=message.code,
                params=dict(message.params),
            )
            for message in messages
        ]

    def _name(self, cells: Sequence[str]) -> str:
        """What the columns of names hold, in their order; nothing where none was recognised."""
        columns = self._plan.reading.columns.columns
        named = (cells[column.index] for column in columns if column.field in _NAMING and column.index < len(cells))
        return clean_line(" ".join(dict.fromkeys(cell.strip() for cell in named if cell.strip())))[:_CELL]

    def _of_kind(self, kind: RowKind) -> Iterator[tuple[int, int, _One]]:
        """The rows of a kind: the how manieth of it, the place among all, the row."""
        kinds, marks = self._plan.decisions.kinds, self._plan.decisions.marks
        ends = (*marks[1:], len(kinds))
        inside = (kinds.count(kind, first, last) for first, last in zip(marks, ends, strict=True))
        before = (0, *accumulate(inside))

        def is_over(batch: int) -> bool:
            """Whether everything of a batch stands before what is looked for."""
            return batch + 1 < len(before) and before[batch + 1] <= self._goal

        for at, batch in enumerate(self._plan.reading.batches(Tidings(), is_over)):
            if batch.skipped:
                continue
            place, nth = marks[at], before[at]
            for one in _ones(batch):
                if kinds[place] == kind:
                    yield nth, place, one
                    nth += 1
                place += 1

    def _shown(self, book: Book, kind: RowKind, found: Sequence[tuple[int, _One]]) -> list[PlanRow]:
        decisions = self._plan.decisions
        customers = {
            place: CustomerId(decisions.people.customers[decisions.records[place]])
            for place, one in found
            if isinstance(one, Person) and decisions.records[place] >= 0
        }
        wanted = [one for one in dict.fromkeys(customers.values()) if one]
        states = {customer.id: customer for customer in book.customers.some(wanted)}
        addresses = book.addresses.of_many(wanted)
        numbers = [OrderId(decisions.orders[place]) for place, one in found if isinstance(one, OrderDraft)]
        orders = {order.id: order for order in book.orders.some([one for one in numbers if one])}
        wares = [ProductId(decisions.orders[place]) for place, one in found if isinstance(one, ProductDraft)]
        products = {product.id: product for product in book.products.some([one for one in wares if one])}
        rows = []
        for place, one in found:
            if isinstance(one, ProductDraft):
                rows.append(self._product(kind, one, products.get(ProductId(decisions.orders[place]))))
            if isinstance(one, Person):
                customer = customers.get(place)
                stored = states.get(customer) if customer else None
                rows.append(self._person(kind, place, one, stored, addresses.get(customer, []) if customer else []))
            elif isinstance(one, OrderDraft) and one.order is not None:
                rows.append(self._order(kind, one, one.order, orders.get(OrderId(decisions.orders[place]))))
        return rows

    def _person(
        self, kind: RowKind, place: int, person: Person, stored: Customer | None, standing: Sequence[Address]
    ) -> PlanRow:
        changes: tuple[FieldChange, ...] = ()
        if stored is not None and kind in {RowKind.CHANGED, RowKind.MERGED} and not self._plan.adding_only:
            how = self._plan.rule.how if kind is RowKind.CHANGED else How.FILL
            after, addresses = applied(stored, standing, person, replace(self._plan.rule, how=how))
            changes = customer_changes(stored, after, standing, addresses)
        customer = person.customer
        town = next((address.place.city for address in person.addresses if address.place.city), "")
        first = self._plan.decisions.people.rows[self._plan.decisions.records[place]]
        return PlanRow(
            row=person.row,
            kind=kind,
            name=display_name(customer),
            details=tuple(text for text in (customer.company, customer.email, customer.phone, town) if text),
            changes=changes,
            first=first if kind is RowKind.MERGED else 0,
        )

    def _product(self, kind: RowKind, draft: ProductDraft, stored: Product | None) -> PlanRow:
        product, plan = draft.product, self._plan
        changes: tuple[FieldChange, ...] = ()
        if stored is not None and kind is RowKind.CHANGED:
            after = merged_product(stored, product, plan.rule, own=plan.reading.preset.own)
            changes = product_changes(stored, after)
        price = "" if product.price is None else f"{plain_amount(product.price, product.currency)} {product.currency}"
        details = tuple(text for text in (product.sku, product.unit, price) if text)
        return PlanRow(row=draft.row, kind=kind, name=product.name, details=details, changes=changes)

    def _order(self, kind: RowKind, draft: OrderDraft, order: Order, stored: Order | None) -> PlanRow:
        changes: tuple[FieldChange, ...] = ()
        if stored is not None and kind is RowKind.CHANGED:
            changes = order_changes(stored, merged_order(stored, order, self._plan.rule))
        total = f"{plain_amount(order.total, order.currency)} {order.currency}"
        return PlanRow(
            row=draft.rows[0],
            rows=len(draft.rows),
            kind=kind,
            name=order.number,
            details=tuple(text for text in (order.customer_name, order.ordered_on.isoformat(), total) if text),
            changes=changes,
        )


def _ones(batch: Batch) -> Iterator[_One]:
    yield from batch.people
    yield from batch.orders
    yield from batch.products


def _shown(cells: Sequence[str]) -> tuple[str, ...]:
    """The filled cells of a row that doesn't come in."""
    return tuple(text for cell in cells if (text := clean_line(cell)[:_CELL]))[:_CELLS]
