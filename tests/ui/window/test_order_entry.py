"""Entering and editing orders in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus
from craftdesk.domain.pricing import PriceKind, price_origin_of
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.screens.order.page import OrderPage
from tests.ui.window.clerk import Clerk
from tests.ui.window.desk import WindowUser

_K = Qt.Key
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Start = Callable[..., WindowUser]


def test_the_group_gives_the_price_and_the_form_says_so(clerk: Clerk) -> None:
    clerk.begin().at("Customer")
    clerk.enters("ber", _K.Key_Return)  # before the answer is there: Enter waits for it
    clerk.user.until(lambda: clerk.fields.buyer is not None)
    clerk.at("Ordered on")
    assert "C-00001" in clerk.fields.facts.buyer.facts.text()
    clerk.buys("blau", line=1)
    note = "Wholesale price because of group Cafés  ·  5 % off because of group Cafés"
    assert clerk.fields.lines.rows[0].note.text() == note
    clerk.enters("4")
    assert clerk.fields.sums.total.text().endswith("45.22")
    order = clerk.saves()
    assert (order.customer_name, order.total) == ("Anna Berg", 4_522)
    assert (order.lines[0].quantity, order.lines[0].unit) == (4_000, "pc")
    assert price_origin_of(order.lines[0].price_origin).group == "Cafés"
    assert order.shipping_address is not None
    assert order.shipping_address.city == "Potsdam"
    clerk.user.until(lambda: f"Order {order.number}" in clerk.user.reads())
    page = clerk.user.window.findChild(OrderPage)
    assert page is not None
    lines = page.lines.table
    reason = str(lines.figures.index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole.value)))
    assert reason == f"Becher blau, {note}"
    assert lines.rowHeight(0) > lines.verticalHeader().defaultSectionSize()


@pytest.mark.parametrize("place", [ActionId.TODAY, ActionId.PRODUCTS, ActionId.ORDERS])
def test_a_saved_order_is_shown_wherever_it_was_begun(clerk: Clerk, place: ActionId) -> None:
    clerk.user.run(place)
    clerk.begin()
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("Vase")
    order = clerk.saves()
    actions = clerk.user.kit.actions
    clerk.user.until(lambda: actions.context.order == order.id)
    assert actions.context.screen == "orders"
    clerk.user.run(ActionId.ORDER_EDIT)
    clerk.at("Item, line 1")
    clerk.key(_K.Key_End)
    clerk.enters(", tall")
    assert clerk.saves().lines[0].name == "Vase, tall"
    clerk.user.until(lambda: "Order O-0001 saved" in clerk.user.reads())
    assert (actions.context.screen, actions.context.order) == ("orders", order.id)


def test_lines_are_removed_and_moved_by_keys(clerk: Clerk) -> None:
    clerk.begin()
    for line, text in enumerate(("One", "Two", "Three"), 1):
        clerk.fields.lines.rows[-1].item.setFocus()
        clerk.enters(text)
        clerk.enters("1,5 kg")
        clerk.enters("2")
        clerk.at(f"Discount, line {line}")
    clerk.key(_K.Key_Up, _ALT)
    assert clerk.user.focus().accessibleName() == "Discount, line 2"
    clerk.fields.lines.rows[0].item.setFocus()
    clerk.key(_K.Key_Delete, _CTRL)
    assert [line.name for line in clerk.fields.lines.value()] == ["Three", "Two"]
    assert clerk.user.focus().accessibleName() == "Item, line 1"
    clerk.user.press("Ctrl+S")
    clerk.user.until(lambda: clerk.user.kit.actions.context.screen == "customers")
    order = clerk.desk.orders.by_number("O-0001")
    assert order is not None
    assert [(one.name, one.quantity, one.unit, one.total) for one in order.lines] == [
        ("Three", 1_500, "kg", 300), ("Two", 1_500, "kg", 300),
    ]  # fmt: skip


def test_whoever_is_charged_no_tax_sees_net_prices(clerk: Clerk) -> None:
    clerk.begin()
    clerk.buys("mug-1", line=1)
    assert clerk.fields.draft().lines[0].unit_price == 2_380
    clerk.fields.facts.buyer.line.setFocus()
    clerk.enters("vert", _K.Key_Return)
    clerk.user.until(lambda: clerk.fields.buyer is not None)
    order = clerk.fields.draft()
    assert (order.lines[0].unit_price, order.tax, order.tax_included) == (2_000, 0, False)
    assert "Reverse charge" in clerk.fields.facts.buyer.facts.text()


def test_a_typed_price_stays_when_the_customer_is_chosen_later(clerk: Clerk) -> None:
    clerk.begin()
    clerk.buys("becher", line=1)
    clerk.key(_K.Key_Tab)
    clerk.enters("20")
    clerk.fields.facts.buyer.line.setFocus()
    clerk.enters("anna berg potsdam", _K.Key_Return)
    clerk.user.until(lambda: clerk.fields.buyer is not None)
    line = clerk.fields.draft().lines[0]
    assert line.unit_price == 2_000
    assert price_origin_of(line.price_origin).kind is PriceKind.TYPED


def test_problems_stand_beside_their_fields_and_nothing_is_lost(clerk: Clerk) -> None:
    clerk.begin().at("Customer")
    clerk.enters("Nobody")
    clerk.key(_K.Key_Return, _CTRL)
    assert clerk.user.focus().accessibleName() == "Customer"
    assert clerk.fields.facts.boxes["customer"].message.text().startswith("Choose one")
    assert clerk.fields.lines.message.text().startswith("There is nothing on this order")
    clerk.key(_K.Key_A, _CTRL)
    clerk.enters("", _K.Key_Delete)
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("Vase")
    clerk.enters("many")
    clerk.key(_K.Key_Return, _CTRL)
    assert clerk.user.focus().accessibleName() == "Quantity, line 1"
    assert "can’t be read" in clerk.fields.lines.rows[0].note.text()
    clerk.user.until(lambda: not clerk.fields.lines.rows[0].quantity.visibleRegion().isEmpty())
    clerk.key(_K.Key_A, _CTRL)
    clerk.enters("2")
    assert clerk.saves().customer_id is None


def test_a_slipped_decimal_sign_and_the_credit_limit_are_only_warnings(clerk: Clerk) -> None:
    clerk.begin()
    clerk.enters("berg", _K.Key_Return)
    clerk.user.until(lambda: clerk.fields.buyer is not None)
    clerk.buys("ton", line=1)
    clerk.key(_K.Key_Tab)
    clerk.enters("350")
    clerk.fields.notes.setFocus()
    clerk.fields.sums.deposit.setFocus()
    assert "decimal sign" in clerk.fields.lines.rows[0].note.text()
    assert "credit limit" in clerk.fields.facts.boxes["customer"].message.text()
    assert clerk.saves().total == 33_250


def test_escape_asks_only_when_something_changed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def ask(_parent: QWidget, name: str) -> LeaveChoice:
        asked.append(name)
        return LeaveChoice.STAY if len(asked) == 1 else LeaveChoice.DISCARD

    monkeypatch.setattr(form_page, "ask_to_leave", ask)
    clerk.begin().at("Customer")
    clerk.key(_K.Key_Escape)
    clerk.user.until(lambda: clerk.user.kit.actions.context.screen == "customers")
    assert asked == []
    clerk.begin().at("Customer")
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("Vase")
    clerk.key(_K.Key_Escape)
    assert clerk.user.kit.actions.context.screen == "order_entry"
    clerk.key(_K.Key_Escape)
    assert clerk.user.kit.actions.context.screen == "customers"
    assert not clerk.user.kit.actions.context.editing


def _order_of_anna(clerk: Clerk) -> Order:
    entry = clerk.desk.order_entry
    anna = clerk.desk.customers.by_number("C-00001")
    assert anna is not None
    draft = replace(entry.new(anna.id).draft, lines=(OrderLine(name="Vase", unit_price=5_000),))
    saved = entry.add(draft)
    parts = clerk.user.shop.parts
    assert parts is not None
    parts.bus.publish(saved.changes)
    return saved.order


def test_two_windows_with_one_order_lose_nothing(clerk: Clerk) -> None:
    order = _order_of_anna(clerk)
    parts = clerk.user.shop.parts
    assert parts is not None
    parts.order_entry.edit(order.id)
    clerk.user.until(lambda: clerk.user.kit.actions.context.editing)
    clerk.desk.order_entry.change(replace(order, shop_note="theirs"))
    clerk.at("Item, line 1")
    clerk.key(_K.Key_End)
    clerk.enters(", tall")
    clerk.key(_K.Key_Return, _CTRL)
    clerk.user.until(clerk.page.conflict.isVisible)
    assert "lines" in clerk.page.conflict.findChildren(QWidget)[0].text()  # type: ignore[attr-defined]
    clerk.page.conflict.mine.click()
    clerk.user.until(lambda: clerk.user.kit.actions.context.screen == "customers")
    kept = clerk.desk.orders.get(order.id)
    assert (kept.lines[0].name, kept.total) == ("Vase, tall", 5_000)


def test_what_is_typed_and_what_happens_to_the_order_meanwhile_are_both_kept(clerk: Clerk) -> None:
    order = _order_of_anna(clerk)
    parts = clerk.user.shop.parts
    assert parts is not None
    parts.order_entry.edit(order.id)
    clerk.at("Item, line 1")
    clerk.key(_K.Key_End)
    clerk.enters(", tall")
    changes = clerk.desk.order_life.set_status(order.id, order.version, OrderStatus.READY).changes
    parts.bus.publish(changes)
    clerk.key(_K.Key_Return, _CTRL)
    clerk.user.until(clerk.page.conflict.isVisible)
    assert any("changed elsewhere" in text and "lines" in text for text in clerk.user.reads())
    assert clerk.fields.lines.rows[0].item.text() == "Vase, tall"
    clerk.key(_K.Key_Space)  # “Keep mine” has the keyboard
    clerk.user.until(lambda: clerk.user.kit.actions.context.screen != "order_entry")
    kept = clerk.desk.orders.get(order.id)
    assert (kept.lines[0].name, kept.status) == ("Vase, tall", OrderStatus.READY)


def test_an_order_is_edited_and_duplicated_from_its_page_and_undone(clerk: Clerk) -> None:
    order = _order_of_anna(clerk)
    parts = clerk.user.shop.parts
    assert parts is not None
    assert order.customer_id is not None
    clerk.user.screen.select(order.customer_id)
    clerk.user.screen.open_card()
    parts.card.open_order(order.id)
    actions = clerk.user.kit.actions
    clerk.user.until(lambda: actions.context.order == order.id)
    clerk.user.run(ActionId.ORDER_EDIT)
    clerk.at("Item, line 1")
    clerk.key(_K.Key_Tab)
    clerk.enters("3")
    assert clerk.saves().total == 15_000
    clerk.user.until(lambda: actions.context.order == order.id)
    clerk.user.run(ActionId.ORDER_DUPLICATE)
    clerk.at("Item, line 2")
    copy = clerk.saves()
    assert (copy.number, copy.total, copy.customer_id) == ("O-0002", 15_000, order.customer_id)
    assert price_origin_of(copy.lines[0].price_origin).level == "O-0001"
    clerk.user.until(lambda: "O-0002" in actions.context.undo_text)
    clerk.user.run(ActionId.UNDO)
    clerk.user.until(lambda: clerk.desk.orders.by_number("O-0002") is None)


def test_the_current_customer_stands_in_a_new_order(clerk: Clerk) -> None:
    clerk.user.screen.select(CustomerId(2))
    clerk.begin()
    assert clerk.fields.buyer is not None
    assert clerk.fields.buyer.name == "Anna Berger"
    clerk.at("Item, line 1")


def test_saving_waits_for_what_was_chosen_a_moment_ago(clerk: Clerk) -> None:
    clerk.begin()
    clerk.fields.facts.buyer.line.setFocus()
    clerk.key(_K.Key_A, _CTRL)
    clerk.enters("berger", _K.Key_Return)
    clerk.user.until(lambda: clerk.fields.buyer is not None)
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("mug-1", _K.Key_Return)  # nothing was found yet
    order = clerk.saves()
    assert (order.customer_name, order.lines[0].name, order.total) == ("Anna Berger", "Becher blau", 2_380)


def test_an_order_of_somebody_without_a_card_keeps_the_name(clerk: Clerk) -> None:
    with clerk.desk.store.begin(OperationLabel("sample")) as unit:
        line = OrderLine(name="Vase", unit_price=5_000, total=5_000)
        draft = Order(ordered_on=clerk.desk.today(), currency="EUR", customer_name="Somebody", lines=(line,))
        draft = replace(draft, goods=5_000, total=5_000)
        order = unit.orders.add(draft)
        unit.commit()
    parts = clerk.user.shop.parts
    assert parts is not None
    parts.order_entry.edit(order.id)
    clerk.at("Item, line 1")
    clerk.key(_K.Key_Tab)
    clerk.enters("2")
    kept = clerk.saves()
    assert (kept.customer_name, kept.customer_id, kept.total) == ("Somebody", None, 10_000)


def test_looking_at_odd_orders_changes_nothing_of_them(clerk: Clerk) -> None:
    line = OrderLine(name="Tea", quantity=2_500, unit="100 g", unit_price=333, total=833)
    day = clerk.desk.today()
    odd = (
        Order(ordered_on=day, currency="USD", lines=(line,), goods=833, tax=70, tax_included=False, total=903),
        Order(ordered_on=day, currency="JPY", lines=(replace(line, discount=83, total=750),), goods=750, total=750),
        Order(ordered_on=day, currency="EUR", lines=(OrderLine(name="", quantity=0),), discount_code="X", adjustment=1),
        Order(ordered_on=day, currency="EUR", customer_name="Old name", goods=500, total=500, source="Etsy"),
        Order(
            ordered_on=day, currency="EUR", lines=(replace(line, discount_rate=1_250, discount=104, total=729),),
            goods=729, discount_rate=1_000, discount=73, shipping=490, shipping_tax_rate=1_900, total=1_146,
            customer_id=CustomerId(1), customer_name="Anna Born",
        ),
    )  # fmt: skip
    with clerk.desk.store.begin(OperationLabel("sample")) as unit:
        kept = [unit.orders.add(one) for one in odd]
        unit.commit()
    parts = clerk.user.shop.parts
    assert parts is not None
    for order in kept:
        parts.order_entry.edit(order.id)
        clerk.user.until(lambda wanted=order.number: wanted in clerk.page.head.title.full_text())  # type: ignore[misc]
        assert not clerk.page.is_dirty
        clerk.page.save()
        clerk.user.until(lambda: clerk.user.kit.actions.context.screen == "customers")
        assert clerk.desk.orders.get(order.id) == order


def test_a_warning_that_nobody_saw_is_told_after_saving(clerk: Clerk) -> None:
    clerk.begin()
    clerk.buys("ton", line=1)
    clerk.key(_K.Key_Tab)
    clerk.user.type("350")
    clerk.saves()
    clerk.user.until(lambda: any("Is the decimal sign in its place?" in text for text in clerk.user.reads()))
