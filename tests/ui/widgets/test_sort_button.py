"""The button by which a list is sorted: it says the order, and offers others, and each the other way round."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.sort_button import SortButton


def _menu(button: SortButton[str]) -> QMenu:
    button.click()
    [menu] = [one for one in button.findChildren(QMenu) if one.isVisible()]
    return menu


@pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)", "grabbing the keyboard")
def test_it_says_the_order_and_offers_the_others(qtbot: QtBot, look: Look) -> None:
    button = SortButton(look, ("name", "spent"), {"name": "Name", "spent": "Paid & open"}.__getitem__, {"spent"})
    qtbot.addWidget(button)
    button.show()
    told: list[tuple[object, ...]] = []
    button.chosen.connect(lambda by, descending: told.append((by, descending)))
    assert button.accessibleName() == "Sorted by Name"
    menu = _menu(button)
    name, spent, _, other = menu.actions()
    assert [name.isChecked(), spent.isChecked()] == [True, False]
    spent.trigger()
    other.trigger()
    menu.close()
    button.show_order("spent", descending=True)
    assert button.accessibleName() == "Sorted by Paid & open"
    assert button.text() == "Paid && open"
    menu = _menu(button)
    menu.actions()[-1].trigger()
    menu.close()
    assert told == [("spent", True), ("name", True), ("spent", False)]
