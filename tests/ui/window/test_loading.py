"""The second half of a start: in small pieces, and what is asked meanwhile is done when all is there."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from craftdesk.desktop.loading import PAGES, SERVICES, Loading
from craftdesk.desktop.start_rest import StartRest
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.screens.customers.table_pane import TablePane
from craftdesk.ui.widgets.list_row import TwoLineDelegate
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

_MOST_MODULES = 24
_READ = """
import sys
import craftdesk.app
from importlib import import_module
from craftdesk.desktop.loading import PAGES, RUNGS, SERVICES
for name in SERVICES:
    import_module(name)
for name in (*RUNGS, *PAGES):
    before = set(sys.modules)
    import_module(name)
    new = [one for one in set(sys.modules) - before if one.startswith("craftdesk")]
    print(len(new), name)
"""


_ALL_READ = """
import sys
from importlib import import_module
from pathlib import Path
import craftdesk.app
from craftdesk.desktop.loading import PAGES, RUNGS, SERVICES
for name in (*SERVICES, *RUNGS, *PAGES):
    import_module(name)
folder = Path(craftdesk.app.__file__).parent / "ui" / "screens"
pages = [f"craftdesk.ui.screens.{page}.{one.stem}" for page in ("home", "orders", "products", "figures", "order_entry")
         for one in sorted((folder / page).glob("[a-z]*.py"))]
print([name for name in pages if name not in sys.modules])
"""
_UNREAD = """
import linecache
from craftdesk.desktop.unread_sources import leave_unread
assert leave_unread()
import craftdesk.app
print([name for name in linecache.cache if "craftdesk" in name])
"""


def _said(code: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], check=True, timeout=120, capture_output=True, text=True,
                          env=environment)  # fmt: skip
    return done.stdout


def test_no_step_of_the_reading_reads_many_modules() -> None:
    steps = [line.split() for line in _said(_READ).splitlines()]
    assert [(count, name) for count, name in steps if int(count) > _MOST_MODULES] == []


def test_what_is_read_in_a_thread_knows_nothing_of_qt() -> None:
    reading = "\n".join(f"import {name}" for name in SERVICES)
    assert _said(f"import sys\n{reading}\nprint([one for one in sys.modules if one.startswith('PySide6')])") == "[]\n"


def test_all_that_pages_are_made_of_is_read_before_somebody_goes_there() -> None:
    assert _said(_ALL_READ) == "[]\n"


def test_a_shop_is_ready_before_the_other_pages_are_read(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    user.ready()
    user.until(lambda: sys.modules.keys() >= set(PAGES))


def test_no_source_is_read_for_a_start() -> None:
    assert _said(_UNREAD) == "[]\n"


def _before_ready(start: Start, shop_path: Path) -> WindowUser:
    """The list is painted, and nothing else is there."""
    user = start(shop_path)
    user.until(lambda: user.window.is_painted)
    assert user.shop.parts is None
    assert not user.kit.actions.context.ready
    return user


def test_a_key_that_came_too_soon_opens_the_form_and_what_was_typed_after_it_stands_there(
    start: Start, shop_path: Path
) -> None:
    user = _before_ready(start, shop_path)
    user.screen.pane.focus_list()
    user.press("Ctrl+N")
    user.type("Frieda")
    user.ready()
    user.until(lambda: bool(user.screen.findChildren(CustomerForm)))
    (form,) = user.screen.findChildren(CustomerForm)
    user.until(lambda: "Frieda" in [field.text() for field in form.findChildren(QLineEdit)])
    assert user.screen.pane.search.text() == ""


def test_the_list_is_painted_before_the_second_half_begins(
    start: Start, shop_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[str] = []
    paint, begin = TwoLineDelegate.paint, Loading.start

    def painted(*arguments: Any) -> None:
        came.append("list")
        paint(*arguments)

    def begun(loading: Loading) -> None:
        came.append("second half")
        begin(loading)

    monkeypatch.setattr(TwoLineDelegate, "paint", painted)
    monkeypatch.setattr(Loading, "start", begun)
    start(shop_path).until(lambda: "second half" in came)
    assert came[0] == "list"


def test_what_is_typed_into_the_search_meanwhile_stays_there(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    user.screen.pane.focus_search()
    user.type("Jana")
    user.ready()
    assert user.screen.pane.search.text() == "Jana"
    user.until(lambda: user.names() == ["Jana Müller"])


def test_escape_gives_up_what_was_asked_too_soon(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    user.screen.pane.focus_list()
    user.press("Ctrl+N")
    user.key(Qt.Key.Key_Escape)
    user.ready()
    QApplication.sendPostedEvents()
    assert user.screen.findChildren(CustomerForm) == []


def test_a_click_that_came_too_soon_is_done_when_all_is_there(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    new = user.screen.pane.new
    assert not new.isEnabled()
    at = new.mapTo(user.window, new.rect().center())
    QTest.mouseClick(user.window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(at))
    user.ready()
    user.until(lambda: bool(user.screen.findChildren(CustomerForm)))


def test_a_place_chosen_too_soon_is_gone_to_when_all_is_there(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    user.window.sidebar.chosen.emit("orders")
    assert user.window.sidebar.current() == "active"
    user.ready()
    user.until(lambda: user.shop.pages.current == "orders")


def test_a_shop_that_is_closed_half_built_leaves_nothing_behind(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    user.kit.actions[ActionId.SHOP_CLOSE].trigger()
    assert user.program.shop is None
    assert not user.kit.actions.context.shop_open


def test_a_picture_that_stands_only_when_its_shop_is_closed_begins_nothing(
    start: Start, shop_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MainWindow, "_on_picture_standing", lambda _: None)
    user = start(shop_path)
    begun: list[Loading] = []

    def start_of(loading: Loading) -> None:
        begun.append(loading)

    monkeypatch.setattr(Loading, "start", start_of)
    user.kit.actions[ActionId.SHOP_CLOSE].trigger()
    user.window.painted.emit()  # before the closed shop is deleted
    assert begun == []


def test_the_collector_rests_until_all_is_there(start: Start, shop_path: Path) -> None:
    user = _before_ready(start, shop_path)
    rest = StartRest(user.program)
    try:
        assert not gc.isenabled()
        user.ready()
        user.until(gc.isenabled)
        assert gc.get_freeze_count() > 0
    finally:
        rest.end()
        gc.unfreeze()


def test_the_table_is_made_when_it_is_first_asked_for(start: Start, shop_path: Path) -> None:
    user = start(shop_path)
    user.ready()
    assert user.screen.findChildren(TablePane) == []
    user.kit.actions[ActionId.VIEW_TABLE].trigger()
    (table,) = user.screen.findChildren(TablePane)
    assert table.isVisible()
    assert table.selectionModel() is user.screen.pane.selection
