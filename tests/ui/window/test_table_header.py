"""The titles of the table say by what the rows are sorted, and which way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from craftdesk.domain.query import CustomerSort
from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.screens.customers.columns import column_of
from craftdesk.ui.screens.customers.table_pane import TableHeader
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser


def arrow_pixels(user: WindowUser, at: int) -> int:
    header = user.screen.pane.table.horizontalHeader()
    assert isinstance(header, TableHeader)
    section = QRect(header.sectionViewportPosition(at), 0, header.sectionSize(at), header.height())
    place, picture = header.arrow_place(section, at), header.viewport().grab().toImage()
    # Titles are grey, the arrow is green; its edges are blended, so no pixel need have the very colour.
    spots = (QPoint(x, y) for x in range(place.left(), place.right()) for y in range(place.top(), place.bottom()))
    return sum(picture.pixelColor(spot).green() - picture.pixelColor(spot).red() > 40 for spot in spots)


def test_the_arrow_stands_beside_the_title_that_sorts(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(A.VIEW_TABLE)
    name, town = column_of(CustomerSort.NAME), column_of(CustomerSort.CITY)
    assert arrow_pixels(user, name) > 0
    header = user.screen.pane.table.horizontalHeader()
    middle = QPoint(header.sectionViewportPosition(town) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    user.until(lambda: arrow_pixels(user, town) > 0)
    assert arrow_pixels(user, name) == 0


def test_emptying_the_bin_asks_nothing_and_can_be_undone(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.screen.pane.focus_list()
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: "Anna Berg" not in user.names())
    user.run(A.LIST_BIN)
    user.until(lambda: user.names() == ["Anna Berg"])
    assert user.kit.actions.plain_text(A.BIN_EMPTY) == "Empty the bin"
    user.run(A.BIN_EMPTY)
    user.until(lambda: user.names() == [])
    user.until(lambda: "1 customer removed from the bin" in user.reads())
    user.until(lambda: user.kit.actions.context.undo_text.startswith("Empty"))
    user.run(A.UNDO)
    user.until(lambda: user.names() == ["Anna Berg"])
