"""What a typed letter costs besides its rows: nothing that could have been made before, and no command asked anew."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from craftdesk.desktop.loading import PAGES
from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from craftdesk.ui.widgets import row_art
from tests.support.shops import new_store
from tests.ui.window.conftest import Start


def test_the_first_letter_makes_no_pattern_and_no_badge(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    re.purge()
    path = tmp_path / "Shop.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    desk.customers.add(Customer(first_name="Bo", last_name="Andersen"))
    desk.customers.add(Customer(first_name="Ada", last_name="Lovelace", tags=("VIP",)))
    store.shop.close()
    monkeypatch.delitem(sys.modules, PAGES[-1], raising=False)
    user = start(path).ready()
    user.until(lambda: PAGES[-1] in sys.modules)  # they are read after it
    made: list[object] = []
    badge, compiled = row_art._badge, re._compiler.compile  # type: ignore[attr-defined]

    def badge_noted(*told: Any) -> object:
        made.append(told)
        return badge(*told)

    def compiled_noted(pattern: object, flags: int = 0) -> object:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(row_art, "_badge", badge_noted)
    monkeypatch.setattr(re._compiler, "compile", compiled_noted)  # type: ignore[attr-defined]
    user.press("Ctrl+F")
    user.key(Qt.Key.Key_L)
    user.until(lambda: len(user.names()) == 1)
    user.screen.pane.list.viewport().grab()
    assert made == []


def test_a_letter_that_changes_only_the_rows_asks_no_command_anew(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.press("Ctrl+F")
    user.type("a")
    shown: list[object] = []
    user.screen.controller.found.connect(shown.append)
    user.kit.actions.context_changed.connect(shown.append)
    user.type("n")
    user.until(lambda: user.screen.controller.query.text == "an")
    assert len(user.names()) > 0
    user.type("ß")
    user.until(lambda: user.names() == [])
    assert len(shown) == 2  # the answers themselves
