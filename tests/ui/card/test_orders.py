"""The order history as the owner filters it, the sums of what is shown, and the page of an order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order, OrderStatus, Payment, PaymentStatus
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.orders_tab import OrdersTab
from craftdesk.ui.screens.order.cards import SumCard
from craftdesk.ui.screens.order.payments_card import PaymentsCard
from craftdesk.ui.screens.order.steps_card import StepsCard
from craftdesk.ui.widgets.label import Label

Show = Callable[[CustomerId, str], None]


def tab_of(card: CustomerCard) -> OrdersTab:
    body = card.tabs.body("orders")
    assert isinstance(body, OrdersTab)
    return body


def numbers(tab: OrdersTab) -> list[str]:
    rows = [tab.list.orders.row_at(place) for place in range(tab.list.orders.rowCount())]
    return [row.number for row in rows if row is not None]


def test_all_orders_stand_newest_first_with_their_sums(
    qtbot: QtBot, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "orders")
    tab = tab_of(card)
    qtbot.waitUntil(lambda: len(numbers(tab)) == 7)
    assert numbers(tab) == ["O-1", "O-2", "O-3", "O-4", "O-5", "O-6", "O-7"]
    money = kit.format.money
    euro, dollar = tab.sums.text().splitlines()
    assert euro == f"6 orders  ·  4 counted: {money(10000 + 2500 + 2000 + 1500, 'EUR')}"
    assert dollar == f"1 order  ·  1 counted: {money(4200, 'USD')}"
    assert f"1 cancelled, not counted: {money(9900, 'EUR')}" in tab.apart.text()
    assert f"1 refunded: {money(-500, 'EUR')}" in tab.apart.text()
    assert f"open: {money(2000, 'EUR')}" in tab.apart.text()


def test_filters_combine_and_the_sums_follow(
    qtbot: QtBot, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show
) -> None:
    show(anna, "orders")
    tab = tab_of(card)
    QTest.keyClicks(tab.search, "bowl")
    qtbot.waitUntil(lambda: numbers(tab) == ["O-1", "O-7"])
    tab.span.show_value("year")
    tab.span.edited.emit()
    qtbot.waitUntil(lambda: numbers(tab) == ["O-1"])
    tab.status.show_value(OrderStatus.CANCELLED)
    tab.status.edited.emit()
    qtbot.waitUntil(lambda: numbers(tab) == [])
    assert not tab.empty.isHidden()
    assert tab.sums.isHidden()
    QTest.mouseClick(tab.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(numbers(tab)) == 7)
    tab.payment.show_value(PaymentStatus.PAID)
    tab.payment.edited.emit()
    qtbot.waitUntil(lambda: "O-3" not in numbers(tab))


def test_days_can_be_typed(qtbot: QtBot, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show) -> None:
    show(anna, "orders")
    tab = tab_of(card)
    tab.span.show_value("days")
    tab.span.edited.emit()
    assert not tab.first.isHidden()
    QTest.keyClicks(tab.first.line, "1 Feb 2026")
    QTest.keyClicks(tab.last.line, "31 Aug 2026")
    qtbot.waitUntil(lambda: numbers(tab) == ["O-2", "O-3"])


def test_enter_opens_an_order_and_escape_leads_back(
    qtbot: QtBot, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "orders")
    tab = tab_of(card)
    qtbot.waitUntil(lambda: len(numbers(tab)) == 7)
    tab.list.setFocus()
    tab.list.setCurrentIndex(tab.list.orders.index(1))
    QTest.keyClick(tab.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.order_page is not None and card.stack.currentWidget() is card.order_page)
    page = card.order_page
    assert page is not None
    assert page.head.title.full_text() == "Order O-2"
    assert page.lines.table.figures.rows == [("Mug", "1", kit.format.money(3000, "EUR"), kit.format.money(3000, "EUR"))]
    assert [row[1] for row in page.payments.rows] == [
        kit.format.money(3000, "EUR"),
        kit.format.money(-500, "EUR"),
    ]
    QTest.keyClick(page.head.back, Qt.Key.Key_Escape)
    assert card.stack.currentWidget() is card.page
    assert card.tabs.bar.current() == "orders"


def test_the_sums_of_an_order_stand_there_at_once(qtbot: QtBot, orders: list[Order], kit: Kit) -> None:
    """No moment passes in which the card is empty, however often the order is read anew."""
    card = SumCard(kit)
    qtbot.addWidget(card)
    card.show()
    for order in orders[:2]:
        card.show_order(order)
        labels = [label for label in card.findChildren(Label) if label.isVisible()]
        places = [label.geometry() for label in labels]
        words = [label.text() for label in sorted(labels, key=lambda label: (label.y(), label.x()))]
        assert [word for word, _, _ in card.rows(order)] == words[::2]
        assert all(not one.intersects(other) for at, one in enumerate(places) for other in places[:at])


def test_another_order_is_written_into_what_is_there(qtbot: QtBot, orders: list[Order], kit: Kit) -> None:
    """To make the rows anew for each order that is passed costs several times what it costs to fill them."""
    more = replace(orders[0], payments=(Payment(amount=100, method="cash"), Payment(amount=-50, method="cash")))
    sums, payments, steps = SumCard(kit), PaymentsCard(kit), StepsCard(kit)
    shows: list[tuple[QWidget, Callable[[Order], None]]] = [
        (sums, sums.show_order), (payments, partial(payments.show_order, writable=True)), (steps, steps.show_order),
    ]  # fmt: skip
    for card, show_order in shows:
        qtbot.addWidget(card)
        card.show()
        show_order(more)
        said = _in_sight(card)
        show_order(replace(orders[1], payments=(), steps=()))
        assert _in_sight(card) != said
        made = card.findChildren(QWidget)
        show_order(more)
        assert [one for one in card.findChildren(QWidget) if one not in made] == []
        assert _in_sight(card) == said


def _in_sight(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(Label) if label.isVisible()]
