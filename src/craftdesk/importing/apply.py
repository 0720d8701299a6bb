"""Carrying out a plan: one unit of work, batch by batch, as it was decided."""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import UNSAVED, CustomerId, OrderId, ProductId
from craftdesk.domain.names import name_key
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.product import Product
from craftdesk.domain.progress import Progress
from craftdesk.importing.match_records import CHANGED
from craftdesk.importing.merging import How, fresh, merged
from craftdesk.importing.merging_addresses import joined
from craftdesk.importing.merging_orders import merged_order
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.outcome import RowKind, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.product_reader import ProductDraft, ProductRow
from craftdesk.importing.product_survey import write_products
from craftdesk.importing.reading import Batch
from craftdesk.importing.survey import applied
from craftdesk.storage.book import UnitOfWork
from craftdesk.storage.newcomers import Prepared, prepared

_ADDING = bytes((RowKind.NEW, RowKind.REJECTED))


@dataclass(slots=True)
class _Newcomer:
    """A customer who is not in the book yet, as the rows of one batch make them."""

    customer: Customer
    addresses: list[Address]


class Application:
    """Writes what a plan decided into a unit of work."""

    def __init__(self, unit: UnitOfWork, plan: ImportPlan) -> None:
        self._unit = unit
        self._plan = plan
        self._ids = array("q", plan.decisions.people.customers)
        """By record: the customer's id, once it is known."""
        self._old = bytes(bool(one) for one in self._ids)
        """By record: whether the customer was in the book before."""
        self._next = 0

    def write(self) -> Generator[Progress, None, None]:
        """Walks through the file again and writes it; what the plan kept of it isn't read again."""
        total = self._plan.counts.rows.read
        stash = self._plan.stash
        if stash is not None and all(map(self._is_kept, range(len(stash)))):
            for at in range(len(stash)):
                self._write_kept(at)
                yield Progress(min(total, self._next), total, "import.writing")
        else:
            yield from self._walk(total)
        for record, referrer in self._plan.decisions.referrals:
            self._unit.customers.refer(CustomerId(self._ids[record]), CustomerId(self._ids[referrer]))

    def _walk(self, total: int) -> Generator[Progress, None, None]:
        done = 0
        for at, batch in enumerate(self._batches()):
            yield Progress(max(done, min(total, self._next)), total, "import.writing")
            if batch.skipped:
                self._write_kept(at)
            elif batch.orders:
                self._write_orders(batch.orders)
            elif batch.products:
                self._write_products(batch.products)
            else:
                people = []
                for one in batch.people:
                    kind, record = self._decision()
                    if isinstance(one, Person) and kind is not RowKind.REJECTED:
                        people.append((one, record, kind))
                self._write_people(people, self._plan.rule.how)
            done += batch.rows
            yield Progress(max(done, min(total, self._next)), total, "import.writing")

    def _batches(self) -> Iterator[Batch]:
        """The batches of the file: as the plan has kept them, or read again but for those whose newcomers it kept."""
        if self._plan.drafts is not None:
            return self._plan.drafts.batches()
        return self._plan.reading.batches(Tidings(), None if self._plan.stash is None else self._is_kept)

    def _decided(self, at: int) -> range:
        """The places of a batch's decisions."""
        decisions = self._plan.decisions
        last = at + 1 == len(decisions.marks)
        return range(decisions.marks[at], len(decisions.kinds) if last else decisions.marks[at + 1])

    def _is_kept(self, at: int) -> bool:
        """Whether all that a batch does to the book is to add those whom the plan has kept of it."""
        decisions = self._plan.decisions
        some = self._decided(at)
        kinds = decisions.kinds[some.start : some.stop]
        if not kinds.strip(_ADDING):
            return True
        return all(
            kind in _ADDING or not self._concerns(decisions.records[place])
            for place, kind in zip(some, kinds, strict=True)
        )

    def _write_kept(self, at: int) -> None:
        """Adds the newcomers that the plan has kept of a batch."""
        stash, some = self._plan.stash, self._decided(at)
        self._next = some.stop
        if stash is not None:
            places, newcomers = stash.batch(at)
            self._add([self._plan.decisions.records[some.start + place] for place in places], newcomers)

    def _decision(self) -> tuple[RowKind, int]:
        place = self._next
        self._next += 1
        decisions = self._plan.decisions
        return RowKind(decisions.kinds[place]), decisions.records[place]

    def _write_people(self, people: Sequence[tuple[Person, int, RowKind]], how: How) -> None:
        """Adds and changes customers; `how` counts for the first row of each, later ones only fill."""
        newcomers: dict[int, _Newcomer] = {}
        known: list[tuple[Person, int, RowKind]] = []
        fill = replace(self._plan.rule, how=How.FILL)
        for person, record, kind in people:
            if self._ids[record]:
                known.append((person, record, kind))
            elif record not in newcomers:
                draft = person.customer if self._plan.reading.preset.own else fresh(person.customer)
                newcomers[record] = _Newcomer(draft, list(person.addresses))
            else:
                one = newcomers[record]
                one.customer = merged(one.customer, person.customer, fill)
                one.addresses = joined(one.addresses, person.addresses)
        drafts = list(newcomers.values())
        self._add(list(newcomers), prepared([one.customer for one in drafts], [one.addresses for one in drafts]))
        self._change(known, how)

    def _add(self, records: Sequence[int], newcomers: Prepared) -> None:
        """Adds customers; a number that somebody else has is left out, and a running one takes its place."""
        if wanted := newcomers.customers.get("number"):
            numbers = {**newcomers.customers, "number": self._free(wanted)}
            newcomers = newcomers._replace(customers=numbers)
        ids = self._unit.newcomers.add(newcomers, stage=self._plan.kind is Kind.CUSTOMERS)
        for record, customer in zip(records, ids, strict=True):
            self._ids[record] = customer

    def _free(self, numbers: Sequence[str]) -> list[str]:
        """Customer numbers, without those that somebody else has."""
        taken: set[str] = set()
        found = []
        for number in numbers:
            is_free = number not in taken and self._unit.customers.number_is_free(number, CustomerId(UNSAVED))
            found.append(number if number and is_free else "")
            taken.add(number)
        return found

    def _change(self, people: Sequence[tuple[Person, int, RowKind]], how: How) -> None:
        """Changes customers of the book, and those whom an earlier batch added."""
        wanted = [one for one in people if self._concerns(one[1])]
        if not wanted:
            return
        ids = [CustomerId(self._ids[record]) for record in dict.fromkeys(record for _, record, _ in wanted)]
        self._unit.newcomers.touched_again(ids)
        states = {customer.id: customer for customer in self._unit.customers.some(ids)}
        standing = self._unit.addresses.of_many(ids)
        before = dict(states), {customer: list(found) for customer, found in standing.items()}
        for person, record, kind in wanted:
            customer = CustomerId(self._ids[record])
            strength = how if kind is not RowKind.MERGED else How.FILL
            rule = replace(self._plan.rule, how=strength)
            states[customer], standing[customer] = applied(states[customer], standing[customer], person, rule)
        for customer in ids:
            if states[customer] is not before[0][customer]:
                self._unit.customers.save(states[customer])
            self._save_addresses(customer, before[1][customer], standing[customer])

    def _concerns(self, record: int) -> bool:
        """Whether a row can change a customer: not one of the book whom nothing in the file changes."""
        if not self._old[record]:
            return True
        return not self._plan.adding_only and self._plan.decisions.people.has(record, CHANGED)

    def _save_addresses(self, customer: CustomerId, before: Sequence[Address], after: Sequence[Address]) -> None:
        for old, new in zip(before, after, strict=False):
            if old != new:
                self._unit.addresses.save(new)
        self._unit.addresses.add_for([(customer, after[len(before) :])])

    def _write_orders(self, drafts: Sequence[OrderDraft]) -> None:
        added: list[Order] = []
        changed: list[tuple[OrderId, Order]] = []
        decided = []
        for draft in drafts:
            place = self._next
            kind, record = self._decision()
            if draft.order is not None and kind is not RowKind.REJECTED:
                decided.append((draft, kind, record, OrderId(self._plan.decisions.orders[place])))
        self._write_people(
            [(one.person, record, RowKind.MERGED) for one, _, record, _ in decided if one.person and record >= 0],
            How.FILL,
        )
        products = self._products([one.order for one, kind, _, _ in decided if one.order and kind is not RowKind.SAME])
        for draft, kind, record, number in decided:
            if draft.order is None or kind is RowKind.SAME:
                continue
            buyer = CustomerId(self._ids[record]) if record >= 0 else None
            lines = tuple(_with_product(line, products) for line in draft.order.lines)
            order = replace(draft.order, customer_id=buyer, lines=lines)
            if kind is RowKind.NEW:
                added.append(order)
            else:
                changed.append((number, order))
        self._unit.orders.add_many(added)
        stored = {order.id: order for order in self._unit.orders.some([number for number, _ in changed])}
        for number, order in changed:
            self._unit.orders.save(merged_order(stored[number], order, self._plan.rule))

    def _write_products(self, rows: Sequence[ProductRow]) -> None:
        decided = []
        for one in rows:
            place = self._next
            kind, _ = self._decision()
            if isinstance(one, ProductDraft):
                decided.append((one, kind, ProductId(self._plan.decisions.orders[place])))
        write_products(self._unit, decided, self._plan.rule, own=self._plan.reading.preset.own)

    def _products(self, orders: Sequence[Order]) -> dict[str, ProductId]:
        """The products of some orders by `_product_key`; those that the book lacks are added."""
        wanted = {_product_key(line): (line, order.currency) for order in orders for line in order.lines}
        skus, names = self._unit.matching.products(
            (line.sku for line, _ in wanted.values()), (name_key(line.name) for line, _ in wanted.values())
        )
        found: dict[str, ProductId] = {}
        missing: list[tuple[str, Product]] = []
        for key, (line, currency) in wanted.items():
            known = skus.get(line.sku) if line.sku else names.get(name_key(line.name))
            if known is not None:
                found[key] = known
            else:
                draft = Product(name=line.name, sku=line.sku, unit=line.unit, price=line.unit_price, currency=currency)
                missing.append((key, draft))
        for (key, _), product in zip(missing, self._unit.products.add([one for _, one in missing]), strict=True):
            found[key] = product.id
        return found


def _product_key(line: OrderLine) -> str:
    return f"s:{line.sku}" if line.sku else f"i:{name_key(line.name)}"


def _with_product(line: OrderLine, products: dict[str, ProductId]) -> OrderLine:
    return replace(line, product_id=products.get(_product_key(line)))
