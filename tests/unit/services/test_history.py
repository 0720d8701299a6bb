from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.operation import OperationLabel, OperationState
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.product import Product
from craftdesk.errors import NotFound, OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.storage import journal
from craftdesk.texts import label_words
from tests.support.shops import content, derived


def _import(desk: Desk) -> tuple[OperationId, list[CustomerId]]:
    """Three customers, a product and an order for each, as an import would bring them."""
    with desk.store.begin(OperationLabel("import", {"file": "a.csv", "new": 3, "changed": 0})) as unit:
        ids = unit.customers.add_many([Customer(first_name=name) for name in ("Ida", "Ole", "Una")])
        (product,) = unit.products.add([Product(name="Mug")])
        unit.orders.add_many(
            [
                Order(
                    customer_id=customer, ordered_on=date(2026, 1, 2), currency="EUR", goods=100, total=100,
                    lines=(OrderLine(name="Mug", total=100, product_id=product.id),),
                )
                for customer in ids
            ]
        )  # fmt: skip
        changes = unit.commit()
    assert changes.operation is not None
    return changes.operation, ids


def test_nothing_to_undo_is_said(desk: Desk) -> None:
    with pytest.raises(OwnerProblem, match=r"undo\.nothing"):
        desk.history.undo()
    with pytest.raises(OwnerProblem, match=r"redo\.nothing"):
        desk.history.redo()


def test_undo_and_redo_walk_back_and_forth(desk: Desk) -> None:
    reader = desk.shop.reader()
    states = [content(reader)]
    ida = desk.customers.add(Customer(first_name="Ida")).customer
    states.append(content(reader))
    desk.customers.change(replace(ida, note="blue"))
    states.append(content(reader))
    desk.notes.add(ida.id, "hello")
    states.append(content(reader))
    for state in reversed(states[:-1]):
        desk.history.undo()
        assert content(reader) == state
    assert desk.history.next_undo() is None
    for state in states[1:]:
        desk.history.redo()
        assert content(reader) == state
    assert desk.history.next_redo() is None


def test_the_history_has_pages(desk: Desk) -> None:
    for name in "abcde":
        desk.customers.add(Customer(first_name=name))
    first = desk.history.list(2)
    second = desk.history.list(2, before=first[-1].id)
    assert [label_words(one.label) for one in [*first, *second]] == ["Add e", "Add d", "Add c", "Add b"]


def test_an_import_is_taken_back_later_without_what_was_changed_since(desk: Desk) -> None:
    operation, (ida, ole, una) = _import(desk)
    desk.customers.change(replace(desk.customers.get(ole), note="called"))
    reverted = desk.history.revert(operation)
    assert [(kept.kind, kept.name, kept.why) for kept in reverted.kept] == [("customer", "Ole", "changed")]
    assert desk.customers.get(ole).note == "called"
    for gone in (ida, una):
        with pytest.raises(NotFound):
            desk.customers.get(gone)
    assert desk.figures.shop().orders == 0
    assert label_words(desk.history.list(1)[0].label) == "Take back the import of a.csv"


def test_what_something_newer_needs_stays(desk: Desk) -> None:
    operation, (ida, _ole, una) = _import(desk)
    desk.customers.add(Customer(first_name="Pia", referred_by=una))
    with desk.store.begin(OperationLabel("import", {"file": "b.csv"})) as unit:
        unit.orders.add(Order(customer_id=ida, ordered_on=date(2026, 5, 1), currency="EUR", total=5))
        unit.commit()
    reverted = desk.history.revert(operation)
    assert {(kept.name, kept.why) for kept in reverted.kept} == {("Ida", "used"), ("Una", "used")}
    assert desk.figures.shop().orders == 1
    with desk.store.reading() as book:
        assert book.raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_kept_order_keeps_its_customer_and_product(desk: Desk) -> None:
    operation, (ida, *_) = _import(desk)
    with desk.store.begin(OperationLabel("import", {"file": "b.csv"})) as unit:
        (order,) = unit.orders.of(ida)
        unit.orders.save(replace(order, shop_note="fragile"))
        unit.commit()
    reverted = desk.history.revert(operation)
    assert {(kept.kind, kept.why) for kept in reverted.kept} == {
        ("order", "changed"), ("customer", "used"), ("product", "used"),
    }  # fmt: skip
    assert reverted.kept_count == 3
    assert desk.customers.get(ida).first_name == "Ida"


def test_taking_back_can_itself_be_undone_and_redone(desk: Desk) -> None:
    reader = desk.shop.reader()
    operation, (_, ole, _) = _import(desk)
    desk.customers.change(replace(desk.customers.get(ole), note="called"))
    before = content(reader)
    desk.history.revert(operation)
    after, listed = content(reader), derived(reader)
    with pytest.raises(OwnerProblem, match=r"revert\.already"):
        desk.history.revert(operation)
    desk.history.undo()
    assert content(reader) == before
    desk.history.redo()
    assert (content(reader), derived(reader)) == (after, listed)
    desk.history.undo()
    assert desk.history.revert(operation).kept_count == 1


def test_a_change_that_was_undone_does_not_count_as_later(desk: Desk) -> None:
    operation, (_, ole, _) = _import(desk)
    desk.customers.change(replace(desk.customers.get(ole), note="called"))
    desk.history.undo()
    assert desk.history.revert(operation).kept == ()


def test_a_change_that_was_taken_back_does_not_count_as_later(desk: Desk) -> None:
    operation, (_, ole, _) = _import(desk)
    changed = desk.customers.change(replace(desk.customers.get(ole), note="called")).changes.operation
    assert changed is not None
    desk.customers.add(Customer(first_name="Pia"))
    desk.history.revert(changed)
    assert desk.history.revert(operation).kept == ()
    assert [one.first_name for one in _everybody(desk)] == ["Pia"]


def test_a_changed_customer_goes_back_to_what_was_before(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida", number="K-1")).customer
    changed = desk.customers.change(replace(ida, number="K-2", note="new")).changes.operation
    assert changed is not None
    desk.customers.add(Customer(first_name="Ole"))
    desk.history.revert(changed)
    assert desk.customers.get(ida.id) == ida


def test_a_number_that_somebody_else_has_now_stays_theirs(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida", number="K-1")).customer
    changed = desk.customers.change(replace(ida, number="K-2")).changes.operation
    assert changed is not None
    desk.customers.add(Customer(first_name="Ole", number="K-1"))
    reverted = desk.history.revert(changed)
    assert [(kept.name, kept.why) for kept in reverted.kept] == [("Ida", "number")]
    assert reverted.changes.is_empty
    assert desk.customers.get(ida.id).number == "K-2"


def test_what_was_removed_for_good_since_stays_away(desk: Desk) -> None:
    ida = desk.customers.add(Customer(first_name="Ida", tags=("a",))).customer
    changed = desk.customers.change(replace(ida, tags=())).changes.operation
    assert changed is not None
    desk.customers.delete([ida.id])
    desk.customers.empty_bin()
    assert desk.history.revert(changed).changes.is_empty
    assert _everybody(desk) == []


def test_only_what_stands_can_be_taken_back(desk: Desk) -> None:
    operation, _ = _import(desk)
    desk.history.undo()
    assert desk.history.list()[0].state is OperationState.UNDONE
    with pytest.raises(OwnerProblem, match=r"revert\.undone"):
        desk.history.revert(operation)
    with pytest.raises(NotFound):
        desk.history.revert(OperationId(99))


def _everybody(desk: Desk) -> list[Customer]:
    with desk.store.reading() as book:
        ids = [CustomerId(row[0]) for row in book.raw.execute("SELECT id FROM customers ORDER BY id")]
        return book.customers.some(ids)


def test_many_rows_go_back_in_portions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_PORTION", 3)
    reader = desk.shop.reader()
    before = content(reader)
    with desk.store.begin(OperationLabel("import", {"file": "a.csv", "new": 10, "changed": 0})) as unit:
        ids = unit.customers.add_many([Customer(first_name=f"Ida {number}") for number in range(10)])
        unit.commit()
    after = content(reader)
    desk.history.undo()
    assert content(reader) == before
    desk.history.redo()
    assert content(reader) == after
    with desk.store.begin(OperationLabel("customer.changed")) as unit:
        unit.raw.execute("UPDATE customers SET note = 'kind' WHERE id = ?", (ids[4],))
        unit.commit()
    done = desk.history.imports()[0]
    assert desk.history.revert(done.id).kept_count == 1
    assert reader.execute("SELECT id FROM customers").fetchall() == [(ids[4],)]
