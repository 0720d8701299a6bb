"""Letters of other scripts are ready before the first name in them is painted."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from craftdesk.desktop.loading import PAGES
from craftdesk.domain.customer import Customer
from craftdesk.services.desk import Desk
from craftdesk.ui.letters import SCRIPTS, loading
from craftdesk.ui.widgets import row_art
from craftdesk.ui.widgets.painting import Direction
from tests.support.shops import new_store
from tests.ui.window.conftest import Start


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The lines that are made ready, each with its font."""
    ready: list[tuple[str, str]] = []
    shaped = row_art.shaped

    def noted(text: str, font: QFont, way: Direction) -> object:
        ready.append((text, font.key()))
        return shaped(text, font, way)

    monkeypatch.setattr(row_art, "shaped", noted)
    return ready


def test_the_scripts_of_a_shop_are_ready_before_other_pages_are_read(
    start: Start, tmp_path: Path, made: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Shop.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    desk.customers.add(Customer(first_name="太郎", last_name="田中"))
    desk.customers.add(Customer(first_name="Ольга", last_name="Novak"))
    store.shop.close()
    monkeypatch.delitem(sys.modules, PAGES[-1], raising=False)
    user = start(path)
    assert "\u0430" not in [text for text, _ in made]  # the first picture waits for none of them
    user.ready()
    user.until(lambda: PAGES[-1] in sys.modules)
    alone = {one.letter for one in SCRIPTS}
    ready = {(text, font) for text, font in made if text in alone}
    fonts = {font.key() for font in user.screen.pane.fonts()}
    assert ready == {(letter, font) for letter in ("田", "\u0430") for font in fonts}


def test_one_step_makes_one_script_ready_in_one_font(qapp: QApplication, made: list[tuple[str, str]]) -> None:
    fonts = (qapp.font(), QFont(qapp.font().family(), 20))
    counts = [len(made) for _ in loading(fonts, lambda _first, _last: True)]
    assert len(made) == len(SCRIPTS) * len(fonts)
    assert max(after - before for before, after in pairwise(counts)) == 1


def test_each_letter_stands_for_its_script() -> None:
    assert [one.letter for one in SCRIPTS if not one.first <= one.letter <= one.last] == []
