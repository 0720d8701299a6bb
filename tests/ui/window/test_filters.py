"""Filters that every shop has, made, shown, remembered and cleared by somebody in front of the window."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from craftdesk.domain.dates import PartialDate
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.group import Group
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order
from craftdesk.domain.query import CustomerChip, CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.screens.customers.filter_panel import FilterPanel
from tests.support.shops import NOW
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

_TODAY = datetime.now().astimezone().date()


@pytest.fixture
def shop(shop_path: Path) -> Path:
    """The shop with a group of one, a debt, and a birthday."""
    with ShopFile.open(shop_path) as file:
        desk = Desk.open(file)
        people = CustomerList(file, NOW.date)
        ids = {row.name: row.id for row in people.first(CustomerQuery(), 100)}
        people.close()
        desk.groups.add(Group(name="Cafés"), [ids["Bram Peeters"]])
        with desk.store.begin(OperationLabel("sample")) as unit:
            unit.orders.add(
                Order(customer_id=ids["Anna Berg"], ordered_on=_TODAY - timedelta(days=400), currency="EUR",
                      number="O-1", goods=4_000, total=4_000)
            )  # fmt: skip
            soon = _TODAY + timedelta(days=2)
            born = PartialDate(soon.month, soon.day)
            unit.raw.execute("UPDATE customers SET birthday = ? WHERE id = ?", (born.iso(), ids["Emma Weiß"]))
            unit.commit()
    return shop_path


def _panel(user: WindowUser, field: str, test: FilterTest) -> FilterPanel:
    user.screen.pane.filters.more.click()
    panel = user.screen.pane.filters.panel
    assert panel is not None
    panel.field.setCurrentIndex(panel.field.findData(field))
    panel.test.setCurrentIndex(panel.test.findData(test.value))
    return panel


def _chips(user: WindowUser) -> list[str]:
    return [chip.text() for chip in user.screen.pane.filters.chips]


def test_filters_add_up_are_remembered_and_cleared(start: Start, shop: Path) -> None:
    chosen = ["Owes money", f"Not ordered since 1 Jan {_TODAY.year}"]
    user = start(shop).ready()
    assert user.screen.pane.filters.more.isVisible()
    assert not user.screen.pane.filters.clear.isVisible()
    _panel(user, "owes", FilterTest.FILLED).add.click()
    user.until(lambda: user.names() == ["Anna Berg"])
    panel = _panel(user, "last_order", FilterTest.NOT_SINCE)
    assert panel.editor is not None
    panel.editor.setFocus()
    user.type(f"1 Jan {_TODAY.year}")
    user.key(Qt.Key.Key_Return)
    user.until(lambda: _chips(user) == chosen)
    assert user.screen.pane.filters.clear.isVisible()
    user.until(lambda: user.names() == ["Anna Berg"])
    user.quit()
    again = start(shop).ready()
    again.until(lambda: again.names() == ["Anna Berg"])
    again.until(lambda: _chips(again) == chosen)
    again.screen.pane.filters.chips[0].click()
    again.until(lambda: _chips(again) == chosen[1:])
    _panel(again, "phone", FilterTest.FILLED).add.click()
    again.until(lambda: _chips(again) == [chosen[1], "Has a phone"])
    again.screen.pane.filters.clear.click()
    again.until(lambda: len(again.names()) == 8 and _chips(again) == [])


def test_a_group_is_chosen_by_name_and_follows_its_new_one(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    panel = _panel(user, "group", FilterTest.IS)
    user.until(lambda: isinstance(panel.editor, ChoiceEditor) and panel.editor.box.currentText() == "Cafés")
    panel.add.click()
    user.until(lambda: user.names() == ["Bram Peeters"])
    assert _chips(user) == ["Group: Cafés"]
    assert user.shop.parts is not None
    groups = user.shop.parts.desk.groups
    (group,) = [one.group for one in groups.all()]
    user.shop.parts.bus.publish(groups.change(Group(id=group.id, name="Bistros")).changes)
    user.until(lambda: _chips(user) == ["Group: Bistros"])


def test_a_birthday_soon_and_a_value_that_is_none(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    panel = _panel(user, "birthday", FilterTest.WITHIN)
    assert panel.editor is not None
    panel.editor.show_value(None)
    panel.add.click()
    assert panel.message.text() == "What should it be?"
    panel.editor.setFocus()
    user.type("soon")
    panel.add.click()
    assert "soon" in panel.message.text()
    panel.editor.show_value(3)
    panel.add.click()
    user.until(lambda: user.names() == ["Emma Weiß"])
    assert _chips(user) == ["Birthday soon: next 3 days"]


def test_a_class_says_what_it_means(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    panel = _panel(user, "loyalty", FilterTest.IS)
    assert panel.editor is not None
    panel.editor.show_value("lost")
    panel.editor.edited.emit()
    assert panel.help.text() == "No order for more than 365 days."
    panel.add.click()
    user.until(lambda: user.names() == ["Anna Berg"])
    by_filter = user.names()
    user.screen.pane.filters.clear.click()
    user.until(lambda: len(user.names()) == 8)
    user.shop.controller.choose_chip(CustomerChip.LOST.value)
    user.until(lambda: user.names() == by_filter)


def test_nobody_is_told_by_the_names_of_the_filters(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    span = f"{date(2001, 1, 1)}/{date(2001, 12, 31)}"
    user.shop.controller.filter(
        (Filter(field="ordered", test=FilterTest.BETWEEN, value=span), Filter(field="email", test=FilterTest.EMPTY))
    )
    user.until(lambda: "No match for these filters" in user.reads())
    assert "Ordered 1 Jan 2001 to 31 Dec 2001 · No e-mail" in user.reads()
    user.screen.pane.empty.clear_wanted.emit()
    user.until(lambda: len(user.names()) == 8)


def test_tab_walks_the_filters_as_they_are_read(start: Start, shop: Path) -> None:
    user = start(shop).ready()
    user.shop.controller.filter((Filter(field="phone", test=FilterTest.FILLED),))
    user.until(lambda: _chips(user) == ["Has a phone"])
    panel = _panel(user, "spent", FilterTest.MORE_THAN)
    assert panel.editor is not None
    bar = user.screen.pane.filters
    user.until(lambda: bar.chips[0].isVisible() and panel.add.isVisible())
    bar.chips[0].setFocus()
    walked = [user.focus()]
    for _ in range(6):
        user.key(Qt.Key.Key_Tab)
        walked.append(user.focus())
    expected = [bar.chips[0], bar.more, user.screen.pane.views.button, panel.field, panel.test,
                panel.editor.focusProxy(), panel.add]  # fmt: skip
    assert walked == expected
