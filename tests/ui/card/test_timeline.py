"""Notes as they are written, pinned, changed and taken away, and the timeline in which they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order, OrderStatus, Payment
from craftdesk.services.desk import Desk
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.note_widgets import EventView, NoteView, event_words
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from craftdesk.ui.widgets.button import Button

Show = Callable[[CustomerId, str], None]


def notes(card: CustomerCard) -> list[str]:
    return [item.entry.text for item in card.tabs.timeline.shown() if item.entry is not None]


def test_a_note_is_written_with_the_keyboard_and_undone(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "timeline")
    card.tabs.timeline.write()
    QTest.keyClicks(card.tabs.timeline.writer.text, "Call before Friday")
    with qtbot.waitSignal(card.toast_requested) as said:
        QTest.keyClick(card.tabs.timeline.writer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said.args == ["Note added", True]
    qtbot.waitUntil(lambda: notes(card) == ["Call before Friday"])
    assert card.tabs.timeline.writer.text.toPlainText() == ""
    desk.history.undo()
    assert desk.notes.of(anna) == []


def test_a_pinned_note_stands_first_and_on_the_overview(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    desk.notes.add(anna, "First")
    desk.notes.add(anna, "Second")
    show(anna, "timeline")
    qtbot.waitUntil(lambda: len(notes(card)) == 2)
    first = next(entry for entry in desk.notes.of(anna) if entry.text == "First")
    with qtbot.waitSignal(controller.loaded):
        controller.notes.pin(first)
    qtbot.waitUntil(lambda: notes(card) == ["First", "Second"])
    card.show_tab("overview")
    body = card.tabs.body("overview")
    assert isinstance(body, OverviewTab)
    assert body.note.accessibleName() == "Pinned note"


def test_a_note_is_changed_and_removed(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    desk.notes.add(anna, "Blue")
    show(anna, "timeline")
    qtbot.waitUntil(lambda: notes(card) == ["Blue"])
    view = card.tabs.timeline.findChild(NoteView)
    assert view is not None
    view.asked.emit("edit", view.entry)
    QTest.keyClicks(card.tabs.timeline.writer.text, "Dark ")
    with qtbot.waitSignal(controller.loaded):
        QTest.mouseClick(card.tabs.timeline.writer.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: notes(card) == ["Dark Blue"])
    view = card.tabs.timeline.findChild(NoteView)
    assert view is not None
    with qtbot.waitSignal(controller.loaded):
        view.asked.emit("remove", view.entry)
    qtbot.waitUntil(lambda: notes(card) == [])


def test_orders_and_changes_stand_among_the_notes_and_can_be_filtered(
    qtbot: QtBot, desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show
) -> None:
    desk.notes.add(anna, "Blue")
    show(anna, "timeline")
    tab = card.tabs.timeline
    qtbot.waitUntil(lambda: len(tab.shown()) > len(orders))
    tab.kinds.select("orders")
    assert [item.order.number for item in tab.shown() if item.order is not None] == [one.number for one in orders]
    tab.kinds.select("all")
    QTest.keyClicks(tab.search, "bowl")
    assert {item.order.number for item in tab.shown() if item.order is not None} == {"O-1", "O-7"}


def test_steps_of_orders_stand_among_the_rest_and_open_the_order(
    qtbot: QtBot, desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    with desk.store.reading() as book:
        found = book.orders.by_number("O-3")
    assert found is not None
    desk.order_life.set_status(found.id, found.version, OrderStatus.IN_PROGRESS)
    desk.order_life.pay(found.id, desk.orders.get(found.id).version, Payment(amount=500, method="cash"))
    show(anna, "timeline")
    tab = card.tabs.timeline
    qtbot.waitUntil(lambda: any(item.step is not None for item in tab.shown()))
    words = [event_words(item, kit.format) for item in tab.shown() if item.step is not None]
    assert words == [f"O-3 · Paid: {kit.format.money(500, 'EUR')} · cash", "O-3 · In progress"]
    tab.search.setText("cash")
    assert [item.step.number for item in tab.shown() if item.step is not None] == ["O-3"]
    views = [view for view in tab.findChildren(EventView) if "Paid" in view.accessibleName()]
    with qtbot.waitSignal(tab.order_requested) as told:
        views[0].findChildren(Button)[-1].click()
    assert told.args == [found.id]
