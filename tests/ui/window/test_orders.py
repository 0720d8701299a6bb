"""The page of all orders, by keyboard: found, narrowed, opened, taken on together, undone, copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from craftdesk.controllers import orders_list
from craftdesk.controllers.order_life import OrderLifeController
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.ids import OrderId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment
from craftdesk.domain.orders_query import OrdersQuery, OrdersSort
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import Format
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.export_orders import OrdersExportDialog
from craftdesk.ui.pages import ORDERS
from craftdesk.ui.screens.order.page import OrderPage
from craftdesk.ui.screens.orders.screen import OrdersScreen
from craftdesk.ui.widgets.chips import Chip
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow
from tests.support import patience
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard")
TODAY = datetime.now(tz=UTC).astimezone().date()


def order(number: str, thing: str, days: int, status: OrderStatus, total: int, **more: object) -> Order:
    lines = (OrderLine(name=thing, unit_price=total, total=total),)
    return Order(
        number=number, ordered_on=TODAY - timedelta(days=20 - int(number[-1])), due_on=TODAY + timedelta(days=days),
        status=status, currency="EUR", lines=lines, goods=total, total=total, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def orders_path(shop_path: Path) -> Path:
    """Five orders: one each of Anna and Bram, and three of people whom nobody wrote down."""
    shop = ShopFile.open(shop_path)
    desk = Desk.open(shop)
    with desk.store.begin(OperationLabel("sample")) as unit:
        anna, bram = (row[0] for row in unit.raw.execute("SELECT customer_id FROM listing ORDER BY position LIMIT 2"))
        paid = (Payment(amount=3_000, paid_on=TODAY),)
        for one in (
            order("O-1", "Blue mug", -3, OrderStatus.CONFIRMED, 2_400, customer_id=anna),
            order("O-2", "Ramen bowl", 0, OrderStatus.READY, 3_000, customer_id=bram, payments=paid, paid=3_000),
            order("Y-3", "Tall vase", 30, OrderStatus.IN_PROGRESS, 9_900, customer_name="Walk-in"),
            order("O-4", "Blue plate", -9, OrderStatus.COMPLETED, 1_800, customer_name="Walk-in"),
            order("O-5", "Cake stand", 1, OrderStatus.CANCELLED, 5_000, customer_name="Walk-in"),
        ):
            unit.orders.add(one)
        unit.commit()
    shop.close()
    return shop_path


def on_page(user: WindowUser) -> OrdersScreen:
    user.ready().press("Alt+Shift+4")
    page = user.shop.pages.page(ORDERS)
    assert isinstance(page, OrdersScreen)
    user.until(lambda: user.kit.actions.context.screen == ORDERS)
    return page


def rows(page: OrdersScreen) -> list[ListRow]:
    found = (page.model.data(page.model.index(at, 0), ROW_ROLE) for at in range(page.model.rowCount()))
    return [row for row in found if isinstance(row, ListRow)]


def things(page: OrdersScreen) -> list[str]:
    return [row.title for row in rows(page)]


def test_all_orders_stand_there_newest_first_with_what_presses_and_their_sums(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    assert things(page) == ["Cake stand", "Blue plate", "Tall vase", "Ramen bowl", "Blue mug"]
    badges = [row.badge.text for row in rows(page) if row.badge]
    assert badges == ["Cancelled", "Payment pending", "In progress", "due today", "3 days overdue"]
    net, owed = (user.kit.format.money(amount, "EUR") for amount in (17_100, 14_100))
    user.until(lambda: page.pane.sums.text() == f"5 orders · {net} · {owed} open · 1 not counted")


@pytest.mark.parametrize(
    ("chip", "found"),
    [
        ("open", ["Tall vase", "Ramen bowl", "Blue mug"]),
        ("due_today", ["Ramen bowl"]),
        ("overdue", ["Blue mug"]),
        ("unpaid", ["Blue plate", "Tall vase", "Blue mug"]),
    ],
)
def test_a_quick_choice_leaves_the_others_out(start: Start, orders_path: Path, chip: str, found: list[str]) -> None:
    page = on_page(start(orders_path))
    button = next(one for one in page.pane.chips.findChildren(Chip) if one.key == chip)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert things(page) == found


def test_nothing_due_is_a_calm_sentence_with_a_way_back(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    page.controller.choose_chip("due_today")
    page.controller.filter((Filter(field="source", test=FilterTest.IS, value="Etsy"),))
    assert "No match for these filters" in user.reads()
    page.controller.show(OrdersQuery(text="zebra"))
    assert "No match for ‘zebra’" in user.reads()
    page.pane.empty.clear_wanted.emit()
    assert len(things(page)) == 5


def test_typing_finds_by_item_number_customer_and_enter_opens(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    user.press("Ctrl+F")
    user.type("blue")
    user.until(lambda: things(page) == ["Blue plate", "Blue mug"])
    user.press("Ctrl+A")
    user.type("anna")
    user.until(lambda: things(page) == ["Blue mug"])
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Return)
    user.until(lambda: "Order O-1" in user.reads())
    user.until(lambda: page.page.isAncestorOf(user.focus()))
    user.key(Qt.Key.Key_Escape)
    assert user.focus() is page.pane.list


def test_many_take_a_step_together_and_one_undo_brings_all_back(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    page.select(page.model.windows.spine[2])  # type: ignore[arg-type]  # an order's number
    user.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    user.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    user.run(ActionId.ORDERS_STATUS)
    menu = next(one for one in page.findChildren(QMenu) if one.isVisible())
    assert menu.title() == "Set the status of 3 orders"
    next(one for one in menu.actions() if one.text() == "Delivered").trigger()
    menu.close()
    user.until(lambda: "3 orders: Delivered" in user.reads())
    assert [row.badge.text for row in rows(page)[2:] if row.badge] == [
        "Payment pending",
        "Delivered",
        "Payment pending",
    ]
    user.run(ActionId.UNDO)
    user.until(lambda: [row.badge.text for row in rows(page)[2:4] if row.badge] == ["In progress", "due today"])


def test_the_table_sorts_by_a_click_and_rows_are_copied_with_headings(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    user.run(ActionId.VIEW_TABLE)
    page.controller.sort(OrdersSort.TOTAL, descending=False)
    assert things(page) == ["Blue plate", "Blue mug", "Ramen bowl", "Cake stand", "Tall vase"]
    page.pane.table.setCurrentIndex(page.model.index(0, 0))
    user.run(ActionId.COPY)
    heads, line = QGuiApplication.clipboard().text().split("\n")
    assert heads.split("\t")[:3] == ["Number", "Ordered", "Customer"]
    assert line.split("\t")[0] == "O-4"
    user.run(ActionId.VIEW_LIST)


def test_an_order_of_nobody_opens_on_this_page(start: Start, orders_path: Path) -> None:
    user = start(orders_path).ready()
    user.run(ActionId.PALETTE)
    user.type("Y-3")
    palette = user.program._finder._palette
    assert palette is not None
    user.until(lambda: palette.current_hit() is not None and "Y-3" in str(palette.current_hit()))
    user.key(Qt.Key.Key_Return)
    user.until(lambda: user.kit.actions.context.screen == ORDERS)
    page = user.shop.pages.page(ORDERS)
    assert isinstance(page, OrdersScreen)
    user.until(lambda: page.current is not None and "Order Y-3" in user.reads())


def test_a_shop_without_orders_shows_the_first_steps(start: Start, shop_path: Path) -> None:
    page = on_page(user := start(shop_path))
    assert "No orders yet" in user.reads()
    assert page.pane.sums.isHidden()


def test_what_the_list_shows_goes_into_a_file(start: Start, orders_path: Path, tmp_path: Path) -> None:
    page = on_page(user := start(orders_path))
    page.controller.show(OrdersQuery(text="blue", sort=OrdersSort.TOTAL, descending=False))
    user.run(ActionId.EXPORT)
    dialog = next(one for one in user.window.findChildren(OrdersExportDialog) if one.isVisible())
    assert dialog.whose.button("shown").text() == "What the list shows: 2 orders"
    wish = dialog.wish()
    dialog.reject()
    desk = user.shop.parts.desk if user.shop.parts is not None else None
    assert desk is not None
    made = run(desk.export.export(replace(wish, path=tmp_path / "blue.csv", format=Format.CSV), today=TODAY))
    text = (tmp_path / "blue.csv").read_text("utf-8-sig")
    assert made.orders == 2
    assert text.index("Blue plate") < text.index("Blue mug")
    assert "vase" not in text


def test_an_order_that_changes_elsewhere_is_anew_when_the_page_comes_back(start: Start, orders_path: Path) -> None:
    page = on_page(user := start(orders_path))
    user.run(ActionId.LIST_ACTIVE)
    assert user.shop.parts is not None
    third = OrderId(page.model.windows.spine[2])
    done = user.shop.parts.desk.order_life.set_status_of([third], OrderStatus.READY)
    user.shop.parts.bus.publish(done.changes)
    user.press("Alt+Shift+4")
    user.until(lambda: [row.badge.text for row in rows(page)[2:3] if row.badge] == ["Ready"])


def test_an_order_that_was_read_waits_for_whoever_types(
    start: Start, orders_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(orders_list, "_SEARCHED", 0)  # as in a large shop, words are looked for beside the window
    page, answered = on_page(user := start(orders_path)), Event()
    loaded: list[object] = []
    parts = user.shop.parts
    assert parts is not None
    assert page.page.view is None
    read = parts.orders.findChild(OrderLifeController)
    assert isinstance(read, OrderLifeController)
    read.loaded.connect(loaded.append)
    try:
        parts.runner.browse(answered.wait, patience.SECONDS)
        user.press("Ctrl+F")
        user.type("mug")
        page.page.open(OrderId(page.model.windows.spine[0]))
        user.until(lambda: bool(loaded))
        assert page.page.view is None
    finally:
        answered.set()
    user.until(lambda: things(page) == ["Blue mug"])
    user.until(lambda: page.page.view is not None)
    assert page.page.view is loaded[0]
    assert page.detail.currentWidget() is not page.page  # it was another one that was found
    user.key(Qt.Key.Key_Down)
    user.until(lambda: "Order O-1" in user.reads())


def test_the_page_of_an_order_is_made_after_the_list_is_there(start: Start, orders_path: Path) -> None:
    user = start(orders_path).ready()
    user.run(ActionId.ORDERS)
    page = user.shop.pages.page(ORDERS)
    assert isinstance(page, OrdersScreen)
    assert len(things(page)) == 5
    assert not user.window.findChildren(OrderPage)
    user.until(lambda: "Order O-5" in user.reads())
