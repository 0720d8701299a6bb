"""Typed words in the list of all orders: the newest that they meet first, and then all of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.orders_list import OrdersListController
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.errors import Cancelled
from craftdesk.services.orders_list import OrdersList
from craftdesk.storage import orders_reader
from tests.support.shops import new_store

TODAY = date(2026, 11, 25)


@pytest.fixture
def controller(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[OrdersListController]:
    monkeypatch.setattr(orders_reader, "_GLANCED_AT", 4)
    store, runner = new_store(tmp_path / "shop.craftdesk"), JobRunner()
    with store.begin(OperationLabel("sample")) as unit:
        for note in ("gift", "", "gift, red", "", "", "", "", "gift", "red"):
            unit.orders.add(Order(currency="EUR", ordered_on=TODAY, shop_note=note))
        unit.commit()
    near, far = (OrdersList(store.shop, lambda: TODAY) for _ in range(2))
    made = OrdersListController(near)
    made.attach_orders(runner, far)
    yield made
    made.close()
    runner.shutdown()
    for one in (near, far):
        one.close()
    store.shop.close()
    made.deleteLater()
    runner.deleteLater()


def test_what_the_newest_orders_meet_comes_first_and_the_others_after(
    controller: OrdersListController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.grown) as more, qtbot.waitSignal(controller.found) as first:
        controller.search("gift")
    begun, grown = first.args[0], more.args[0]
    assert list(begun.spine) == [8]
    assert not begun.complete
    assert list(grown.spine) == [8, 3, 1]
    assert grown.complete


def test_words_that_nothing_meets_are_told_of_only_when_all_orders_were_looked_at(
    controller: OrdersListController, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(controller.found) as found:
        controller.search("bell")
    assert found.args[0].complete
    assert not found.args[0].spine


def test_typed_letters_find_their_row_beside_the_window_and_leave_the_list_alone(
    controller: OrdersListController, qtbot: QtBot
) -> None:
    asked: list[str] = []
    controller._list._connection.set_trace_callback(asked.append)
    shown = controller.query
    with qtbot.assertNotEmitted(controller.found), qtbot.waitSignal(controller.matched) as matched:
        controller.look_up("bell")
        controller.look_up("gift")  # only what was typed last counts
    assert matched.args == [8]
    assert controller.query == shown
    assert not asked


def test_typed_letters_find_only_what_the_search_leaves(controller: OrdersListController, qtbot: QtBot) -> None:
    with qtbot.waitSignal(controller.matched) as matched:
        controller.look_up("red")
    assert matched.args == [9]
    with qtbot.waitSignal(controller.grown):
        controller.search("gift")
    with qtbot.waitSignal(controller.matched) as matched:
        controller.look_up("red")
    assert matched.args == [3]
    assert controller.query.text == "gift"


def test_sums_that_an_interruption_hit_by_mistake_come_all_the_same(
    controller: OrdersListController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = controller._far_list
    assert far is not None
    usual, asked = far.sums, [Cancelled()]

    def hit_once(query: OrdersQuery) -> object:
        if asked:
            raise asked.pop()
        return usual(query)

    monkeypatch.setattr(far, "sums", hit_once)
    with qtbot.waitSignal(controller.summed) as summed:
        controller.show(OrdersQuery())
    assert [one.orders for one in summed.args[0]] == [9]
    assert not asked


def test_open_orders_are_counted_beside_the_window(
    controller: OrdersListController, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []
    count = OrdersList.open_count

    def counted(self: OrdersList) -> int:
        threads.append(threading.get_ident())
        return count(self)

    monkeypatch.setattr(OrdersList, "open_count", counted)
    with qtbot.waitSignal(controller.open_counted) as told:
        controller.count_open()
    assert told.args == [9]
    assert threads != [threading.get_ident()]
    assert len(threads) == 1
