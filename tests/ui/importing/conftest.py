"""A page over a real shop file, and what is needed to press its buttons and read what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.importing import ImportController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.page import ImportPage
from craftdesk.ui.settings import Settings
from tests.support.runners import ImmediateRunner
from tests.support.shops import new_store
from tests.ui.importing.bench import Bench

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen window system cannot pass on size limits or raise windows and says so at each window."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard"))


@pytest.fixture
def samples() -> Path:
    return SAMPLES


@pytest.fixture
def kit(look: Look, tmp_path: Path) -> Kit:
    return Kit(
        look=look,
        format=Formatter("en_GB"),
        settings=Settings(tmp_path / "settings.ini"),
        actions=ActionSet(look),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = new_store(tmp_path / "shop.craftdesk", ShopSettings(name="Test shop", currency="USD", country="US"))
    yield Desk.open(store.shop)
    store.shop.close()


@pytest.fixture
def runner() -> Iterator[JobRunner]:
    made = ImmediateRunner()
    yield made
    made.shutdown()


@pytest.fixture
def bench(qtbot: QtBot, kit: Kit, desk: Desk, runner: JobRunner) -> Bench:
    bus = ChangeBus(runner)
    page = ImportPage(kit, ImportController(desk, runner, bus, runner))
    qtbot.addWidget(page)
    page.resize(1088, 768)
    with qtbot.waitExposed(page):
        page.show()
    return Bench(qtbot=qtbot, page=page, desk=desk, bus=bus)
