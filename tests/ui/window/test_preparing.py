"""Pages are made before somebody goes there: in pieces, behind what is in sight, while nobody does anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from craftdesk.desktop import preparing
from craftdesk.desktop.preparing import Preparing
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.screens.figures.figures_page import FiguresPage
from craftdesk.ui.screens.home.home_page import HomePage
from craftdesk.ui.screens.order_entry.page import OrderEntryPage
from craftdesk.ui.screens.products.page import ProductsPage
from tests.ui.window.conftest import Start

_PAGES = (HomePage, ProductsPage, OrderEntryPage, FiguresPage)
_EVER = 1_000_000
_PIECES = 2_000


def _many(taken: list[int]) -> Iterator[None]:
    for number in range(_PIECES):
        taken.append(number)
        yield


def _never() -> bool:
    return False


def _let_run(turns: int = 50) -> None:
    for _ in range(turns):
        QApplication.processEvents()


def test_pages_are_made_behind_the_one_in_sight_and_nothing_is_read_for_them(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    before = user.reads()
    user.until(lambda: user.shop.preparing.is_over)
    made = [page for kind in _PAGES for page in user.window.findChildren(kind)]
    assert len(made) == len(_PAGES)
    assert not any(page.isVisible() for page in made)
    assert set(user.reads()) >= set(before)
    assert user.shop.pages.current == "customers"
    user.run(ActionId.PRODUCTS)
    (products,) = user.window.findChildren(ProductsPage)
    user.until(products.isVisible)


def test_no_piece_is_made_while_somebody_types(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    monkeypatch.setattr(preparing, "_BREATH_MS", 0)
    monkeypatch.setattr(preparing, "_REST_MS", 0)
    owner, field = QObject(), QLineEdit()
    qtbot.addWidget(field)
    work = Preparing(lambda: _many(taken), _never, owner)
    work.start()
    while not taken:
        _let_run(1)
    monkeypatch.setattr(preparing, "_REST_MS", _EVER)
    QTest.keyClick(field, Qt.Key.Key_A)
    until_now = len(taken)
    _let_run()
    assert len(taken) == until_now < _PIECES
    monkeypatch.setattr(preparing, "_REST_MS", 0)
    QTest.keyClick(field, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: work.is_over)
    assert taken == list(range(_PIECES))


def test_work_under_way_and_a_closed_shop_hold_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    asked: list[int] = []
    monkeypatch.setattr(preparing, "_REST_MS", 0)

    def is_busy() -> bool:
        asked.append(1)
        return True

    owner = QObject()
    work = Preparing(lambda: _many(taken), is_busy, owner)
    work.start()
    while len(asked) < 5:
        _let_run(1)
    work.close()
    until_now = len(asked)
    work.start()
    _let_run()
    assert (taken, len(asked)) == ([], until_now)
