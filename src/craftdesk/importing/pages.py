"""Rows of a plan to look at: what each becomes, and which fields change from what to what.

Nothing of the rows is kept with a plan; a page reads the file again. Paging forwards goes on where the last page
ended, anything else begins at the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.money import plain_amount
from craftdesk.domain.names import display_name
from craftdesk.domain.order import Order
from craftdesk.importing.merging import How
from craftdesk.importing.merging_orders import merged_order
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import RowKind, RowMessage, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.reading import Batch
from craftdesk.importing.survey import applied
from craftdesk.storage.book import Book, Store

_ORDER_FIELDS = (
    "ordered_on", "due_on", "status", "total", "paid", "refunded", "discount", "shipping", "tax", "customer_note",
    "shipping_method", "cancelled_on", "billing", "shipping_address", "lines",
)  # fmt: skip
_MONEY = frozenset({"total", "paid", "refunded", "discount", "shipping", "tax"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field (key of the catalogue, `addresses`, or `order.…`) with the texts of its old and its new value."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A row, or an order with all its rows, as the plan page shows it."""

    row: int
    rows: int = 1
    kind: RowKind
    name: str = ""
    details: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    first: int = 0
    """Of a merged row: the row that it was joined to."""
    code: str = ""
    params: dict[str, object] | None = None


_One = Person | RowMessage | OrderDraft


class Pages:
    """Pages of one plan; for one thread."""

    def __init__(self, store: Store, plan: ImportPlan) -> None:
        self._store = store
        self._plan = plan
        self._walk: Iterator[tuple[int, _One]] | None = None
        self._walked: tuple[RowKind, int] | None = None

    def page(self, kind: RowKind, start: int, count: int) -> list[PlanRow]:
        """Up to `count` rows of one kind, from the `start`-th of them."""
        if kind is RowKind.REJECTED:
            return [_rejected(message, self._plan) for message in self._plan.rejected[start : start + count]]
        if self._walk is None or self._walked is None or self._walked[0] is not kind or self._walked[1] > start:
            self._walk, self._walked = self._of_kind(kind), (kind, 0)
        found = []
        passed = self._walked[1]
        for place, one in self._walk:
            passed += 1
            if passed > start:
                found.append((place, one))
            if len(found) == count:
                break
        self._walked = (kind, passed)
        with self._store.reading() as book:
            return self._shown(book, kind, found)

    def _of_kind(self, kind: RowKind) -> Iterator[tuple[int, _One]]:
        place = 0
        kinds = self._plan.decisions.kinds
        for batch in self._plan.reading.batches(Tidings()):
            for one in _ones(batch):
                if kinds[place] == kind:
                    yield place, one
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
        rows = []
        for place, one in found:
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
            changes = _customer_changes(stored, after, standing, addresses)
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

    def _order(self, kind: RowKind, draft: OrderDraft, order: Order, stored: Order | None) -> PlanRow:
        changes: tuple[FieldChange, ...] = ()
        if stored is not None and kind is RowKind.CHANGED:
            changes = _order_changes(stored, merged_order(stored, order, self._plan.rule))
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


def _rejected(message: RowMessage, plan: ImportPlan) -> PlanRow:
    rows = plan.tidings.rejected_rows.get(message.row, (message.row,))
    return PlanRow(
        row=message.row, rows=len(rows), kind=RowKind.REJECTED, code=message.code, params=dict(message.params)
    )


def _customer_changes(
    before: Customer, after: Customer, standing: Sequence[Address], addresses: Sequence[Address]
) -> tuple[FieldChange, ...]:
    changes = [
        FieldChange(field=field.key, old=shown(getattr(before, field.key)), new=shown(getattr(after, field.key)))
        for field in FIELDS
        if getattr(before, field.key) != getattr(after, field.key)
    ]
    for old, new in zip(standing, addresses, strict=False):
        if old != new:
            changes.append(FieldChange(field="addresses", old=shown(old), new=shown(new)))
    changes += [FieldChange(field="addresses", old="", new=shown(new)) for new in addresses[len(standing) :]]
    return tuple(changes)


def _order_changes(before: Order, after: Order) -> tuple[FieldChange, ...]:
    found = []
    for key in _ORDER_FIELDS:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        if key in _MONEY:
            old, new = plain_amount(old, before.currency), plain_amount(new, after.currency)
        found.append(FieldChange(field=f"order.{key}", old=shown(old), new=shown(new)))
    return tuple(found)


def shown(value: object) -> str:
    """A value as a text without a locale: ISO days, codes, several values one below the other."""
    if not value and value is not False:
        return ""
    if isinstance(value, tuple):
        return "\n".join(shown(one) for one in value)
    if isinstance(value, Address):
        use = value.use.value
        return f"{shown(value.place)} ({use})"
    for attribute in ("text", "number", "iso"):
        found = getattr(value, attribute, None)
        if found is not None:
            return str(found() if callable(found) else found)
    return _record_text(value)


def _record_text(value: object) -> str:
    if hasattr(value, "street"):
        parts = (getattr(value, key) for key in ("name", "company", "street", "street2", "postcode", "city", "country"))
        return ", ".join(part for part in parts if part)
    if hasattr(value, "purpose"):
        return f"{value.purpose}: {'yes' if getattr(value, 'given', False) else 'no'}"
    if hasattr(value, "quantity"):
        return f"{getattr(value, 'quantity', 0) / 1000:g} × {getattr(value, 'name', '')}"
    return str(value)
