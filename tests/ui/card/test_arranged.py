"""What is arranged with a customer: account, gift vouchers, standing orders, wants, on the card and in dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from craftdesk.domain.credit import Voucher
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order
from craftdesk.domain.product import Product
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.voucher_issue import VoucherIssueDialog
from craftdesk.ui.dialogs.vouchers import VouchersDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.account_dialog import AccountDialog
from craftdesk.ui.screens.customers.card.arranged.cards import AccountCard, StandingCard, VouchersCard, WantsCard
from craftdesk.ui.screens.customers.card.arranged.standing_dialog import StandingDialog
from craftdesk.ui.screens.customers.card.arranged.want_dialog import WantDialog
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from tests.support.shops import NOW

Show = Callable[[CustomerId, str], None]


def cards(card: CustomerCard) -> tuple[AccountCard, WantsCard, StandingCard, VouchersCard]:
    body = card.tabs.body("overview")
    assert isinstance(body, OverviewTab)
    return body.arranged


def dialog(qtbot: QtBot, card: CustomerCard) -> QDialog:
    qtbot.waitUntil(lambda: card.arranged.dialog is not None)
    assert card.arranged.dialog is not None
    return card.arranged.dialog


def test_nothing_arranged_shows_nothing(anna: CustomerId, card: CustomerCard, show: Show) -> None:
    show(anna, "overview")
    assert [one.isHidden() for one in cards(card)] == [True] * 4


def test_what_they_owe_and_the_limit_stand_on_the_card(
    qtbot: QtBot, desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    money, known = kit.format.money, desk.customers.get(anna)
    desk.customers.change(replace(known, credit_limit=1_500))
    show(anna, "overview")
    account = cards(card)[0]
    assert account.texts() == [
        f"open balance: {money(2000, 'EUR')}", f"credit limit: {money(1500, 'EUR')}",
    ]  # fmt: skip
    assert account.over.accessibleName() == f"{money(500, 'EUR')} over the limit"
    assert "Over the limit" in [badge.accessibleName() for badge in card.header.badges]


def test_money_is_put_on_account_and_paid_out(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "overview")
    kit.actions[ActionId.ACCOUNT_DEPOSIT].trigger()
    put = dialog(qtbot, card)
    assert isinstance(put, AccountDialog)
    put.go.click()
    assert "above zero" in put.boxes["amount"].message.text()
    QTest.keyClicks(put.amount.line, "50")
    put.go.click()
    account = cards(card)[0]
    qtbot.waitUntil(lambda: account.texts() == [f"on account: {kit.format.money(5000, 'EUR')}"])
    account.press(0, "account.pay_out")
    out = dialog(qtbot, card)
    assert isinstance(out, AccountDialog)
    assert out.amount.value() == 5000
    out.amount.line.setText("60")
    out.go.click()
    qtbot.waitUntil(lambda: "50.00 EUR" in out.boxes["amount"].message.text())
    out.amount.line.setText("20")
    out.go.click()
    qtbot.waitUntil(lambda: desk.accounts.balance(anna, "EUR") == 3000)
    qtbot.waitUntil(lambda: card.arranged.dialog is None)


def test_a_want_is_noted_and_told(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    glaze = desk.products.add(Product(name="Blue glaze", price=900)).product
    show(anna, "overview")
    kit.actions[ActionId.WANT_NEW].trigger()
    asked = dialog(qtbot, card)
    assert isinstance(asked, WantDialog)
    asked.go.click()
    qtbot.waitUntil(lambda: bool(asked.boxes["text"].message.text()))
    asked.what.line.setText("blue GLAZE")
    asked.go.click()
    wants = cards(card)[1]
    qtbot.waitUntil(lambda: len(wants.rows) == 1)
    assert wants.texts()[0].endswith("Blue glaze")
    assert [row.want.product_id for row in desk.wants.wants_open()] == [glaze.id]
    with qtbot.waitSignal(card.toast_requested):
        wants.press(0, "want.told")
    qtbot.waitUntil(lambda: "told on" in wants.texts()[0])
    assert desk.wants.wants_open() == []


def test_a_standing_order_is_defined_paused_and_ended(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    desk.products.add(Product(name="Loaf", price=450, unit="pc", tax_rate=700))
    show(anna, "overview")
    kit.actions[ActionId.STANDING_NEW].trigger()
    asked = dialog(qtbot, card)
    assert isinstance(asked, StandingDialog)
    asked.go.click()
    qtbot.waitUntil(lambda: "at least one line" in asked.boxes["lines"].message.text())
    row = asked.lines.rows[0]
    row.quantity.setText("ten")
    row.what.setText("loaf")
    asked.go.click()
    assert "no number" in asked.boxes["lines"].message.text()
    row.quantity.setText("10")
    asked.next_on.line.setText("2026-11-27")
    asked.go.click()
    standing = cards(card)[2]
    qtbot.waitUntil(lambda: len(standing.rows) == 1)
    (kept,) = desk.standing.of(anna)
    assert (kept.rhythm, kept.every, kept.next_on) == (Rhythm.WEEKS, 1, date(2026, 11, 27))
    assert [(line.name, line.quantity, line.unit, line.unit_price) for line in kept.lines] == [
        ("Loaf", 10_000, "pc", None)
    ]
    assert "10 pc Loaf" in standing.texts()[0]
    assert "Every week" in standing.texts()[0]
    standing.press(0, "standing.pause")
    qtbot.waitUntil(lambda: "paused" in standing.texts()[0])
    standing.press(0, "standing.end")
    qtbot.waitUntil(standing.isHidden)


def test_a_line_of_a_standing_order_is_neither_lost_nor_free_by_mistake(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "overview")
    kit.actions[ActionId.STANDING_NEW].trigger()
    asked = dialog(qtbot, card)
    assert isinstance(asked, StandingDialog)
    row, said = asked.lines.rows[0], asked.boxes["lines"].message
    asked.next_on.line.setText("2026-11-27")
    row.quantity.setText("10")
    asked.go.click()
    assert said.text() == "Say what this line is, or remove it."
    row.what.setText("Loaf")
    asked.go.click()
    assert said.text() == "Only products have a usual price: say what this costs, 0 for nothing."
    row.price.setText("0")
    row.quantity.setText("9999999999999")
    asked.go.click()
    qtbot.waitUntil(lambda: said.text().startswith("These amounts are larger than the book can hold."))
    row.quantity.setText("2")
    asked.every.line.setText("0")
    asked.go.click()
    qtbot.waitUntil(lambda: asked.boxes["every"].message.text().startswith("Every 1 to 366 days"))
    asked.every.line.setText("1")
    asked.go.click()
    qtbot.waitUntil(lambda: len(desk.standing.of(anna)) == 1)
    assert desk.standing.of(anna)[0].lines == (StandingLine(name="Loaf", quantity=2_000, unit_price=0),)


def test_a_product_out_of_the_range_stays_the_product_of_its_standing_order(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    loaf = desk.products.add(Product(name="Loaf", price=450)).product
    line = StandingLine(name="Loaf", product_id=loaf.id)
    desk.standing.define(StandingOrder(customer_id=anna, next_on=date(2026, 11, 27), lines=(line,)))
    desk.products.put([loaf.id], active=False)
    show(anna, "overview")
    standing = cards(card)[2]
    qtbot.waitUntil(lambda: len(standing.rows) == 1)
    standing.press(0, "standing.edit")
    asked = dialog(qtbot, card)
    assert isinstance(asked, StandingDialog)
    asked.lines.rows[0].quantity.setText("3")
    asked.go.click()
    qtbot.waitUntil(lambda: desk.standing.of(anna)[0].lines == (replace(line, quantity=3_000),))


def test_a_voucher_is_issued_looked_up_and_cancelled(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    desk.vouchers.issue(Voucher(amount=1000, currency="EUR", issued_on=NOW.date(), code="OLD-ONE"))
    show(anna, "overview")
    kit.actions[ActionId.VOUCHERS].trigger()
    listed = card.arranged.vouchers
    assert isinstance(listed, VouchersDialog)
    qtbot.waitUntil(lambda: len(listed.rows()) == 1)
    listed.issue.click()
    asked = dialog(qtbot, card)
    assert isinstance(asked, VoucherIssueDialog)
    QTest.keyClicks(asked.amount.line, "30")
    asked.go.click()
    qtbot.waitUntil(lambda: len(listed.rows()) == 2)
    (made,) = desk.vouchers.of(anna)
    QTest.keyClicks(listed.search, made.code.replace("-", "").lower())
    qtbot.waitUntil(lambda: len(listed.rows()) == 1)
    assert made.code in listed.rows()[0]
    assert f"{kit.format.money(3000, 'EUR')} left" in listed.rows()[0]
    assert "Anna Berg" in listed.rows()[0]
    listed.copy.click()
    assert QApplication.clipboard().text() == made.code
    listed.cancel.click()
    qtbot.waitUntil(lambda: "cancelled" in listed.rows()[0])
    assert not listed.cancel.isEnabled()
    assert made.code in cards(card)[3].texts()[0]
    listed.accept()


def test_a_shop_to_look_at_offers_no_changes(
    desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    desk.accounts.deposit(anna, 100)
    kit.actions.update(read_only=True)
    show(anna, "overview")
    account = cards(card)[0]
    assert account.isVisible()
    assert [button for _, buttons in account.rows for button in buttons] == []
