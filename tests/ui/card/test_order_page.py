"""The page of an order: taken on step by step, paid and refunded, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from craftdesk.domain.ids import CustomerId, OrderId
from craftdesk.domain.order import Order, OrderStatus, OrderStep, Payment, PaymentStatus, StepKind
from craftdesk.domain.order_life import ACCOUNT, VOUCHER
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.order.page import OrderPage
from craftdesk.ui.screens.order.payment_dialog import PaymentDialog
from craftdesk.ui.screens.order.step_words import step_words
from tests.support.shops import NOW

Show = Callable[[CustomerId, str], None]
Open = Callable[[str], OrderPage]


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show) -> Open:
    """Open an order by its number, and wait until its page is there."""

    def opening(number: str) -> OrderPage:
        show(anna, "orders")
        card.open_order(_id(desk, number))
        qtbot.waitUntil(lambda: card.order_page is not None and card.stack.currentWidget() is card.order_page)
        assert card.order_page is not None
        return card.order_page

    return opening


def _id(desk: Desk, number: str) -> OrderId:
    with desk.store.reading() as book:
        found = book.orders.by_number(number)
    assert found is not None
    return found.id


def _dialog(qtbot: QtBot, page: OrderPage) -> PaymentDialog:
    qtbot.waitUntil(lambda: page.commands.dialog is not None)
    assert page.commands.dialog is not None
    return page.commands.dialog


def test_the_next_step_is_one_key_away(qtbot: QtBot, desk: Desk, opened: Open, kit: Kit) -> None:
    page = opened("O-3")
    assert page.head.next.text() == "Mark as in progress"
    kit.actions[ActionId.ORDER_NEXT_STEP].trigger()
    qtbot.waitUntil(lambda: page.head.next.text() == "Mark as ready")
    page.head.next.setFocus()
    QTest.keyClick(page.head.next, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.head.status.accessibleName() == "Ready")
    assert desk.orders.get(_id(desk, "O-3")).status is OrderStatus.READY
    assert [line.split(",")[0] for line in page.steps.lines] == ["Ready", "In progress", "Ordered"]


def test_other_sensible_steps_are_in_the_menu(qtbot: QtBot, desk: Desk, opened: Open) -> None:
    page = opened("O-3")
    words = [action.text().replace("&", "") for action in page.head.menu.actions() if not action.isSeparator()]
    assert words == [
        "Mark as ready", "Mark as delivered", "Mark as completed", "Mark as unconfirmed", "Duplicate order", "Refund…",
        "Cancel the order",
    ]  # fmt: skip
    next(one for one in page.head.menu.actions() if one.text() == "Mark as delivered").trigger()
    qtbot.waitUntil(lambda: page.head.status.accessibleName() == "Delivered")


def test_a_payment_is_recorded_by_keyboard_alone(qtbot: QtBot, desk: Desk, opened: Open, kit: Kit) -> None:
    page = opened("O-3")
    kit.actions[ActionId.ORDER_PAY].trigger()
    dialog = _dialog(qtbot, page)
    assert dialog.amount.line.text() == kit.format.money(2000, "EUR")
    QTest.keyClicks(dialog.amount.line, "12.50")
    QTest.keyClicks(dialog.how.box, "cash")
    with qtbot.waitSignal(page.toast_requested) as told:
        QTest.keyClick(dialog.note.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["Payment for O-3 recorded", True]
    order = desk.orders.get(_id(desk, "O-3"))
    assert [(one.amount, one.method) for one in order.payments] == [(1250, "cash")]
    qtbot.waitUntil(lambda: page.head.payment.accessibleName() == "Partly paid")
    assert page.payments.rows[0][0].endswith("· cash")
    assert page.commands.dialog is None


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31 Dec 2999", "This day is still to come."),
        ("1 Jan 1926", "This is more than ten years ago."),
        ("yesterday", ""),
    ],
)
def test_an_odd_day_of_a_payment_is_told(qtbot: QtBot, opened: Open, typed: str, words: str) -> None:
    page = opened("O-3")
    page.payments.record.click()
    dialog = _dialog(qtbot, page)
    dialog.day.line.clear()
    QTest.keyClicks(dialog.day.line, typed)
    assert dialog.boxes["paid_on"].message.text() == words
    dialog.reject()


def test_half_as_a_deposit_is_a_click(qtbot: QtBot, opened: Open) -> None:
    page = opened("O-3")
    page.payments.record.click()
    dialog = _dialog(qtbot, page)
    dialog.shortcuts[1].click()
    assert dialog.amount.value() == 1000
    dialog.reject()


def test_what_is_wrong_is_said_at_its_place_and_stays_typed(qtbot: QtBot, desk: Desk, opened: Open) -> None:
    page = opened("O-3")
    page.commands.pay()
    dialog = _dialog(qtbot, page)
    dialog.amount.line.setText("much")
    dialog.go.click()
    assert "no number" in dialog.boxes["amount"].message.text()
    dialog.amount.line.setText("")
    dialog.go.click()
    qtbot.waitUntil(lambda: "above zero" in dialog.boxes["amount"].message.text())
    dialog.amount.line.setText("5")
    dialog.how.show_value(VOUCHER)
    assert dialog.boxes["voucher"].isVisible()
    QTest.keyClicks(dialog.voucher.line, "nowhere")
    dialog.go.click()
    qtbot.waitUntil(lambda: "NOWHERE" in dialog.boxes["voucher"].message.text())
    assert dialog.voucher.line.text() == "nowhere"
    assert desk.orders.get(_id(desk, "O-3")).payments == ()
    dialog.reject()


def test_too_much_is_told_and_can_go_on_account(
    qtbot: QtBot, desk: Desk, anna: CustomerId, opened: Open, kit: Kit
) -> None:
    page = opened("O-3")
    page.commands.pay()
    dialog = _dialog(qtbot, page)
    QTest.keyClicks(dialog.amount.line, "25")
    assert kit.format.money(500, "EUR") in dialog.boxes["amount"].message.text()
    dialog.go.click()
    qtbot.waitUntil(page.surplus.isVisible)
    assert page.surplus.text() == f"{kit.format.money(500, 'EUR')} too much was paid."
    page.surplus.acted.emit()
    back = _dialog(qtbot, page)
    assert back.amount.value() == 500
    back.how.show_value(ACCOUNT)
    back.go.click()
    qtbot.waitUntil(lambda: not page.surplus.isVisible())
    assert desk.accounts.balance(anna, "EUR") == 500
    assert page.payments.rows[-1] == (page.payments.rows[-1][0], kit.format.money(-500, "EUR"))
    assert "put on account" in page.payments.rows[-1][0]


def test_a_cancelled_order_with_money_offers_the_refund(qtbot: QtBot, desk: Desk, opened: Open, kit: Kit) -> None:
    number = _id(desk, "O-3")
    desk.order_life.pay(number, desk.orders.get(number).version, Payment(amount=800, method="card"))
    page = opened("O-3")
    with qtbot.waitSignal(page.toast_requested) as told:
        kit.actions[ActionId.ORDER_CANCEL].trigger()
    assert told.args is not None
    assert told.args[0] == f"O-3: Cancelled · {kit.format.money(800, 'EUR')} is to be given back"
    qtbot.waitUntil(page.surplus.isVisible)
    assert kit.actions.why_not(ActionId.ORDER_NEXT_STEP) == "This order was cancelled"
    kit.actions[ActionId.ORDER_REFUND].trigger()
    dialog = _dialog(qtbot, page)
    assert (dialog.amount.value(), dialog.how.value()) == (800, "card")
    dialog.go.click()
    qtbot.waitUntil(lambda: page.head.payment.accessibleName() == "Refunded")
    assert not page.surplus.isVisible()


def test_a_slip_is_removed_or_put_right(qtbot: QtBot, desk: Desk, opened: Open, kit: Kit) -> None:
    page = opened("O-7")
    change, remove = page.payments.buttons[0]
    change.click()
    dialog = _dialog(qtbot, page)
    assert dialog.amount.value() == 1500
    dialog.amount.line.setText("5")
    dialog.go.click()
    qtbot.waitUntil(lambda: page.head.payment.accessibleName() == "Partly paid")
    del change, remove
    page.payments.buttons[0][1].click()
    qtbot.waitUntil(lambda: page.payments.rows == [])
    assert desk.orders.get(_id(desk, "O-7")).payment_status is PaymentStatus.PENDING


def test_the_page_follows_what_another_window_did_and_commands_end_with_it(
    qtbot: QtBot, desk: Desk, opened: Open, kit: Kit, card: CustomerCard
) -> None:
    page, number = opened("O-3"), _id(desk, "O-3")
    desk.order_life.set_status(number, desk.orders.get(number).version, OrderStatus.READY)
    with qtbot.waitSignal(page.problem_raised) as told:
        page.head.next.click()
    assert told.args is not None
    assert told.args[0].code == "order.changed_elsewhere"
    qtbot.waitUntil(lambda: page.head.next.text() == "Mark as delivered")
    QTest.keyClick(page.head.back, Qt.Key.Key_Escape)
    assert card.stack.currentWidget() is card.page
    assert kit.actions.why_not(ActionId.ORDER_PAY) == "Open an order first"


def test_a_double_click_is_one_step(qtbot: QtBot, desk: Desk, opened: Open) -> None:
    page = opened("O-3")
    page.head.next.click()
    page.head.next.click()
    qtbot.waitUntil(lambda: page.head.next.text() == "Mark as ready")
    assert desk.orders.get(_id(desk, "O-3")).status is OrderStatus.IN_PROGRESS


def test_ctrl_enter_records_and_escape_leaves_from_every_field(qtbot: QtBot, opened: Open) -> None:
    page, asked = opened("O-3"), []
    for place in range(7):
        page.commands.pay()
        dialog = _dialog(qtbot, page)
        stops = [dialog.amount.line, *dialog.shortcuts, dialog.how.box, dialog.day.line, dialog.note.line, dialog.leave]
        dialog.go_wished.disconnect()
        dialog.go_wished.connect(lambda place=place: asked.append(place))
        QTest.keyClick(stops[place], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(stops[place], Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: page.commands.dialog is None)
    assert asked == list(range(7))


@pytest.mark.parametrize(
    ("kind", "value"), [(StepKind.STATUS, "teleported"), (StepKind.PAPER, "scroll 1"), (StepKind.PAYMENT, "much")]
)
def test_a_step_that_nobody_here_wrote_is_shown_as_it_is(kind: StepKind, value: str, kit: Kit) -> None:
    assert step_words(OrderStep(at=NOW, kind=kind, value=value), kit.format)[1] == value
