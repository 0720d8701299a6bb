"""The day in the sidebar: counted anew when something changes, and when a new day begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.home import HomeController
from craftdesk.domain.customer import Customer
from craftdesk.domain.home import Today
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.runners import ImmediateRunner
from tests.support.shops import NOW


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    shop = ShopFile.create(tmp_path / "a.craftdesk", ShopSettings(name="A"), clock=clock)
    yield Desk.open(shop)
    shop.close()


@pytest.fixture
def runner(qapp: object) -> Iterator[ImmediateRunner]:
    made = ImmediateRunner()
    yield made
    made.shutdown()


def test_tomorrow_s_task_is_counted_when_tomorrow_comes(
    qtbot: QtBot, desk: Desk, runner: ImmediateRunner, clock: Clock
) -> None:
    ida = desk.customers.add(Customer(first_name="Ida")).customer.id
    desk.tasks.add(ida, "Call", desk.today() + timedelta(days=1))
    home = HomeController(desk, runner, ChangeBus())
    counts: list[int] = []
    home.counted.connect(counts.append)
    qtbot.waitUntil(lambda: counts == [0])
    home.look_at_the_clock()
    qtbot.wait(20)
    assert counts == [0]
    clock.now = NOW + timedelta(days=1)
    home.look_at_the_clock()
    qtbot.waitUntil(lambda: counts == [0, 1])


def test_the_whole_page_is_read_only_while_it_is_in_sight(qtbot: QtBot, desk: Desk, runner: ImmediateRunner) -> None:
    bus = ChangeBus()
    home = HomeController(desk, runner, bus)
    pages: list[Today] = []
    home.loaded.connect(pages.append)
    changes = desk.customers.add(Customer(first_name="Ida")).changes
    with qtbot.waitSignals([home.counted, home.counted]):
        bus.publish(changes)
    assert pages == []
    home.show()
    qtbot.waitUntil(lambda: len(pages) == 1)
    saved = desk.tasks.add(desk.customers.add(Customer(first_name="Bo")).customer.id, "Call", desk.today())
    bus.publish(saved.changes)
    qtbot.waitUntil(lambda: len(pages) == 2)
    assert pages[1].waiting == 1
    home.hide()
    with qtbot.waitSignal(home.counted):
        home.reload()
    assert len(pages) == 2
