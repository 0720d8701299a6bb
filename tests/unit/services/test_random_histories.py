"""Whatever the owner does in whatever order: undo all = before, redo all = after, and the list agrees throughout."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.address_defaults import USES, is_default
from craftdesk.domain.custom_field import CustomField, CustomKind, with_value
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel, OperationState
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.customer_states import order_counts
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, content, frozen_clock
from tests.support.values import ADDRESSES, CUSTOMERS

_PICK = st.integers(0, 1_000)


class OwnFieldHistories(RuleBasedStateMachine):
    """What an owner does with fields of the shop's own."""

    desk: Desk
    reader: sqlite3.Connection

    def _ids(self) -> list[CustomerId]:
        return [CustomerId(row[0]) for row in self.reader.execute("SELECT id FROM customers ORDER BY id")]

    def _one(self, pick: int) -> CustomerId:
        ids = self._ids()
        return ids[pick % len(ids)]

    def _has_customers(self) -> bool:
        return bool(self._ids())

    @rule(title=st.sampled_from(["Glaze", "Ring size", "Kiln"]), kind=st.sampled_from(CustomKind))
    def define_field(self, title: str, kind: CustomKind) -> None:
        choices = ("Blue", "Red") if kind.has_choices else ()
        with suppress(OwnerProblem):
            self.desk.custom_fields.define(CustomField(title=title, kind=kind, choices=choices))

    @precondition(_has_customers)
    @rule(pick=_PICK, other=_PICK, value=st.sampled_from(["Blue", "red", "12,5", "2026-05-24", "yes", ""]))
    def fill_field(self, pick: int, other: int, value: str) -> None:
        standing = self.desk.customers.get(self._one(pick))
        for field in self.desk.custom_fields.fields(active=None)[other % 3 :][:1]:
            with suppress(OwnerProblem):
                changed = with_value(standing.custom, field.key, value)
                self.desk.customers.change(replace(standing, custom=changed))

    @rule(pick=_PICK, how=st.sampled_from("kind choices rename reorder put_away remove".split()))
    def change_field(self, pick: int, how: str) -> None:
        fields, service = self.desk.custom_fields.fields(active=None), self.desk.custom_fields
        for field in fields[pick % 3 :][:1]:
            match how:
                case "kind":
                    kind = list(CustomKind)[pick % len(CustomKind)]
                    choices = service.choices_for(field.key, kind)
                    with suppress(OwnerProblem):
                        service.change(replace(field, kind=kind, choices=choices))
                case "choices" if field.kind.has_choices:
                    with suppress(OwnerProblem):
                        service.change(replace(field, choices=("Red", "Green")), {"Blue": "Green"})
                case "rename":
                    service.change(replace(field, title=f"{field.title} {pick}"))
                case "reorder":
                    service.reorder([one.key for one in reversed(fields)])
                case "put_away" | "remove":
                    getattr(service, how)(field.key)
                case _:
                    pass


class Histories(OwnFieldHistories):
    """Random intentions of an owner over one real file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.shop = ShopFile.create(self.folder / "a.craftdesk", ShopSettings(name="Test"), clock=frozen_clock)
        self.desk = Desk.open(self.shop)
        self.reader = self.shop.reader()

    def teardown(self) -> None:
        try:
            after = self._state()
            done = 0
            while self.desk.history.next_undo() is not None:
                self.desk.history.undo()
                done += 1
            assert not any(self._state().values())
            for _ in range(done):
                self.desk.history.redo()
            assert self._state() == after
        finally:
            self.shop.close()
            shutil.rmtree(self.folder)

    def _state(self) -> dict[str, list[tuple[Any, ...]]]:
        return content(self.reader)

    @initialize()
    def begin(self) -> None:
        self.desk.customers.add(Customer(first_name="Ida"))

    @rule(draft=CUSTOMERS, addresses=st.lists(ADDRESSES, max_size=2))
    def add(self, draft: Customer, addresses: list[Address]) -> None:
        self.desk.customers.add(replace(draft, number="", archived_at=None), addresses)

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK, draft=CUSTOMERS, other=_PICK)
    def change(self, pick: int, draft: Customer, other: int) -> None:
        standing = self.desk.customers.get(self._one(pick))
        referrer = self._one(other)
        self.desk.customers.change(
            replace(
                draft, id=standing.id, version=standing.version, number=standing.number,
                archived_at=standing.archived_at, deleted_at=standing.deleted_at,
                referred_by=None if referrer == standing.id else referrer,
            )
        )  # fmt: skip

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK, draft=ADDRESSES)
    def add_address(self, pick: int, draft: Address) -> None:
        self.desk.addresses.save(replace(draft, customer_id=self._one(pick)))

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK, use=st.sampled_from(AddressUse), city=st.sampled_from(["Potsdam", "Åbo"]))
    def change_address(self, pick: int, use: AddressUse, city: str) -> None:
        for address in self.desk.addresses.of(self._one(pick))[:1]:
            self.desk.addresses.save(replace(address, use=use, place=PostalAddress(city=city)))

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK)
    def remove_address(self, pick: int) -> None:
        for address in self.desk.addresses.of(self._one(pick))[:1]:
            self.desk.addresses.remove(address.id)

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK, text=st.sampled_from(["called", "wrote\ntwice"]))
    def note(self, pick: int, text: str) -> None:
        self.desk.notes.add(self._one(pick), text)

    @precondition(OwnFieldHistories._has_customers)
    @rule(pick=_PICK, total=st.integers(0, 10_000), currency=st.sampled_from(["EUR", "JPY"]))
    def order(self, pick: int, total: int, currency: str) -> None:
        with self.desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
            line = OrderLine(name="Mug", total=total)
            unit.orders.add(
                Order(
                    customer_id=self._one(pick), ordered_on=NOW.date(), currency=currency, lines=(line,), goods=total,
                    total=total,
                )
            )  # fmt: skip
            unit.commit()

    @precondition(OwnFieldHistories._has_customers)
    @rule(
        picks=st.lists(_PICK, min_size=1, max_size=3), how=st.sampled_from("archive unarchive delete restore".split())
    )
    def move(self, picks: list[int], how: str) -> None:
        ids = [self._one(pick) for pick in picks]
        with self.desk.store.reading() as book:
            with_orders = order_counts(book.raw, ids)
        if how == "delete" and with_orders:
            with pytest.raises(OwnerProblem):
                self.desk.customers.delete(ids)
        else:
            getattr(self.desk.customers, how)(ids)

    @precondition(OwnFieldHistories._has_customers)
    @rule(picks=st.lists(_PICK, min_size=2, max_size=4))
    def merge(self, picks: list[int]) -> None:
        keep, *others = [self._one(pick) for pick in picks]
        with suppress(OwnerProblem):
            self.desk.merging.merge(keep, others)

    @precondition(OwnFieldHistories._has_customers)
    @rule(one=_PICK, other=_PICK, forgets=st.booleans())
    def tell_apart(self, one: int, other: int, forgets: bool) -> None:
        pair = self._one(one), self._one(other)
        with suppress(OwnerProblem):
            if forgets:
                self.desk.duplicates.forget(*pair)
            else:
                self.desk.duplicates.different(pair)

    @rule()
    def empty_bin(self) -> None:
        self.desk.customers.empty_bin()

    @rule()
    def undo(self) -> None:
        if self.desk.history.next_undo() is not None:
            self.desk.history.undo()

    @rule()
    def redo(self) -> None:
        if self.desk.history.next_redo() is not None:
            self.desk.history.redo()

    @rule(pick=_PICK)
    def take_back(self, pick: int) -> None:
        standing = [
            one for one in self.desk.history.list() if one.state is OperationState.DONE and one.reverted_by is None
        ]
        if standing:
            self.desk.history.revert(standing[pick % len(standing)].id)

    @rule()
    def reopen(self) -> None:
        self.shop.close()
        self.shop = ShopFile.open(self.folder / "a.craftdesk", clock=frozen_clock)
        self.desk = Desk.open(self.shop)
        self.reader = self.shop.reader()

    @invariant()
    def list_and_sums_agree_and_no_link_leads_nowhere(self) -> None:
        assert run(self.desk.check.run()).findings == ()

    @invariant()
    def one_default_for_each_use(self) -> None:
        for customer in self._ids():
            addresses = self.desk.addresses.of(customer)
            for use in USES:
                serving = [one for one in addresses if one.use.serves(use)]
                assert sum(is_default(one, use) for one in addresses) == min(len(serving), 1)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=25, stateful_step_count=25, suppress_health_check=[HealthCheck.too_slow], deadline=None
)
