"""Chips, tabs, the search field and the sidebar by keyboard and by click."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.search_field import SearchField
from craftdesk.ui.widgets.sidebar import Sidebar, SidebarEntry
from craftdesk.ui.widgets.tab_bar import UnderlineTabs

ITEMS = [ChipItem(key=key, text=key.title()) for key in ("all", "vip", "new")]


def focused_chip(window: QWidget) -> QPushButton:
    chip = window.focusWidget()
    assert isinstance(chip, QPushButton)
    return chip


def test_arrow_keys_choose_the_next_chip_and_go_round(qtbot: QtBot, look: Look) -> None:
    chips = Chips(look, "Show")
    qtbot.addWidget(chips)
    chips.set_items(ITEMS)
    chips.show()
    told: list[str] = []
    chips.chosen.connect(told.append)
    chips.findChildren(QPushButton)[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(focused_chip(chips), key)
    assert told == ["vip", "new", "all", "new"]
    assert chips.current() == "new"
    assert [chip.isChecked() for chip in chips.findChildren(QPushButton)] == [False, False, True]


def test_right_to_left_turns_the_arrow_keys(qtbot: QtBot, look: Look) -> None:
    chips = Chips(look, "Show")
    qtbot.addWidget(chips)
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chips.set_items(ITEMS)
    chips.show()
    chips.findChildren(QPushButton)[0].setFocus()
    QTest.keyClick(focused_chip(chips), Qt.Key.Key_Left)
    assert chips.current() == "vip"


def test_choosing_a_chip_moves_nothing(qtbot: QtBot, look: Look) -> None:
    chips = Chips(look, "Show")
    qtbot.addWidget(chips)
    chips.set_items(ITEMS)
    chips.show()
    before = [chip.geometry() for chip in chips.findChildren(QPushButton)]
    QTest.mouseClick(chips.findChildren(QPushButton)[1], Qt.MouseButton.LeftButton)
    assert chips.current() == "vip"
    assert [chip.geometry() for chip in chips.findChildren(QPushButton)] == before


def test_replaced_chips_keep_the_choice(qtbot: QtBot, look: Look) -> None:
    chips = Chips(look, "Show")
    qtbot.addWidget(chips)
    chips.set_items(ITEMS)
    chips.select("new")
    chips.set_items(ITEMS[1:])
    assert chips.current() == "new"
    chips.set_items(ITEMS[:1])
    assert chips.current() == "all"


def test_escape_clears_the_search_then_leaves_it(qtbot: QtBot, look: Look) -> None:
    field = SearchField(look, "Name, phone…", "Search customers")
    qtbot.addWidget(field)
    field.show()
    edited: list[str] = []
    left: list[str] = []
    field.text_edited.connect(edited.append)
    field.escaped.connect(lambda: left.append("list"))
    QTest.keyClicks(field, "du")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert edited == ["d", "du", ""]
    assert (field.text(), left) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert left == ["list"]


def test_text_set_by_the_program_is_not_an_edit(qtbot: QtBot, look: Look) -> None:
    field = SearchField(look, "Name", "Search customers")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.text_edited):
        field.setText("dubois")


def test_arrow_down_goes_from_the_search_to_the_list(qtbot: QtBot, look: Look) -> None:
    field = SearchField(look, "Name", "Search customers")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.left_down):
        QTest.keyClick(field, Qt.Key.Key_Down)


def test_tabs_show_counts_and_tell_what_was_chosen(qtbot: QtBot, look: Look) -> None:
    tabs = UnderlineTabs(look, "Customer")
    qtbot.addWidget(tabs)
    for key in ("overview", "orders"):
        tabs.add_tab(key, key.title())
    tabs.set_count("orders", 14)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.show()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert told == ["orders"]
    assert tabs.tabText(1) == "Orders  14"
    tabs.set_count("orders", 0)
    assert tabs.tabText(1) == "Orders"


def made_sidebar(look: Look, qtbot: QtBot) -> Sidebar:
    side = Sidebar(look)
    qtbot.addWidget(side)
    side.set_entries([SidebarEntry(key="c", text="Customers", icon="users"),
                      SidebarEntry(key="o", text="Orders", icon="shopping-bag")])  # fmt: skip
    side.set_tools([SidebarEntry(key="i", text="Import…", icon="file-input")])
    side.set_current("c")
    return side


def row(side: Sidebar, name: str) -> QWidget:
    return next(each for each in side.findChildren(QWidget) if each.accessibleName().startswith(name))


def test_sidebar_tells_places_and_tools_apart(qtbot: QtBot, look: Look) -> None:
    side = made_sidebar(look, qtbot)
    told: list[tuple[str, str]] = []
    side.chosen.connect(lambda key: told.append(("place", key)))
    side.tool_chosen.connect(lambda key: told.append(("tool", key)))
    side.show()
    QTest.keyClick(row(side, "Orders"), Qt.Key.Key_Space)
    QTest.mouseClick(row(side, "Import"), Qt.MouseButton.LeftButton)
    assert told == [("place", "o"), ("tool", "i")]
    assert side.current() == "o"


def test_collapsed_sidebar_names_its_icons(qtbot: QtBot, look: Look) -> None:
    side = made_sidebar(look, qtbot)
    wide = side.width()
    side.set_count("c", "248")
    side.set_collapsed(collapsed=True)
    assert side.width() == look.px(60) < wide
    assert row(side, "Customers").toolTip() == "Customers"
    assert row(side, "Customers").accessibleName() == "Customers, 248"
    side.set_collapsed(collapsed=False)
    assert side.width() == wide


def test_sidebar_grows_with_its_widest_words(qtbot: QtBot, look: Look) -> None:
    side = made_sidebar(look, qtbot)
    narrow = side.width()
    side.set_tools([SidebarEntry(key="l", text="Wiederkehrende Kundenbestellungen", icon="copy")])
    assert side.width() > narrow
    box = QWidget()
    qtbot.addWidget(box)
    QVBoxLayout(box).addWidget(side)
    look.set_zoom(150)
    assert side.width() > narrow * 1.4


def test_enter_presses_the_button_that_has_the_keyboard(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QVBoxLayout(window)
    first, second = Button(look, "Next file"), Button(look, "Show customers")
    line.addWidget(first)
    line.addWidget(second)
    window.show()
    pressed: list[str] = []
    first.clicked.connect(lambda: pressed.append("first"))
    second.clicked.connect(lambda: pressed.append("second"))
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert pressed == ["second"]
    QTest.keyClick(first, Qt.Key.Key_Enter)
    assert pressed == ["second", "first"]
    # Ctrl+Enter belongs to the form around the button.
    QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["second", "first"]
