"""The figures that the owner reads equal plain SQL over the same file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtGui import QGuiApplication

from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order
from craftdesk.services.desk import Desk
from craftdesk.ui.figure_saving import FigureSaving
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.statistics_tab import StatisticsTab
from craftdesk.ui.widgets.button import Button

COUNTED = "customer_id = ? AND currency = 'EUR' AND status NOT IN ('unconfirmed', 'cancelled')"
Show = Callable[[CustomerId, str], None]


def tab_of(card: CustomerCard) -> StatisticsTab:
    body = card.tabs.body("statistics")
    assert isinstance(body, StatisticsTab)
    return body


def asked(desk: Desk, sql: str, customer: CustomerId) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{desk.shop.path}?mode=ro", uri=True) as connection:
        rows = connection.execute(sql, (customer,)).fetchall()
    connection.close()
    return rows


def test_the_cards_say_what_sql_says(
    desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "statistics")
    ((count, spent, owed),) = asked(
        desk, f"SELECT count(*), sum(total - refunded), sum(total - paid) FROM orders WHERE {COUNTED}", anna
    )
    tab = tab_of(card)
    money = kit.format.money
    assert tab.figures.orders.accessibleName().startswith(f"Orders: {count},")
    assert money(int(str(spent)), "EUR") in tab.figures.spent.accessibleName()
    average = Decimal(str(spent)) / Decimal(str(count))
    assert money(int(average.to_integral_value()), "EUR") in tab.figures.average.accessibleName()
    assert money(int(str(owed)), "EUR") in tab.open.accessibleName()
    assert "183 days" in tab.interval.accessibleName()  # the middle one of 99, 183 and 638


def test_the_table_holds_the_numbers_of_the_chart(
    desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "statistics")
    rows = asked(
        desk,
        "SELECT strftime('%Y-%m', ordered_on), count(*), sum(total - refunded) FROM orders"
        f" WHERE {COUNTED} GROUP BY 1 ORDER BY 1 DESC",
        anna,
    )
    shown = tab_of(card).months.table.figures.rows
    assert [(row[1], row[2]) for row in shown] == [
        (str(count), kit.format.money(int(str(total)), "EUR")) for _, count, total in rows
    ]
    assert shown[0][0] == "November 2026"
    tab_of(card).span.select("years")
    tab_of(card).span.chosen.emit("years")
    assert [row[0] for row in tab_of(card).months.table.figures.rows] == ["2026", "2024"]


def test_favourites_turn_between_value_and_quantity(
    anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "statistics")
    products = tab_of(card).products
    assert [row[0] for row in products.table.figures.rows] == ["Bowl", "Mug"]
    assert products.table.figures.rows[0][1:] == ("3", kit.format.money(11500, "EUR"), "2")
    assert products.chips is not None
    products.chips.select("quantity")
    products.chips.chosen.emit("quantity")
    assert products.table.figures.rows[0][0] == "Bowl"


def test_what_does_not_count_stands_apart(
    anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "statistics")
    tab, money = tab_of(card), kit.format.money
    assert [row[1:] for row in tab.uncounted.table.figures.rows] == [
        ("1", money(700, "EUR")),
        ("1", money(9900, "EUR")),
        ("1", money(500, "EUR")),
    ]
    assert tab.others.table.figures.rows == [("USD", "1", money(4200, "USD"))]


def test_somebody_without_orders_sees_when_figures_begin(anna: CustomerId, card: CustomerCard, show: Show) -> None:
    show(anna, "statistics")
    assert not tab_of(card).empty.isHidden()
    assert tab_of(card).chart_card.isHidden()


def test_chart_and_tables_are_copied_and_saved(
    anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "statistics")
    tab = tab_of(card)
    saved: list[FigureSaving] = []
    card.tabs.save_requested.connect(saved.append)
    buttons = {button.text(): button for button in tab.chart_card.findChildren(Button)}
    buttons["Copy"].click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith("Time\tOrders\tSpent\nNovember 2026")
    buttons["Save…"].click()
    table = {button.text(): button for button in tab.products.findChildren(Button)}
    table["Save…"].click()
    table["Copy"].click()
    assert "<td>Bowl</td>" in QGuiApplication.clipboard().mimeData().html()
    chart, products = saved
    assert chart.picture is not None
    assert chart.picture.width() == tab.chart.width() * 2
    assert chart.table.rows[0][0] == "2026-11"
    assert products.picture is None
    assert products.table.rows[0] == ("Bowl", "3", "115.00", "2")
