"""The page that a day begins with, in the whole window, with keyboard and mouse."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus
from craftdesk.domain.orders_query import OrdersChip
from craftdesk.domain.want import Want
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.screens.home.home_page import HomePage
from craftdesk.ui.widgets.row_list import tick_place
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

DAY = timedelta(days=1)


@pytest.fixture
def busy(shop_path: Path) -> Path:
    """The shop with a task of yesterday, an order of today that is not paid, and a birthday tomorrow."""
    shop = ShopFile.open(shop_path)
    desk = Desk.open(shop)
    today, anna = desk.today(), CustomerId(1)
    desk.tasks.add(anna, "Call about the vase", today - DAY)
    desk.tasks.add(anna, "Next month", today + 30 * DAY)
    tomorrow = today + DAY
    desk.customers.add(Customer(first_name="Ida", birthday=PartialDate(tomorrow.month, tomorrow.day)))
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add_many([
            Order(number="O-1", customer_id=anna, ordered_on=today, due_on=today, currency="EUR", goods=4200,
                  total=4200, lines=(OrderLine(name="Blue vase", total=4200),), status=OrderStatus.CONFIRMED),
        ])  # fmt: skip
        unit.commit()
    shop.close()
    return shop_path


@pytest.fixture
def user(start: Start, busy: Path) -> WindowUser:
    return start(busy).ready()


def page(user: WindowUser) -> HomePage:
    user.run(ActionId.TODAY)
    shown = user.window.pages.currentWidget()
    assert isinstance(shown, HomePage)
    user.until(lambda: bool(shown.greeting.text()))
    return shown


def rows(home: HomePage, key: str) -> list[str]:
    model = home.cards[key].list.rows
    found = [model.row_at(place) for place in range(model.rowCount())]
    return [row.spoken for row in found if row is not None]


def test_the_sidebar_tells_how_much_is_due_before_anybody_looks(user: WindowUser) -> None:
    row = user.window.sidebar.findChild(type(user.window.sidebar._rows["home"]), "")
    assert row is not None
    user.until(lambda: "2" in user.window.sidebar._rows["home"].accessibleName())


def test_the_day_shows_what_is_due_owed_and_coming(user: WindowUser) -> None:
    home = page(user)
    assert rows(home, "tasks") == ["Call about the vase, Anna Berg, yesterday", "Next month, Anna Berg, in 30 days"]
    assert rows(home, "due") == ["Anna Berg, O-1 · Blue vase, Confirmed"]
    assert rows(home, "unpaid") == ["Anna Berg, O-1 · today · Blue vase, €\u202f42.00"]
    assert [row.rpartition(", ")[2] for row in rows(home, "birthdays")] == ["tomorrow"]
    assert home.cards["overdue"].isHidden()
    assert home.calm.isHidden()
    assert home.summary.text().endswith("1 task due · 1 order due today")


def test_a_task_is_ticked_off_with_the_space_bar_and_comes_back_by_undo(user: WindowUser) -> None:
    home = page(user)
    tasks = home.cards["tasks"].list
    assert tasks.hasFocus()
    QTest.keyClick(tasks, Qt.Key.Key_Space)
    user.until(lambda: len(rows(home, "tasks")) == 1)
    assert user.window.toast.text() == "Task ticked off"
    user.run(ActionId.UNDO)
    user.until(lambda: len(rows(home, "tasks")) == 2)


def test_a_click_on_the_box_ticks_off_and_beside_it_opens_the_customer(user: WindowUser) -> None:
    home = page(user)
    tasks = home.cards["tasks"].list
    place = tasks.visualRect(tasks.rows.index(0, 0))
    box = tick_place(user.kit.look, Qt.LayoutDirection.LeftToRight, place)
    QTest.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    user.until(lambda: rows(home, "tasks") == ["Next month, Anna Berg, in 30 days"])
    QTest.mouseClick(tasks.viewport(), Qt.MouseButton.LeftButton, pos=place.center() + QPoint(0, 2))
    user.until(lambda: user.kit.actions.context.screen == "customers")
    user.until(lambda: user.window.focusWidget() is not None and user.kit.actions.context.current)


def test_alt_left_goes_back_to_the_day_by_way_of_the_list(user: WindowUser) -> None:
    home = page(user)
    QTest.keyClick(home.cards["tasks"].list, Qt.Key.Key_Return)
    user.until(lambda: user.kit.actions.context.screen == "customers" and not user.screen.pane.view.hasFocus())
    user.run(ActionId.BACK)
    user.until(user.screen.pane.view.hasFocus)
    user.run(ActionId.BACK)
    user.until(home.isVisible)


def test_enter_opens_the_order(user: WindowUser) -> None:
    home = page(user)
    home.cards["due"].list.setFocus()
    QTest.keyClick(home.cards["due"].list, Qt.Key.Key_Return)
    user.until(lambda: user.kit.actions.context.screen != "home")


def test_what_changes_elsewhere_is_seen_at_once(user: WindowUser) -> None:
    home = page(user)
    user.run(ActionId.UNDO)
    user.until(lambda: rows(home, "unpaid") == [])
    assert home.cards["due"].isHidden()


def test_all_birthdays_are_shown_in_the_list_with_the_filter_that_finds_them(start: Start, shop_path: Path) -> None:
    shop = ShopFile.open(shop_path)
    desk, count = Desk.open(shop), 8
    soon = desk.today() + 5 * DAY
    for number in range(count):
        desk.customers.add(Customer(first_name=f"Ida {number}", birthday=PartialDate(soon.month, soon.day)))
    shop.close()
    user = start(shop_path).ready()
    home = page(user)
    user.until(home.cards["birthdays"].isVisible)
    assert len(rows(home, "birthdays")) < count
    home.cards["birthdays"].all.click()
    user.until(lambda: user.kit.actions.context.screen == "customers" and len(user.names()) == count)
    assert len(user.shop.controller.query.filters) == 1


def test_all_unpaid_orders_are_shown_in_their_list_the_oldest_first(start: Start, shop_path: Path) -> None:
    shop = ShopFile.open(shop_path)
    desk, count = Desk.open(shop), 8
    with desk.store.begin(OperationLabel("import", {"file": "a.csv"})) as unit:
        unit.orders.add_many([
            Order(number=f"O-{n}", customer_id=CustomerId(1), ordered_on=desk.today() - n * DAY, currency="EUR",
                  goods=100, total=100, lines=(OrderLine(name="Mug", total=100),), status=OrderStatus.COMPLETED)
            for n in range(count)
        ])  # fmt: skip
        unit.commit()
    shop.close()
    user = start(shop_path).ready()
    home = page(user)
    user.until(home.cards["unpaid"].isVisible)
    home.cards["unpaid"].all.click()
    user.until(lambda: user.kit.actions.context.screen == "orders")
    parts = user.shop.parts
    assert parts is not None
    user.until(lambda: parts.orders.shown()[2] == count)
    assert parts.orders.shown()[0].chip is OrdersChip.UNPAID


def test_who_was_told_waits_no_more(start: Start, shop_path: Path) -> None:
    shop = ShopFile.open(shop_path)
    desk = Desk.open(shop)
    desk.wants.add(Want(customer_id=CustomerId(1), text="The blue glaze", asked_on=desk.today()))
    shop.close()
    user = start(shop_path).ready()
    home = page(user)
    user.until(lambda: rows(home, "wants") == ["The blue glaze, Anna Berg, today"])
    assert user.kit.actions.keys(ActionId.TASK_NEW) in home.calm.line.text()
    QTest.keyClick(home.cards["wants"].list, Qt.Key.Key_Down)
    QTest.keyClick(home.cards["wants"].list, Qt.Key.Key_Space)
    user.until(lambda: rows(home, "wants") == [] and home.cards["wants"].isHidden())
    assert user.window.toast.text() == "Told; nobody waits for it any more"


def test_a_day_without_anything_is_calm(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    home = page(user)
    user.until(home.calm.isVisible)
    assert home.calm.accessibleName() == "Nothing is due today"
    assert all(card.isHidden() for card in home.cards.values())


@pytest.mark.parametrize(("width", "columns"), [(1280, 2), (960, 1)])
def test_two_columns_stand_only_where_there_is_room(user: WindowUser, width: int, columns: int) -> None:
    user.window.resize(user.kit.look.px(width), 700)
    home = page(user)
    tasks, birthdays = home.cards["tasks"], home.cards["birthdays"]
    user.until(birthdays.isVisible)
    user.until(lambda: (birthdays.mapTo(home, QPoint(0, 0)).x() > tasks.width()) is (columns == 2))
