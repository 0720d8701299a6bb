"""Fields of the shop's own: the dialog in which they are made, changed, ordered and deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.own_fields import OwnFieldsController
from craftdesk.domain.custom_field import CustomField, CustomKind, value_of
from craftdesk.domain.customer import Customer, CustomValue
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.dialogs.own_fields import OwnFieldsDialog
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.settings import Settings
from tests.support.runners import ImmediateRunner
from tests.support.shops import new_store
from tests.ui.window.conftest import Start

# The offscreen platform has no window manager to tell these things to.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = new_store(tmp_path / "a.craftdesk")
    yield Desk.open(store.shop)
    store.shop.close()


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, desk: Desk, tmp_path: Path) -> Iterator[OwnFieldsDialog]:
    runner, bus, actions = ImmediateRunner(), ChangeBus(), ActionSet(look)
    actions.update(shop_open=True, ready=True)
    kit = Kit(look=look, format=Formatter("en_GB"), settings=Settings(tmp_path / "w.ini"), actions=actions)
    controller = OwnFieldsController(desk, runner, bus)
    made = OwnFieldsDialog(kit, controller)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot)
    yield made
    runner.shutdown()
    for part in (controller, bus, runner, actions):
        part.deleteLater()


def settle(qtbot: QtBot) -> None:
    """Let the news of finished work arrive."""
    for _ in range(4):
        qtbot.wait(1)


def titles(dialog: OwnFieldsDialog) -> list[str]:
    return [field.title for field in dialog._data.fields]


def _define(desk: Desk, title: str, kind: CustomKind = CustomKind.TEXT, *choices: str, value: str = "") -> CustomField:
    field = desk.custom_fields.define(CustomField(title=title, kind=kind, choices=choices)).field
    if value:
        desk.customers.add(Customer(first_name="Ida", custom=(CustomValue(key=field.key, value=value),)))
    return field


def test_the_first_field_is_made_from_an_idea_by_keyboard(qtbot: QtBot, dialog: OwnFieldsDialog, desk: Desk) -> None:
    assert dialog.empty.isVisible()
    idea = next(one for one in dialog.empty.findChildren(type(dialog.add)) if "glaze" in one.text())
    idea.click()
    assert dialog.panel.title.text() == "Favourite glaze"
    dialog.save.click()
    settle(qtbot)
    assert "at least one choice" in dialog.panel.problem.text()
    for choice in ("Celadon", "Tenmoku", "celadon"):
        dialog.panel.choices.line.setText(choice)
        QTest.keyClick(dialog.panel.choices.line, Qt.Key.Key_Return)
        dialog.panel.choices.line.clear()
    dialog.save.click()
    settle(qtbot)
    (field,) = desk.custom_fields.fields()
    assert (field.title, field.kind, field.choices) == ("Favourite glaze", CustomKind.CHOICE, ("Celadon", "Tenmoku"))
    assert dialog.list.isVisible()
    assert not dialog.save.isVisible()


def test_a_field_is_renamed_moved_put_away_and_deleted_with_undo(
    qtbot: QtBot, dialog: OwnFieldsDialog, desk: Desk
) -> None:
    _define(desk, "Glaze", value="blue")
    _define(desk, "Kiln")
    dialog._controller.load()
    settle(qtbot)
    dialog.list.setCurrentRow(0)
    dialog.panel.title.setText("Glasur")
    QTest.keyClick(dialog.panel.title, Qt.Key.Key_Return)
    settle(qtbot)
    assert titles(dialog) == ["Glasur", "Kiln"]
    QTest.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle(qtbot)
    assert [field.title for field in desk.custom_fields.fields()] == ["Kiln", "Glasur"]
    dialog.away.click()
    settle(qtbot)
    assert [field.title for field in desk.custom_fields.fields()] == ["Kiln"]
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    settle(qtbot)
    assert titles(dialog) == ["Kiln"]
    assert dialog.told.text() == "“Glasur” deleted; one customer had something in it."
    dialog.told.acted.emit()
    settle(qtbot)
    assert titles(dialog) == ["Kiln", "Glasur"]
    assert desk.custom_fields.used() == {"glaze": 1}


def test_a_choice_in_use_asks_what_its_customers_get(qtbot: QtBot, dialog: OwnFieldsDialog, desk: Desk) -> None:
    _define(desk, "Glaze", CustomKind.CHOICE, "Blue", "Green", value="Blue")
    dialog._controller.load()
    settle(qtbot)
    choices = dialog.panel.choices
    choices.list.setCurrentRow(0)
    QTest.keyClick(choices.list, Qt.Key.Key_Delete)
    assert choices.others.isVisible()
    assert desk.custom_fields.get("glaze").choices == ("Blue", "Green")
    choices.others.setCurrentIndex(choices.others.findText("Green"))
    choices.sure.click()
    settle(qtbot)
    (person,) = [desk.customers.by_number("C-00001")]
    assert person is not None
    assert value_of(person.custom, "glaze") == "Green"
    item = choices.list.item(0)
    item.setText("Celadon")
    settle(qtbot)
    assert desk.custom_fields.get("glaze").choices == ("Celadon",)
    assert dialog.told.text() == "Changed for one customer."


def test_another_kind_comes_with_its_choices_or_says_what_does_not_fit(
    qtbot: QtBot, dialog: OwnFieldsDialog, desk: Desk
) -> None:
    _define(desk, "Glaze", value="sky blue")
    dialog._controller.load()
    settle(qtbot)
    kind = dialog.panel.kind
    kind.setCurrentIndex(kind.findData("number"))
    kind.activated.emit(kind.currentIndex())
    settle(qtbot)
    assert "“sky blue”" in dialog.panel.problem.text()
    assert kind.currentData() == "text"
    kind.setCurrentIndex(kind.findData("choice"))
    kind.activated.emit(kind.currentIndex())
    settle(qtbot)
    assert desk.custom_fields.get("glaze") == replace(
        desk.custom_fields.get("glaze"), kind=CustomKind.CHOICE, choices=("sky blue",)
    )


def test_the_command_opens_it(start: Start, shop_path: Path) -> None:
    user = start(shop_path)
    user.until(lambda: user.kit.actions.context.ready)
    user.run(ActionId.OWN_FIELDS)
    user.until(lambda: bool(user.window.findChildren(OwnFieldsDialog)))
    (shown,) = user.window.findChildren(OwnFieldsDialog)
    user.until(shown.empty.isVisible)
    shown.close()
