"""Risky acts of the window begin with a backup; what one undoes at a glance does not wait for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk.controllers.bulk import BulkController
from craftdesk.controllers.bulk_changes import BulkChangeController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.history import HistoryController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.merging import MergeController
from craftdesk.controllers.price_changes import PriceChangeController
from craftdesk.domain.bulk_change import BulkChange, BulkKind, Whom
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import CustomerId, ProductId
from craftdesk.domain.price_change import PriceChange
from craftdesk.domain.product import Product
from craftdesk.services.desk import Desk
from tests.support.shops import new_store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = new_store(tmp_path / "shop.craftdesk")
    yield Desk.open(store.shop)
    store.shop.close()


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()
    made.deleteLater()


def people(desk: Desk, count: int) -> list[CustomerId]:
    return [desk.customers.add(Customer(first_name="Ida", last_name=f"No {n}")).customer.id for n in range(count)]


def made(desk: Desk) -> list[tuple[str, int]]:
    """What the backups were made before, and how many customers are in each, the oldest first."""
    return [(one.reason, desk.backups.inside(one).customers) for one in reversed(desk.backups.list())]


def test_ten_merges_share_one_backup(desk: Desk, runner: JobRunner, qtbot: QtBot) -> None:
    first, *others = people(desk, 11)
    controller = MergeController(desk, runner, ChangeBus(runner), runner)
    for other in others:
        with qtbot.waitSignal(controller.merged):
            controller.merge(first, [other], {})
    assert made(desk) == [("merge", 11)]


def test_the_bin_is_emptied_after_a_backup_of_this_very_state(desk: Desk, runner: JobRunner, qtbot: QtBot) -> None:
    controller = BulkController(desk, runner, ChangeBus(runner), runner)
    for count, one in enumerate(people(desk, 3)):
        desk.customers.delete([one])
        with qtbot.waitSignal(controller.done):
            controller.empty_bin(1)
        assert len(made(desk)) == count + 1
    assert [reason for reason, _ in made(desk)] == ["bin"] * 3


@pytest.mark.parametrize(("count", "reasons"), [(99, []), (100, ["bulk"])])
def test_a_change_of_many_begins_with_a_backup(
    desk: Desk, runner: JobRunner, qtbot: QtBot, count: int, reasons: list[str]
) -> None:
    whom = Whom(ids=tuple(people(desk, count)))
    controller = BulkChangeController(desk, runner, ChangeBus(runner), whom, runner)
    with qtbot.waitSignal(controller.done):
        controller.change(BulkChange(kind=BulkKind.TAG, key="glaze"))
    assert [reason for reason, _ in made(desk)] == reasons


@pytest.mark.parametrize(("count", "reasons"), [(99, []), (100, ["prices"])])
def test_a_change_of_many_prices_begins_with_a_backup(
    desk: Desk, runner: JobRunner, qtbot: QtBot, count: int, reasons: list[str]
) -> None:
    ids = [ProductId(desk.products.add(Product(name=f"Mug {n}", price=500)).product.id) for n in range(count)]
    controller = PriceChangeController(desk, runner, ChangeBus(runner), ids, runner)
    with qtbot.waitSignal(controller.done):
        controller.change(PriceChange(rate=1000))
    assert [reason for reason, _ in made(desk)] == reasons


def test_taking_back_something_old_begins_with_a_backup(desk: Desk, runner: JobRunner, qtbot: QtBot) -> None:
    people(desk, 2)
    controller = HistoryController(desk, runner, ChangeBus(runner), runner)
    oldest = desk.history.list()[-1].id
    with qtbot.waitSignal(controller.reverted):
        controller.revert(oldest)
    assert made(desk) == [("revert", 2)]
