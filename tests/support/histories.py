"""Random histories of a shop: what undo and redo have to bring back exactly, whatever was done in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.operation import OperationKind, OperationLabel, OperationState
from craftdesk.domain.order import Order, OrderLine, Payment
from craftdesk.domain.phone import Phone
from craftdesk.domain.timeline import TimelineEntry
from craftdesk.storage import journal, listing
from craftdesk.storage.book import Store, UnitOfWork
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.memory import MEMORY
from tests.support.shops import NOW, content, derived, frozen_clock, new_store

DONE = OperationLabel("customer.changed", {"name": "somebody"})
WORDS = st.text(alphabet="abÄß'田 1", max_size=8)
PHONES = st.lists(st.sampled_from(["030 2312-5107", "+1 212 555 0101", "555-0119"]), max_size=3)


class Histories(RuleBasedStateMachine):
    """A random day's work, with everything undone and redone at any time, and the shop reopened now and then."""

    @initialize()
    def start(self) -> None:
        self.folder = TemporaryDirectory(dir=MEMORY)
        self.path = Path(self.folder.name) / "shop.craftdesk"
        self.store: Store = new_store(self.path)
        self.states = [content(self.store.shop.writer())]
        self.at = 0

    def _ids(self) -> list[CustomerId]:
        return [CustomerId(row[0]) for row in self.store.shop.writer().execute("SELECT id FROM customers ORDER BY id")]

    def _done(self, unit: UnitOfWork) -> None:
        result = unit.commit()
        if not result.is_empty:
            del self.states[self.at + 1 :]
            self.states.append(content(unit.raw))
            self.at += 1

    @rule(first=WORDS, last=WORDS, phones=PHONES, count=st.integers(1, 4))
    def add(self, first: str, last: str, phones: list[str], count: int) -> None:
        with self.store.begin(DONE) as unit:
            drafts = [
                Customer(first_name=f"{first}{index}", last_name=last, phones=tuple(Phone(text=one) for one in phones))
                for index in range(count)
            ]
            for customer in unit.customers.add_many(drafts):
                unit.addresses.add(Address(customer_id=customer, place=PostalAddress(city=last, street=first)))
            self._done(unit)

    @precondition(lambda self: self._ids())
    @rule(pick=st.integers(0, 50), name=WORDS, emails=st.lists(st.sampled_from(["a@b.test", "c@d.test"]), max_size=2))
    def change(self, pick: int, name: str, emails: list[str]) -> None:
        ids = self._ids()
        with self.store.begin(DONE) as unit:
            known = unit.customers.get(ids[pick % len(ids)])
            mails = tuple(Email(text=one) for one in emails)
            unit.customers.save(replace(known, last_name=name, emails=mails, tags=(name,) if name.strip() else ()))
            self._done(unit)

    @precondition(lambda self: self._ids())
    @rule(pick=st.integers(0, 50), total=st.integers(0, 10**9), refund=st.integers(0, 100))
    def order(self, pick: int, total: int, refund: int) -> None:
        ids = self._ids()
        with self.store.begin(DONE) as unit:
            payments = (Payment(amount=total), Payment(amount=-refund)) if refund else ()
            unit.orders.add(
                Order(
                    customer_id=ids[pick % len(ids)],
                    ordered_on=date(2026, 1, 1 + pick % 28),
                    currency="EUR",
                    goods=total,
                    total=total,
                    paid=total if payments else 0,
                    refunded=refund,
                    payments=payments,
                    billing=PostalAddress(city="Köln"),
                    lines=(OrderLine(name="Mug", total=total),),
                )
            )
            self._done(unit)

    @precondition(lambda self: self._ids())
    @rule(pick=st.integers(0, 50), text=WORDS)
    def note(self, pick: int, text: str) -> None:
        ids = self._ids()
        with self.store.begin(DONE) as unit:
            unit.timeline.add(TimelineEntry(customer_id=ids[pick % len(ids)], at=NOW, text=text))
            self._done(unit)

    @precondition(lambda self: self._ids())
    @rule(pick=st.integers(0, 50))
    def bin(self, pick: int) -> None:
        ids = self._ids()
        with self.store.begin(DONE) as unit:
            known = unit.customers.get(ids[pick % len(ids)])
            unit.customers.save(replace(known, deleted_at=None if known.deleted_at else NOW))
            self._done(unit)

    @rule()
    def undo(self) -> None:
        self._step(back=True)

    @rule()
    def redo(self) -> None:
        self._step(back=False)

    @rule()
    def undo_all_then_redo_all(self) -> None:
        while self._step(back=True):
            pass
        assert content(self.store.shop.writer()) == self.states[0]
        while self._step(back=False):
            pass
        assert content(self.store.shop.writer()) == self.states[-1]

    @rule()
    def reopen(self) -> None:
        self.store.shop.close()
        self.store = Store(ShopFile.open(self.path, clock=frozen_clock))

    def _step(self, *, back: bool) -> bool:
        writer = self.store.shop.writer()
        target = journal.next_undo(writer) if back else journal.next_redo(writer)
        if target is None:
            return False
        kind = OperationKind.UNDO if back else OperationKind.REDO
        with self.store.begin(target.label, kind=kind, undoes=target.id) as unit:
            before = OperationId(unit.operation)
            journal.restore(unit.raw, _newest_before(unit, target.id, before))
            journal.set_state(unit.raw, target.id, OperationState.UNDONE if back else OperationState.DONE)
            unit.commit()
        self.at += -1 if back else 1
        return True

    @invariant()
    def content_is_what_it_should_be(self) -> None:
        if hasattr(self, "store"):
            assert content(self.store.shop.writer()) == self.states[self.at]

    def _list_is_what_a_rebuild_gives(self) -> None:
        writer = self.store.shop.writer()
        kept = derived(writer)
        writer.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        writer.execute("BEGIN IMMEDIATE")
        listing.rebuild(writer, self.store.shop.settings())
        rebuilt = derived(writer)
        writer.execute("ROLLBACK")
        assert kept == rebuilt

    def teardown(self) -> None:
        if hasattr(self, "store"):
            try:
                self._list_is_what_a_rebuild_gives()
            finally:
                self.store.shop.close()
                self.folder.cleanup()


def _newest_before(unit: UnitOfWork, target: OperationId, mine: OperationId) -> OperationId:
    (number,) = unit.raw.execute(
        "SELECT coalesce(max(id), ?) FROM operations WHERE undoes = ? AND id < ?", (target, target, mine)
    ).fetchone()
    return OperationId(number)
