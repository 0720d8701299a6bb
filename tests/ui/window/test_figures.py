"""The page of the shop's figures, in the whole window over real shop files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.screens.figures.figures_page import FiguresPage
from tests.support.shops import new_store
from tests.ui.window.desk import WindowUser

Start = Callable[..., WindowUser]


def _order(day: date, total: int, **more: object) -> Order:
    line = OrderLine(name=str(more.pop("thing", "Mug")), quantity=2_000, total=total)
    order = Order(ordered_on=day, currency="EUR", lines=(line,), goods=total, total=total, source="Market")
    return replace(order, **more)  # type: ignore[arg-type]  # the fields of an order


@pytest.fixture
def sold(tmp_path: Path) -> Path:
    """A shop with sales of this month and of the same month a year before."""
    path = tmp_path / "Clay.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    anna = desk.customers.add(Customer(first_name="Anna", last_name="Berg")).customer.id
    emma = desk.customers.add(Customer(first_name="Emma", last_name="Weiß")).customer.id
    today = date.today()  # noqa: DTZ011  # the owner's own calendar day is meant
    first = today.replace(day=1)
    before = first.replace(year=first.year - 1)
    paid = Payment(amount=10_500), Payment(amount=-500)
    with store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add_many(
            [
                _order(before, 4_000, customer_id=anna),
                _order(first, 10_000, customer_id=anna, payments=paid, paid=10_500, refunded=500),
                _order(first, 7_000, customer_id=emma, thing="Bowl"),
                _order(first, 1_000, customer_id=emma, thing="Bowl"),
                _order(first, 99_000, customer_id=emma, status=OrderStatus.CANCELLED),
                replace(_order(first, 500), currency="JPY"),
            ]
        )
        unit.commit()
    store.shop.close()
    return path


def shown(user: WindowUser) -> FiguresPage:
    user.ready().press("Alt+Shift+6")
    (page,) = user.window.findChildren(FiguresPage)
    user.until(lambda: page.isVisible() and page.work.isHidden())
    return page


def choose(user: WindowUser, page: FiguresPage, key: str) -> None:
    page.bar.chips.select(key)
    page.bar.chips.chosen.emit(key)
    user.until(page.work.isHidden)


def test_a_month_stands_beside_that_of_a_year_before(start: Start, sold: Path) -> None:
    user = start(sold)
    page = shown(user)
    assert user.kit.actions.context.screen == "figures"
    choose(user, page, "this_month")
    assert page.key.revenue.accessibleName() == "Revenue: €\u202f175.00, €\u202f40.00 a year before"
    assert page.key.orders.accessibleName() == "Counted orders: 3, 1 a year before"
    assert page.key.refunded.accessibleName().startswith("Refunded: €\u202f5.00")
    assert page.key.open.accessibleName().endswith(", of the orders of this period")
    assert page.key.new.accessibleName() == "New customers: 1, 1 a year before"
    assert [row[1:] for row in page.revenue.table.figures.rows] == [("3", "€\u202f175.00", "€\u202f40.00")]
    assert [row[1:] for row in page.buyers.table.figures.rows] == [("1", "1")]
    assert ("Cancelled (not counted)", "1", "€\u202f990.00") in page.statuses.table.figures.rows
    assert ("Refunded (taken off)", "", "−€\u202f5.00") in page.statuses.table.figures.rows
    assert [row[0] for row in page.others.table.figures.rows] == ["JPY"]


def test_the_best_turn_and_lead_to_their_card(start: Start, sold: Path) -> None:
    user = start(sold)
    page = shown(user)
    assert [row[0] for row in page.customers.table.figures.rows] == ["Anna Berg", "Emma Weiß"]
    assert page.customers.chips is not None
    page.customers.chips.select("orders")
    page.customers.chips.chosen.emit("orders")
    assert [row[0] for row in page.customers.table.figures.rows] == ["Emma Weiß", "Anna Berg"]
    table = page.customers.table
    table.setFocus()
    table.setCurrentIndex(table.figures.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    user.until(lambda: user.kit.actions.context.screen == "customers" and user.chosen() == ["Emma Weiß"])


def test_what_changes_is_added_up_anew(start: Start, sold: Path) -> None:
    user = start(sold)
    page = shown(user)
    choose(user, page, "this_month")
    user.run(ActionId.UNDO)  # takes all the orders back
    user.until(page.empty.isVisible)
    assert page.empty.accessibleName() == "No figures yet"
    assert not page.revenue.isVisible()
    user.run(ActionId.REDO)
    user.until(page.key.isVisible)
    assert page.key.revenue.accessibleName().startswith("Revenue: €\u202f175.00")


def test_a_chart_is_a_table_too_and_both_are_copied_and_saved(
    start: Start, sold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = start(sold)
    page = shown(user)
    card = page.revenue
    names = iter([tmp_path / "a.png", tmp_path / "b"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(next(names)), "Table (*.csv)"))
    buttons = {button.text(): button for button in card.findChildren(type(card.switch))}
    buttons["Copy"].click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith("Month\tOrders\tRevenue\tYear before")
    user.until(lambda: card.chart.height() > 100)
    sharp = card.chart.size() * 2
    buttons["Save…"].click()
    user.until((tmp_path / "a.png").exists)
    assert QImage(str(tmp_path / "a.png")).size() == sharp
    card.switch.click()
    assert card.table.isVisible()
    assert not card.chart.isVisible()
    buttons["Copy"].click()
    assert "<th>Month</th>" in QGuiApplication.clipboard().mimeData().html()
    buttons["Save…"].click()
    user.until((tmp_path / "b.csv").exists)
    text = (tmp_path / "b.csv").read_text("utf-8-sig")
    assert text.startswith("Month;Orders;Revenue;Year before\n")
    assert ";3;175,00;40,00" in text
    assert len(text.splitlines()) == 13


def test_own_days_are_read_and_wrong_ones_explained(start: Start, sold: Path) -> None:
    user = start(sold)
    page = shown(user)
    choose(user, page, "own")
    assert page.bar.own.isVisible()
    page.bar.first.line.setText("tomorrow")
    page.bar.first.line.editingFinished.emit()
    assert page.bar.problem.text() == "The first day comes after the last one. The figures below stay as they are."
    page.bar.first.line.setText("whenever")
    page.bar.first.line.editingFinished.emit()
    assert page.bar.problem.text().startswith("That is no day. Write it like")
    page.bar.first.line.setText("")
    page.bar.first.line.editingFinished.emit()
    assert page.bar.problem.text() == ""
    user.until(lambda: page.key.orders.accessibleName().startswith("Counted orders: 4"))


def test_a_cancelled_question_says_so(start: Start, sold: Path) -> None:
    user = start(sold)
    page = shown(user)
    page.bar.chips.select("all")
    page.bar.chips.chosen.emit("all")
    page.work.cancel_requested.emit()
    assert page.work.isHidden()
    assert page.line.text() == "Stopped. Choose a period to see its figures."
