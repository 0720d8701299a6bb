"""Fields of the shop's own as columns of the table and as filters of the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import CustomValue
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.screens.customers.columns import COLUMNS
from craftdesk.ui.screens.customers.filter_panel import FilterPanel
from tests.support.shops import NOW
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

_RINGS = {"Anna Berg": "9", "Bram Peeters": "17.5", "Emma Weiß": "-3"}
_BEFORE = len(COLUMNS)
"""Columns that every shop has."""


@pytest.fixture
def shop(shop_path: Path) -> Path:
    """The shop with a ring size of three people."""
    with ShopFile.open(shop_path) as file:
        desk = Desk.open(file)
        desk.custom_fields.define(CustomField(title="Ring size", kind=CustomKind.NUMBER))
        desk.custom_fields.define(CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=("Celadon", "R&D")))
        people = CustomerList(file, NOW.date)
        for row in people.first(CustomerQuery(), 100):
            if row.name in _RINGS:
                value = CustomValue(key="ring_size", value=_RINGS[row.name])
                desk.customers.change(replace(desk.customers.get(row.id), custom=(value,)))
        people.close()
    return shop_path


def _cells(user: WindowUser, column: int) -> list[str]:
    model = user.screen.model
    return [str(model.data(model.index(at, column)) or "") for at in range(model.rowCount())]


def _shown(user: WindowUser) -> list[str]:
    table = user.screen.pane.table
    return [table.columns[at].name for at in table.shown_columns()]


def test_a_field_is_a_column_that_sorts_and_is_remembered(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    user.run(A.VIEW_TABLE)
    table = user.screen.pane.table
    assert "Ring size" not in _shown(user)
    people = user.screen.pane.list
    assert [at for at in range(_BEFORE + 2) if not people.isColumnHidden(at)] == [0]
    table.set_column_shown(_BEFORE, shown=True)
    table.move_column(_BEFORE, 1 - _BEFORE)
    assert _shown(user)[:2] == ["Name", "Ring size"]
    header = table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(_BEFORE) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    user.until(lambda: user.names()[0] == "Emma Weiß")
    assert _cells(user, _BEFORE)[:4] == ["−3", "9", "17.5", ""]
    user.quit()
    again = start(shop).ready()
    again.run(A.VIEW_TABLE)
    assert _shown(again)[:2] == ["Name", "Ring size"]


def test_columns_follow_the_fields_and_widths_stay(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    user.run(A.VIEW_TABLE)
    table, service = user.screen.pane.table, user.shop.parts.desk.custom_fields if user.shop.parts else None
    assert service is not None
    assert user.shop.parts is not None
    table.set_column_shown(_BEFORE + 1, shown=True)
    table.horizontalHeader().resizeSection(_BEFORE + 1, 222)
    user.shop.parts.bus.publish(service.remove("ring_size").changes)
    user.until(lambda: len(table.columns) == _BEFORE + 1)
    assert table.columns[_BEFORE].name == "Glaze"
    assert "Glaze" in _shown(user)
    assert table.horizontalHeader().sectionSize(_BEFORE) == 222
    user.shop.parts.bus.publish(user.shop.parts.desk.history.undo().changes)
    user.until(lambda: len(table.columns) == _BEFORE + 2)
    assert "Ring size" not in _shown(user)
    assert "Glaze" in _shown(user)


def _panel(user: WindowUser) -> FilterPanel:
    user.screen.pane.filters.more.click()
    panel = user.screen.pane.filters.panel
    assert panel is not None
    panel.field.setCurrentIndex(panel.field.findData("custom:ring_size"))
    return panel


def _chips(user: WindowUser) -> list[str]:
    return [chip.text() for chip in user.screen.pane.filters.chips]


def test_a_filter_is_made_shown_remembered_and_removed(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    panel = _panel(user)
    panel.test.setCurrentIndex(panel.test.findData(FilterTest.AT_LEAST.value))
    assert panel.editor is not None
    panel.add.click()
    assert panel.message.text() == "What should it be?"
    panel.editor.setFocus()
    user.type("9")
    user.key(Qt.Key.Key_Return)
    user.until(lambda: user.names() == ["Anna Berg", "Bram Peeters"])
    assert _chips(user) == ["Ring size at least 9"]
    assert "2 of 8" in user.reads()
    user.quit()
    again = start(shop).ready()
    again.until(lambda: again.names() == ["Anna Berg", "Bram Peeters"])
    assert _chips(again) == ["Ring size at least 9"]
    again.screen.pane.filters.chips[0].click()
    again.until(lambda: len(again.names()) == 8)
    assert _chips(again) == []


def test_nobody_found_says_so_and_offers_the_way_out(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    user.shop.controller.filter((Filter(field="custom:glaze", test=FilterTest.HAS, value="R&D"),))
    user.until(lambda: "No match for these filters" in user.reads())
    assert _chips(user) == ["Glaze: R&&D"]
    user.screen.pane.empty.clear_wanted.emit()
    user.until(lambda: len(user.names()) == 8)


def test_a_filter_goes_with_its_field(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    user.shop.controller.filter((Filter(field="custom:ring_size", test=FilterTest.FILLED),))
    user.until(lambda: len(user.names()) == 3)
    assert user.shop.parts is not None
    user.shop.parts.bus.publish(user.shop.parts.desk.custom_fields.remove("ring_size").changes)
    user.until(lambda: len(user.names()) == 8)
    assert _chips(user) == []
