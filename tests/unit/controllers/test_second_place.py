"""What is told of a second place: that it is silent only while it is, and never as the last word once it answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk.controllers import second_place as controllers
from craftdesk.controllers.jobs import Job
from craftdesk.controllers.second_place import SecondPlaceController
from craftdesk.services.backups import BackupService
from craftdesk.services.second_place import PlaceReport, PlaceState, SecondPlace
from tests.support.runners import PatientRunner
from tests.support.shops import new_store


class Watched:
    """A controller over a shop with a second place; it notes what was told, and the test does its work."""

    def __init__(self, qtbot: QtBot, controller: SecondPlaceController, runner: PatientRunner) -> None:
        self._qtbot, self.controller, self._runner = qtbot, controller, runner
        self.told: list[PlaceState] = []
        controller.told.connect(self._on_controller_told)

    def _on_controller_told(self, report: PlaceReport) -> None:
        self.told.append(report.state)

    def asked(self) -> Job:
        """What was asked to be done, once it is."""
        self._qtbot.waitUntil(lambda: bool(self._runner.asked))
        return self._runner.asked.pop(0)

    def does(self, job: Job) -> None:
        with self._qtbot.waitSignal(job.over):
            job.run()

    @property
    def listens(self) -> bool:
        """Whether a silence would be noticed."""
        (timer,) = self.controller.findChildren(QTimer)
        return timer.isActive()


@pytest.fixture
def watched(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Watched]:  # fmt: skip
    monkeypatch.setattr(controllers, "QUIET_MS", 1)
    shop, drive = tmp_path / "Clay.craftdesk", tmp_path / "drive"
    drive.mkdir()
    store = new_store(shop)
    backups = BackupService(store.shop)
    for _ in backups.back_up():
        pass
    SecondPlace(shop).choose(drive)
    runner = PatientRunner()
    yield Watched(qtbot, SecondPlaceController(backups, shop, runner, runner), runner)
    runner.shutdown()
    runner.deleteLater()
    store.shop.close()


def test_a_silence_that_is_over_is_not_told(watched: Watched) -> None:
    watched.controller.catch_up()
    visit, silence = watched.asked(), watched.asked()
    watched.does(visit)
    watched.does(silence)
    assert watched.told == [PlaceState.GOOD]
    assert not watched.listens


def test_who_answers_late_is_told_to_answer(watched: Watched) -> None:
    watched.controller.catch_up()
    visit, silence = watched.asked(), watched.asked()
    watched.does(silence)
    watched.does(visit)
    assert watched.told == [PlaceState.SILENT, PlaceState.GOOD]
    assert not watched.listens


def test_a_look_that_is_answered_late_is_told_too(watched: Watched) -> None:
    watched.controller.refresh()
    watched.does(watched.asked())
    visit, silence = watched.asked(), watched.asked()
    watched.does(silence)
    watched.does(visit)
    assert watched.told == [PlaceState.SILENT, PlaceState.WAITING]
    watched.controller.refresh()
    watched.does(watched.asked())
    watched.does(watched.asked())
    assert watched.told == [PlaceState.SILENT, PlaceState.WAITING]  # nobody needs to be told twice
    assert not watched.listens


def test_a_folder_that_answers_late_and_is_refused_lets_the_former_be_looked_at(
    watched: Watched, tmp_path: Path
) -> None:
    watched.controller.choose(tmp_path / "nowhere")
    visit, silence = watched.asked(), watched.asked()
    watched.does(silence)
    watched.does(visit)
    watched.does(watched.asked())
    assert watched.told == [PlaceState.SILENT, PlaceState.GOOD]
