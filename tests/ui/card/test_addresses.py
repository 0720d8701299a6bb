"""Addresses as the owner keeps them: by keyboard, with the rules of defaults told as they happen, all undoable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.ui.screens.customers.card.address_view import AddressView
from craftdesk.ui.screens.customers.card.addresses_tab import AddressesTab
from craftdesk.ui.screens.customers.card.card import CustomerCard

Show = Callable[[CustomerId, str], None]


def tab_of(card: CustomerCard) -> AddressesTab:
    return card.tabs.addresses


def views(card: CustomerCard) -> list[AddressView]:
    return [view for view in tab_of(card).grid.cards() if isinstance(view, AddressView)]


def line(card: CustomerCard, key: str) -> QLineEdit:
    editor = tab_of(card).editor
    assert editor is not None
    found = editor.fields.binding.boxes[key].editor.focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def test_an_address_is_added_with_the_keyboard_alone_and_undone(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "addresses")
    tab_of(card).add_button.setFocus()
    QTest.keyClick(tab_of(card).add_button, Qt.Key.Key_Space)
    label = line(card, "label")
    assert label.hasFocus()
    QTest.keyClicks(label, "Fair")
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert line(card, "street").hasFocus()
    QTest.keyClicks(line(card, "street"), "Marktplatz 1")
    with qtbot.waitSignals([controller.addresses.saved, controller.loaded]):
        QTest.keyClick(line(card, "street"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [one.label for one in desk.addresses.of(anna)] == ["Home", "Studio", "Fair"]
    assert len(views(card)) == 3
    assert not tab_of(card).is_editing
    desk.history.undo()
    assert [one.label for one in desk.addresses.of(anna)] == ["Home", "Studio"]


def test_an_address_without_a_place_is_not_saved_and_says_why(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    show(anna, "addresses")
    tab_of(card).add_new()
    editor = tab_of(card).editor
    assert editor is not None
    QTest.keyClicks(line(card, "label"), "Nowhere")
    QTest.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)
    box = editor.fields.binding.boxes["street"]
    assert box.message.text()
    assert line(card, "street").accessibleDescription() == box.message.text()
    assert len(desk.addresses.of(anna)) == 2


def test_removing_the_default_promotes_another_and_says_so(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "addresses")
    home = views(card)[0]
    assert home.address.label == "Home"
    home.setFocus()
    with qtbot.waitSignal(controller.loaded), qtbot.waitSignal(card.toast_requested) as said:
        QTest.keyClick(home, Qt.Key.Key_Delete)
    assert said.args is not None
    assert said.args[0] == "Address “Home” removed. “Studio” is the default now"
    (left,) = desk.addresses.of(anna)
    assert (left.label, left.default_shipping, left.default_billing) == ("Studio", True, True)
    desk.history.undo()
    assert [(one.label, one.default_shipping) for one in desk.addresses.of(anna)] == [("Home", True), ("Studio", False)]


def test_a_default_moves_for_one_use_only(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "addresses")
    studio = views(card)[1]
    with qtbot.waitSignal(controller.loaded):
        studio.asked.emit("billing", studio.address)
    found = {one.label: (one.default_shipping, one.default_billing) for one in desk.addresses.of(anna)}
    assert found == {"Home": (True, False), "Studio": (False, True)}
    assert "Default for billing" in views(card)[1].accessibleDescription()


def test_a_block_is_split_shown_and_only_then_taken(
    qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    show(anna, "addresses")
    tab_of(card).add_new()
    editor = tab_of(card).editor
    assert editor is not None
    paste = editor.fields.paste
    paste.block.setPlainText("Mia Huber\nSeestraße 9\n8002 Zürich\nSwitzerland")
    assert "8002" in paste.preview.text()
    assert line(card, "city").text() == ""
    QTest.mouseClick(paste.take, Qt.MouseButton.LeftButton)
    place = editor.fields.value().place
    assert (place.street, place.postcode, place.city, place.country) == ("Seestraße 9", "8002", "Zürich", "CH")


def test_a_block_is_copied_as_the_post_wants_it(qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show) -> None:
    show(anna, "addresses")
    view = views(card)[0]
    view.setFocus()
    with qtbot.waitSignal(card.toast_requested):
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Rosenweg 4\n14467 Potsdam"


def test_checked_today_is_kept(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "addresses")
    view = views(card)[0]
    with qtbot.waitSignal(controller.loaded):
        view.asked.emit("checked", view.address)
    assert desk.addresses.of(anna)[0].checked_on == controller.today()
    assert "Checked on 22 Nov 2026" in views(card)[0].accessibleDescription()


def test_a_country_that_is_no_code_survives_an_edit(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    home = desk.addresses.of(anna)[0]
    desk.addresses.save(replace(home, place=replace(home.place, country="Kernow")))
    show(anna, "addresses")
    view = views(card)[0]
    view.asked.emit("edit", view.address)
    with qtbot.waitSignal(controller.loaded):
        QTest.keyClicks(line(card, "label"), "Old ")
        QTest.keyClick(line(card, "label"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.addresses.of(anna)[0].place.country == "Kernow"


def test_120_addresses_are_there_at_once_and_all_in_the_end(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    for at in range(118):
        place = PostalAddress(street=f"Gasse {at}", postcode="10115", city="Berlin", country="DE")
        desk.addresses.save(Address(customer_id=anna, label=f"Branch {at}", use=AddressUse.BOTH, place=place))
    show(anna, "overview")
    card.show_tab("addresses")
    assert 8 <= len(views(card)) < 120
    qtbot.waitUntil(lambda: len(views(card)) == 120)
    QTest.keyClicks(tab_of(card).search, "gasse 117")
    qtbot.waitUntil(lambda: [view.address.label for view in views(card)] == ["Branch 117"])
