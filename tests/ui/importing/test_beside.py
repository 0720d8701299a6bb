"""The page with its work done beside the window, as in the program: cancelling and overtaking."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.importing import ImportController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.services.desk import Desk
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.page import ImportPage
from craftdesk.ui.screens.importing.plan_pane import PlanPane
from craftdesk.ui.screens.importing.report_pane import ReportPane
from tests.ui.importing.bench import Bench


@pytest.fixture
def threaded(qtbot: QtBot, kit: Kit, desk: Desk) -> Iterator[Bench]:
    """A page whose work is done beside the window, as in the program."""
    runner = JobRunner()
    bus = ChangeBus(runner)
    page = ImportPage(kit, ImportController(desk, runner, bus, runner))
    qtbot.addWidget(page)
    page.resize(1088, 768)
    with qtbot.waitExposed(page):
        page.show()
    yield Bench(qtbot=qtbot, page=page, desk=desk, bus=bus)
    runner.shutdown()
    # As the program does when a shop closes: Qt takes the family down, not Python's collector child by child.
    runner.deleteLater()


def many(path: Path, count: int) -> Path:
    rows = "".join(f"First{n},Last{n},p{n}@example.org,Town {n % 90}\n" for n in range(count))
    path.write_text("First name,Last name,E-mail,City\n" + rows)
    return path


def test_cancelling_an_import_leaves_the_book_as_it_was(threaded: Bench, tmp_path: Path) -> None:
    threaded.look_at(many(tmp_path / "many.csv", 12_000))
    assert threaded.page.plan_pane.foot.go.text() == "Import 12,000 customers"
    toasts: list[str] = []
    threaded.page.toast_requested.connect(lambda text, _undo: toasts.append(text))
    threaded.press(threaded.page.plan_pane.foot.go)
    assert threaded.page.work.title.text() == "Bringing in many.csv…"
    threaded.press(threaded.page.work.cancel)
    assert threaded.page.work.cancel.text() == "Stopping…"
    threaded.qtbot.waitUntil(threaded.page.plan_pane.isVisible)
    assert toasts == ["The import was cancelled. Your customer book is as it was."]
    assert threaded.names() == []
    assert threaded.desk.history.list() == []


def test_going_on_importing_keeps_the_window_also_when_the_import_ends_meanwhile(
    threaded: Bench, tmp_path: Path
) -> None:
    threaded.look_at(many(tmp_path / "many.csv", 300))
    threaded.press(threaded.page.plan_pane.foot.go)
    said: list[str] = []

    def go_on_when_it_is_done() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and not threaded.page.is_busy():
            said.append(box.text())
            box.defaultButton().click()
        elif not said:
            QTimer.singleShot(10, go_on_when_it_is_done)

    QTimer.singleShot(0, go_on_when_it_is_done)
    assert not threaded.page.may_close()
    assert said == ["many.csv is being brought in"]
    assert len(threaded.names()) == 300


def test_cancelling_the_look_at_a_large_file_closes_the_page(threaded: Bench, tmp_path: Path) -> None:
    threaded.page.start(many(tmp_path / "many.csv", 30_000))
    threaded.qtbot.waitUntil(threaded.page.work.isVisible)
    with threaded.qtbot.waitSignal(threaded.page.closed):
        threaded.press(threaded.page.work.cancel)
    assert threaded.page.start_pane.isVisible()


def test_a_newer_choice_overtakes_the_look_under_way(threaded: Bench, tmp_path: Path) -> None:
    threaded.look_at(many(tmp_path / "many.csv", 5_000))
    form = threaded.page.plan_pane.reading.form
    plans: list[object] = []
    threaded.page.plan_pane._controller.planned.connect(plans.append)
    for name in ("cp1252", "mac-roman", "iso8859-2"):
        form.encoding.setCurrentIndex(form.encoding.findData(name))
        form.encoding.activated.emit(form.encoding.currentIndex())
    assert not threaded.page.plan_pane.foot.go.isEnabled()
    threaded.wait_for_plan()
    assert len(plans) == 1
    assert form.encoding.currentData() == "iso8859-2"
    assert threaded.page.plan_pane.foot.go.isEnabled()


def test_rows_far_down_are_read_when_they_come_into_sight(threaded: Bench, tmp_path: Path) -> None:
    threaded.look_at(many(tmp_path / "many.csv", 5_000))
    view = threaded.page.plan_pane.preview.view
    threaded.page.plan_pane.preview.show_kind("new")
    assert view.model().rowCount() == 5_000
    view.scrollToBottom()
    last = view.model().index(4_999, 1)
    threaded.qtbot.waitUntil(lambda: last.data() == "First4999 Last4999")
    view.scrollToTop()
    first = view.model().index(0, 1)
    threaded.qtbot.waitUntil(lambda: first.data() == "First0 Last0")


def test_the_large_panes_are_made_between_pictures(threaded: Bench) -> None:
    page = threaded.page
    assert not page.findChildren(PlanPane)
    assert not page.findChildren(ReportPane)
    page.stack.begin("Looking through a file…", "")
    assert not page.findChildren(PlanPane)
    assert not page.findChildren(ReportPane)
    threaded.qtbot.waitUntil(lambda: page.findChildren(ReportPane) != [])
    assert page.findChildren(PlanPane) == [page.plan_pane]
    assert page.findChildren(ReportPane) == [page.report_pane]
