"""The plan pass: what each row will do to the book, decided row by row and kept in a few bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import UNSAVED, CustomerId
from craftdesk.domain.names import name_key
from craftdesk.domain.order import Order
from craftdesk.importing.buyer_notes import BuyerNotes
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.match_keys import own_key
from craftdesk.importing.match_records import BILLING, CHANGED, SHIPPING, WANTED, Records, uses_of
from craftdesk.importing.matching import Match, Matcher
from craftdesk.importing.merging import How, Rule, merged
from craftdesk.importing.merging_addresses import joined
from craftdesk.importing.merging_orders import merged_order
from craftdesk.importing.order_draft import OrderDraft
from craftdesk.importing.order_lookup import order_key, stored_orders
from craftdesk.importing.outcome import Counts, RowKind, RowMessage, Tidings
from craftdesk.importing.person import Person
from craftdesk.importing.plain_people import PlainPeople
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.product_reader import ProductDraft, ProductRow
from craftdesk.importing.product_survey import decide_products
from craftdesk.importing.reading import Batch
from craftdesk.importing.rulings import Rulings
from craftdesk.importing.stash import Drafts, Stash
from craftdesk.storage.book import Book
from craftdesk.storage.newcomers import Prepared, prepared


@dataclass(slots=True)
class Decisions:
    """What was decided of every row (or order), in the order in which the file gives them again."""

    kinds: bytearray = field(default_factory=bytearray)
    records: array[int] = field(default_factory=lambda: array("q"))
    """The record of the customer by row or order, -1 without one."""
    orders: array[int] = field(default_factory=lambda: array("q"))
    """By order: its id in the book, UNSAVED for a new one."""
    marks: array[int] = field(default_factory=lambda: array("q"))
    """By batch: how many decisions stand before its own."""
    people: Records = field(default_factory=Records)
    referrals: list[tuple[int, int]] = field(default_factory=list)
    """Records of customers, each with the record of the customer who sent them."""

    def add(self, kind: RowKind, record: int, order: int = UNSAVED) -> None:
        """Keeps the decision about the next row or order."""
        self.kinds.append(kind)
        self.records.append(record)
        self.orders.append(order)

    def add_newcomers(self, records: range) -> None:
        """Keeps that the next rows are a new customer each."""
        self.kinds += bytes((RowKind.NEW,)) * len(records)
        self.records.extend(records)
        self.orders.extend([UNSAVED] * len(records))


def rule_for(draft: Customer, stored: Customer, rule: Rule) -> Rule:
    """The rule for one customer: an address in a newer export of their own shop means that they have moved."""
    moved = any(number in stored.external_numbers for number in draft.external_numbers)
    return replace(rule, moved=True) if moved else rule


def applied(
    stored: Customer, standing: Sequence[Address], person: Person, rule: Rule
) -> tuple[Customer, list[Address]]:
    """A customer of the book with what a row adds, and their addresses."""
    own = rule_for(person.customer, stored, rule)
    addresses = joined(
        standing,
        person.addresses,
        owner=stored,
        moved=own.moved and rule.how is How.UPDATE,
        replacing=rule.how is How.REPLACE,
    )
    return merged(stored, person.customer, own), addresses


class Survey:
    """Goes through a file against the book, without writing."""

    def __init__(
        self,
        preset: Preset,
        rule: Rule,
        *,
        adding_only: bool,
        index: KeyIndex,
        tidings: Tidings,
        rulings: Rulings,
        stash: Stash | None = None,
        drafts: Drafts | None = None,
    ) -> None:
        self.counts = Counts()
        self.decisions = Decisions()
        self._rule = rule
        self._adding_only = adding_only
        self._index = index
        self._tidings = tidings
        self._own = preset.own
        self._rulings = rulings
        self._stash = stash
        self._drafts = drafts
        self._matcher = Matcher(preset, index, tidings, rulings)
        self._notes = BuyerNotes(index, tidings, has_mails="emails" in rule.said)
        self._referred: list[tuple[int, int, str]] = []
        """Place among the decisions, record, and the number of who sent them."""
        self.decisions.people = self._matcher.records

    def look(self, book: Book, batch: Batch) -> None:
        """Decides about the rows of one batch."""
        self.decisions.marks.append(len(self.decisions.kinds))
        for record in batch.rejected:
            self.counts.rows.count(RowKind.REJECTED)
            self._tidings.reject(record)
        if batch.plain is not None:
            if self._take_plain(book, batch.plain):
                return
            batch = batch.one_by_one()
        kept: list[tuple[int, Person]] = []
        if batch.people:
            self._look_at_people(book, batch, kept)
        if self._stash is not None:
            self._stash.add([place for place, _ in kept], _prepared([one for _, one in kept]))
        if self._drafts is not None:
            self._drafts.add(batch)
        if batch.orders:
            self._look_at_orders(book, batch.orders)
        if batch.products:
            self._look_at_products(book, batch.products)

    def finish(self) -> None:
        """Counts what can only be counted at the end."""
        people, counts = self._matcher.records, self.counts
        self._settle_referrals()
        for customer, flags in zip(people.customers, people.flags, strict=True):
            if not flags & WANTED:
                continue  # every row of theirs was left out
            kind = RowKind.NEW if not customer else RowKind.CHANGED if flags & CHANGED else RowKind.SAME
            counts.customers.count(kind)
            counts.with_billing += bool(flags & BILLING)
            counts.with_shipping += bool(flags & SHIPPING)
        self._tidings.in_order()

    def _settle_referrals(self) -> None:
        """Who sent whom can only be told when everybody in the file is known; the book's own numbers are no witness."""
        people, decisions = self._matcher.records, self.decisions
        self._index.prepare(own_key(number) for _, _, number in self._referred)
        for place, record, number in self._referred:
            referrer = self._index.get(own_key(number))
            if (
                referrer is None
                or referrer == record
                or not (people.has(record, WANTED) and people.has(referrer, WANTED))
            ):
                continue
            decisions.referrals.append((record, referrer))
            if people.customers[record]:
                people.mark(record, CHANGED)
                if decisions.kinds[place] == RowKind.SAME:
                    decisions.kinds[place] = RowKind.CHANGED
                    self.counts.rows.same -= 1
                    self.counts.rows.changed += 1

    def _lacks_referrer(self, record: int) -> bool:
        customer = CustomerId(self._matcher.records.customers[record])
        return not customer or (not self._adding_only and self._matcher.states[customer].referred_by is None)

    def _reject(self, message: RowMessage, rows: Sequence[int] = (0,)) -> None:
        self.counts.rows.count(RowKind.REJECTED, len(rows))
        self._tidings.rejected.append(message)
        if len(rows) > 1:
            self._tidings.rejected_rows[message.row] = tuple(rows)

    def _leave_out(self, rows: tuple[int, ...]) -> None:
        self.decisions.add(RowKind.REJECTED, -1)
        self.counts.rows.count(RowKind.REJECTED, len(rows))
        self._tidings.leave_out(rows)

    def _look_at_people(self, book: Book, batch: Batch, kept: list[tuple[int, Person]]) -> None:
        """Decides about the people of a batch; `kept` gets the newcomers whom the stash wants."""
        people = [one for one in batch.people if isinstance(one, Person) and not self._rulings.skips(one.row)]
        decide = self._matcher.meet if len(people) == len(batch.people) else self._matcher.match
        met = decide(book, people)
        if isinstance(met, range):
            self._take_newcomers(people, met, kept)
            return
        matches = iter(met)
        for place, one in enumerate(batch.people):
            if isinstance(one, RowMessage):
                self.decisions.add(RowKind.REJECTED, -1)
                self._reject(one)
                continue
            match = None if self._rulings.skips(one.row) else next(matches)
            kind = None if match is None else self._kind(one, match)
            if match is None or kind is None:
                self._leave_out((one.row,))
                continue
            self._note_doubt(match)
            self._matcher.records.mark(match.record, WANTED)
            if one.referred_by and self._lacks_referrer(match.record):
                self._referred.append((len(self.decisions.kinds), match.record, one.referred_by))
            self.decisions.add(kind, match.record)
            self.counts.rows.count(kind)
            if kind is RowKind.NEW and self._stash is not None:
                kept.append((place, one))
            elif kind is RowKind.MERGED:
                first = self._matcher.records.rows[match.record]
                self._tidings.warn(one.row, "customer.twice", first=first)

    def _take_plain(self, book: Book, people: PlainPeople) -> bool:
        """Takes a batch of plain rows, if all of them are new; else nothing has happened."""
        records = self._matcher.meet_plain(book, people) if self._stash is not None else None
        if records is None or self._stash is None:
            return False
        self.decisions.add_newcomers(records)
        self.counts.rows.count(RowKind.NEW, len(records))
        self._stash.add(list(range(len(records))), people.prepared())
        people.taken = True
        return True

    def _take_newcomers(self, people: Sequence[Person], records: range, kept: list[tuple[int, Person]]) -> None:
        """Takes a batch of which nobody was met before: what is decided of each row is decided of all at once."""
        for place, one in enumerate(people, start=len(self.decisions.kinds)):
            if one.referred_by:
                self._referred.append((place, records[place - len(self.decisions.kinds)], one.referred_by))
        self.decisions.add_newcomers(records)
        self.counts.rows.count(RowKind.NEW, len(people))
        if self._stash is not None:
            kept += enumerate(people)

    def _kind(self, person: Person, match: Match) -> RowKind | None:
        """What becomes of a row; None when the owner leaves it out with all of its kind."""
        records = self._matcher.records
        if match.left_out:
            return None
        if match.first:
            kind = self._decide(person, match, self._rule)
            return None if self._skips_kind(person.row, match, kind) else kind
        if not records.has(match.record, WANTED) and self._rulings.groups:
            # The earlier rows of this customer were left out, and this one adds to them only.
            return None
        return self._decide(person, match, self._rule)

    def _skips_kind(self, row: int, match: Match, kind: RowKind) -> bool:
        """Whether all rows of a kind are left out; a row in doubt is decided with those in doubt."""
        group = "" if match.doubt is not None else kind.word
        return self._rulings.skips(row, group) and kind is not RowKind.SAME

    def _note_doubt(self, match: Match) -> None:
        if match.doubt is None:
            return
        shown = self._matcher.names
        names = tuple(shown[one] for one in match.doubt.others if one in shown)
        self._tidings.doubt(replace(match.doubt, names=names))

    def _decide(self, person: Person, match: Match, rule: Rule) -> RowKind:
        """What becomes of a row that is a customer, and what is noted of its record."""
        records = self._matcher.records
        customer = CustomerId(records.customers[match.record])
        if not customer:
            self._note_uses(match.record, person.addresses)
            return RowKind.NEW if match.first else RowKind.MERGED
        stored, standing = self._matcher.states[customer], self._matcher.addresses[customer]
        if self._adding_only:
            self._note_uses(match.record, standing)
            return RowKind.SAME if match.first else RowKind.MERGED
        how = rule if match.first else replace(rule, how=How.FILL)
        after, addresses = applied(stored, standing, person, how)
        self._note_uses(match.record, addresses)
        changed = after is not stored or addresses != standing
        if changed:
            records.mark(match.record, CHANGED)
        if not match.first:
            return RowKind.MERGED
        return RowKind.CHANGED if changed else RowKind.SAME

    def _note_uses(self, record: int, addresses: Sequence[Address]) -> None:
        self._matcher.records.mark(record, uses_of(addresses))

    def _look_at_orders(self, book: Book, drafts: Sequence[OrderDraft]) -> None:
        stored = stored_orders(book, drafts)
        wanted = [one for one in drafts if one.order is not None and not self._rulings.skips(one.rows[0])]
        buyers = [one for one in wanted if one.person is not None]
        named = [_customer_of(stored.get(self._key(one))) for one in buyers]
        people = [one.person for one in buyers if one.person is not None]
        matches = dict(zip(map(id, buyers), self._matcher.match(book, people, named), strict=True))
        rule = replace(self._rule, how=How.FILL)
        for draft in drafts:
            if draft.order is None:
                self.decisions.add(RowKind.REJECTED, -1)
                if draft.problem is not None:
                    self._reject(draft.problem, draft.rows)
                continue
            known = stored.get(self._key(draft))
            if known is None and draft.only_returns and draft.problem is not None:
                self.decisions.add(RowKind.REJECTED, -1)
                self._reject(draft.problem, draft.rows)
                continue
            match = matches.get(id(draft))
            record = -1 if match is None else match.record
            kind = self._decide_order(draft.order, known, record)
            group = "" if match is not None and match.doubt is not None else kind.word
            if (match is not None and match.left_out) or self._rulings.skips(draft.rows[0], group):
                self._leave_out(draft.rows)
                continue
            if match is not None and record >= 0 and draft.person is not None:
                self._matcher.records.mark(record, WANTED)
                self._note_doubt(match)
                if not self._stands(record):
                    customer = CustomerId(self._matcher.records.customers[record])
                    stored_buyer = self._matcher.states.get(customer)
                    self._notes.look(draft, record, stored_buyer, self._matcher.addresses.get(customer, ()))
                    self._decide(draft.person, match, rule)
            self.decisions.add(kind, record, UNSAVED if known is None else known.id)
            self._count_order(book, draft, kind)

    def _look_at_products(self, book: Book, rows: Sequence[ProductRow]) -> None:
        wanted = [one for one in rows if isinstance(one, ProductDraft) and not self._rulings.skips(one.row)]
        fates = iter(
            decide_products(
                book, wanted, self._index, self._tidings, self._rule, own=self._own, adding_only=self._adding_only
            )
        )
        for one in rows:
            if isinstance(one, RowMessage):
                self.decisions.add(RowKind.REJECTED, -1)
                self._reject(one)
                continue
            kind, known = (RowKind.REJECTED, UNSAVED) if self._rulings.skips(one.row) else next(fates)
            if kind is RowKind.REJECTED or (self._rulings.skips(one.row, kind.word) and kind is not RowKind.SAME):
                self._leave_out((one.row,))
                continue
            self.decisions.add(kind, -1, known)
            self.counts.rows.count(kind)
            if kind is not RowKind.MERGED:
                self.counts.products.count(kind)

    def _stands(self, record: int) -> bool:
        """Whether an order tells nothing about its customer: ours holds a name as it was, the book knows better."""
        return self._own and bool(self._matcher.records.customers[record])

    def _key(self, draft: OrderDraft) -> str:
        return "" if draft.order is None else order_key(draft.order)

    def _decide_order(self, draft: Order, known: Order | None, record: int) -> RowKind:
        if known is None:
            return RowKind.NEW
        if self._adding_only:
            return RowKind.SAME
        after = merged_order(known, draft, self._rule)
        links = known.customer_id is None and record >= 0
        return RowKind.CHANGED if links or after != known else RowKind.SAME

    def _count_order(self, book: Book, draft: OrderDraft, kind: RowKind) -> None:
        order = draft.order
        if order is None:
            return
        counts = self.counts
        counts.rows.count(kind, len(draft.rows))
        counts.orders.count(kind)
        counts.lines += len(order.lines)
        counts.totals[order.currency] = counts.totals.get(order.currency, 0) + draft.total
        fresh: dict[str, Any] = {}
        keys = [(f"s:{line.sku}" if line.sku else f"i:{name_key(line.name)}", line) for line in order.lines]
        self._index.prepare(key for key, _ in keys)
        for key, line in keys:
            if self._index.get(key) is None:
                self._index.add(key, 0)
                fresh[key] = line
        if fresh:
            skus, names = book.matching.products(
                (line.sku for line in fresh.values()), (name_key(line.name) for line in fresh.values())
            )
            for line in fresh.values():
                known = line.sku in skus if line.sku else name_key(line.name) in names
                counts.products.count(RowKind.SAME if known else RowKind.NEW)


def _prepared(people: Sequence[Person]) -> Prepared:
    customers, addresses = [one.customer for one in people], [one.addresses for one in people]
    return prepared(customers, addresses, was_asked=False, names=[one.name for one in people])


def _customer_of(order: Order | None) -> CustomerId:
    return CustomerId(UNSAVED) if order is None or order.customer_id is None else order.customer_id
