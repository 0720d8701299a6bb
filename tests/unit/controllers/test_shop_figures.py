"""Figures are worked out once for a period, for the newest question only, and again when something changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.shop_figures import ShopFiguresController
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.period import Period
from craftdesk.domain.shop_figures import ShopFigures
from craftdesk.services.desk import Desk
from tests.support.shops import new_store

_YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


class Asker:
    """A controller over a real shop, and what it told."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.store = new_store(folder / "shop.craftdesk")
        self.runner, self.bus = JobRunner(), ChangeBus()
        self.controller = ShopFiguresController(Desk.open(self.store.shop), self.runner, self.bus)
        self.told: list[tuple[Period, int]] = []
        self.controller.loaded.connect(self._hear)

    def _hear(self, period: Period, figures: ShopFigures) -> None:
        self.told.append((period, figures.total_spent))

    def sell(self, total: int) -> ChangeSet:
        day = date(2026, 5, 1)
        with self.store.begin(OperationLabel("sample")) as unit:
            unit.orders.add(Order(ordered_on=day, currency="EUR", goods=total, total=total))
            return unit.commit()

    def settle(self) -> None:
        """Wait until the studying thread is through with all that was asked before."""
        job = self.runner.study(int)
        with self.qtbot.waitSignal(job.finished):
            pass

    def heard(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.told) == count)


@pytest.fixture
def asker(qtbot: QtBot, tmp_path: Path) -> Iterator[Asker]:
    made = Asker(qtbot, tmp_path)
    yield made
    made.runner.shutdown()
    made.store.shop.close()


def test_a_second_look_is_answered_at_once(asker: Asker) -> None:
    asker.sell(700)
    asker.controller.show(Period())
    asker.heard(1)
    asker.controller.show(Period())
    assert asker.told == [(Period(), 700)] * 2  # without the event loop


def test_the_newest_question_is_answered(asker: Asker) -> None:
    asker.sell(700)
    asker.controller.show(Period())
    asker.controller.show(_YEAR)
    asker.heard(1)
    asker.settle()
    assert asker.told == [(_YEAR, 700)]


def test_what_changed_is_read_anew_in_sight_and_not_before(asker: Asker) -> None:
    asker.controller.show(_YEAR)
    asker.heard(1)
    asker.bus.publish(asker.sell(700))
    asker.heard(2)
    asker.controller.hide()
    asker.bus.publish(asker.sell(50))
    asker.settle()
    assert asker.told == [(_YEAR, 0), (_YEAR, 700)]
    asker.controller.show(_YEAR)
    asker.heard(3)
    assert asker.told[-1] == (_YEAR, 750)


def test_stopping_is_told_and_nothing_follows(asker: Asker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asker.controller.stopped):
        asker.controller.show(Period())
        asker.controller.stop()
    asker.settle()
    assert asker.told == []
