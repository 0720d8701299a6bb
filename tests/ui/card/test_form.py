"""The form of a customer as somebody fills it who has no mouse, and what becomes of it when saving fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.domain.address import PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.ids import CustomerId
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.desk import Desk
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.customer_sections import CustomerSections
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.forms.tab_order import stops
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.widgets import in_pieces
from tests.support.forms import form_opens

Show = Callable[[CustomerId, str], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    found: QObject = QGuiApplication.focusObject()
    assert isinstance(found, QWidget)
    return found


def form_of(card: CustomerCard) -> CustomerForm:
    assert card.form is not None
    return card.form


def sections_of(card: CustomerCard) -> CustomerSections:
    sections = form_of(card).sections
    assert sections is not None
    return sections


def line(card: CustomerCard, key: str) -> QLineEdit:
    found = sections_of(card).binding.boxes[key].editor.focusProxy()
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture
def new(qtbot: QtBot, card: CustomerCard, controller: CardController) -> CustomerCard:
    with form_opens(qtbot, card):
        card.new_customer()
    return card


def test_a_customer_is_added_with_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, new: CustomerCard, controller: CardController
) -> None:
    assert focus() is line(new, "first_name")
    QTest.keyClicks(focus(), "D'Angelo")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert focus() is line(new, "last_name")
    QTest.keyClicks(focus(), "O'Brien")
    with qtbot.waitSignal(controller.loaded), qtbot.waitSignal(new.customer_shown) as shown:
        QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    assert shown.args is not None
    added = desk.customers.get(CustomerId(int(shown.args[0])))
    assert (added.first_name, added.last_name, added.number) == ("D'Angelo", "O'Brien", "C-00001")
    assert new.header.name.full_text() == "D'Angelo O'Brien"
    desk.history.undo()
    assert desk.customers.by_number("C-00001") is None


def test_tab_walks_the_form_as_it_is_read(qtbot: QtBot, new: CustomerCard) -> None:
    for card in sections_of(new).cards.values():
        card.open()
    expected = list(stops(sections_of(new)))
    assert len(expected) > 40
    start = expected[0]
    start.setFocus()
    walked = [start]
    while len(walked) < len(expected):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        walked.append(focus())
    names = [widget.accessibleName() for widget in walked]
    assert names == [widget.accessibleName() for widget in expected]
    assert walked == expected


def test_every_field_of_the_catalogue_is_in_the_form_and_named(new: CustomerCard) -> None:
    for card in sections_of(new).cards.values():
        card.open()
    boxes = sections_of(new).binding.boxes
    assert set(boxes) == {field.key for field in FIELDS}
    nameless = [key for key, box in boxes.items() for part in box.editor.targets() if not part.accessibleName()]
    assert nameless == []


def test_nobody_at_all_is_refused_beside_the_field(qtbot: QtBot, desk: Desk, new: CustomerCard) -> None:
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    box = sections_of(new).binding.boxes["first_name"]
    assert box.message.text()
    assert line(new, "first_name").hasFocus()
    assert desk.customers.by_number("C-00001") is None


def test_whom_the_form_is_about_is_asked_only_when_it_is_to_be_saved(new: CustomerCard) -> None:
    box = sections_of(new).binding.boxes["first_name"]
    line(new, "first_name").setFocus()
    line(new, "company").setFocus()
    assert not box.message.text()
    QTest.keyClicks(focus(), "Kiln & Co")
    QTest.keyClick(focus(), Qt.Key.Key_Backspace, CONTROL)
    assert not box.message.text()


def test_an_odd_email_warns_after_it_is_left_and_never_blocks(
    qtbot: QtBot, desk: Desk, new: CustomerCard, controller: CardController
) -> None:
    QTest.keyClicks(line(new, "first_name"), "Bo")
    emails = line(new, "emails")
    emails.setFocus()
    QTest.keyClicks(emails, "bo.example.com")
    box = sections_of(new).binding.boxes["emails"]
    assert box.message.text() == ""
    line(new, "phones").setFocus()
    assert "@" in box.message.text()
    with qtbot.waitSignal(new.customer_shown):
        QTest.keyClick(focus(), Qt.Key.Key_S, CONTROL)
        form_of(new).save()


def test_a_day_that_is_no_day_blocks_and_keeps_the_text(qtbot: QtBot, new: CustomerCard) -> None:
    QTest.keyClicks(line(new, "first_name"), "Bo")
    sections_of(new).reveal("since")
    QTest.keyClicks(line(new, "since"), "31 Feb 2020")
    form_of(new).save()
    assert line(new, "since").text() == "31 Feb 2020"
    assert "31 Feb 2020" in sections_of(new).binding.boxes["since"].message.text()


def test_somebody_alike_is_hinted_at_and_can_be_opened(
    qtbot: QtBot, anna: CustomerId, new: CustomerCard, controller: CardController, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)
    QTest.keyClicks(line(new, "emails"), "ANNA@example.com")
    hint = form_of(new).hint
    qtbot.waitUntil(hint.isVisible)
    assert hint.text().startswith("Anna Berg, Potsdam has the same e-mail address")
    with qtbot.waitSignal(new.customer_shown) as shown:
        hint.acted.emit()
    assert shown.args == [anna]


def test_a_similar_name_in_the_same_town_is_hinted_at(qtbot: QtBot, anna: CustomerId, new: CustomerCard) -> None:
    QTest.keyClicks(line(new, "first_name"), "Ana")
    QTest.keyClicks(line(new, "last_name"), "Berg")
    form = form_of(new)
    assert form.address is not None
    form.address.fill(PostalAddress(street="Am Kanal 1", city="Potsdam"))
    qtbot.waitUntil(form.hint.isVisible)
    assert form.hint.text() == "Anna Berg, Potsdam has a similar name and lives there too. You can save all the same."


def test_a_form_that_was_left_half_made_opens_whole(
    qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_pieces, "_SLICE", 0.0)
    show(anna, "overview")
    card.edit()
    form = form_of(card)
    while form.scroller.widget() is None:
        QCoreApplication.processEvents()
    assert not form.is_open
    assert form.draft() is None
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert card.stack.currentWidget() is card.page
    assert form.scroller.widget() is None
    with form_opens(qtbot, card):
        card.edit()
        QTest.keyClicks(form, "x")
    assert line(card, "first_name").text() == "Annax"
    order = list(stops(sections_of(card)))
    assert order.index(line(card, "first_name")) < order.index(line(card, "last_name"))
    assert form_of(card).sections is form.scroller.widget()


def test_an_edit_keeps_what_the_form_does_not_show(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    before = desk.customers.change(replace(desk.customers.get(anna), vat_id="DE1", rating=3)).customer
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    line(card, "last_name").setFocus()
    line(card, "last_name").selectAll()
    QTest.keyClicks(line(card, "last_name"), "Berger")
    assert form_of(card).is_dirty
    with qtbot.waitSignal(controller.loaded):
        QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)
    after = desk.customers.get(anna)
    assert replace(after, version=0, changed_at=None) == replace(before, last_name="Berger", version=0, changed_at=None)


def test_escape_asks_only_when_something_changed(
    qtbot: QtBot, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    asked: list[str] = []

    def answer(_parent: QWidget, name: str) -> LeaveChoice:
        asked.append(name)
        return LeaveChoice.STAY

    monkeypatch.setattr(form_page, "ask_to_leave", answer)
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert asked == []
    assert card.stack.currentWidget() is card.page
    with form_opens(qtbot, card):
        card.edit()
    QTest.keyClicks(line(card, "first_name"), "x")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert asked == ["Annax Berg"]
    assert card.stack.currentWidget() is card.form


def test_save_is_an_answer_to_the_question(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.SAVE)
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    QTest.keyClicks(line(card, "first_name"), "Jo")
    assert card.may_leave()
    assert desk.customers.get(anna).first_name == "AnnaJo"


def test_a_full_disk_leaves_everything_typed_in_the_form(
    qtbot: QtBot, desk: Desk, new: CustomerCard, controller: CardController, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise EnvironmentFailure("disk.full", path="shop.craftdesk")

    monkeypatch.setattr(type(desk.customers), "add", full)
    QTest.keyClicks(line(new, "first_name"), "Bo")
    with qtbot.waitSignal(controller.form.failed):
        form_of(new).save()
    assert form_of(new).bar.isVisible()
    assert form_of(new).bar.text().endswith("What you typed is still here.")
    assert line(new, "first_name").text() == "Bo"
    monkeypatch.undo()
    with qtbot.waitSignal(new.customer_shown):
        form_of(new).save()


def test_a_change_from_elsewhere_is_a_choice(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    desk.customers.change(replace(desk.customers.get(anna), last_name="Elsewhere"))
    QTest.keyClicks(line(card, "first_name"), "Jo")
    with qtbot.waitSignal(controller.form.conflicted):
        form_of(card).save()
    conflict = form_of(card).conflict
    assert conflict.isVisible()
    with qtbot.waitSignal(controller.loaded):
        QTest.mouseClick(conflict.mine, Qt.MouseButton.LeftButton)
    now = desk.customers.get(anna)
    assert (now.first_name, now.last_name) == ("AnnaJo", "Berg")


def test_a_number_of_somebody_else_is_refused(
    qtbot: QtBot, desk: Desk, anna: CustomerId, new: CustomerCard, controller: CardController
) -> None:
    QTest.keyClicks(line(new, "first_name"), "Bo")
    sections_of(new).reveal("number")
    line(new, "number").setFocus()
    QTest.keyClicks(line(new, "number"), desk.customers.get(anna).number)
    with qtbot.waitSignal(controller.form.refused):
        form_of(new).save()
    assert sections_of(new).binding.boxes["number"].message.text()
    assert desk.customers.by_number("C-00002") is None


def test_the_first_address_is_saved_with_the_customer(
    qtbot: QtBot, desk: Desk, new: CustomerCard, controller: CardController
) -> None:
    address = form_of(new).address
    assert address is not None
    QTest.keyClicks(line(new, "first_name"), "Bo")
    QTest.mouseClick(address.open_button, Qt.MouseButton.LeftButton)
    assert address.fields is not None
    street = address.fields.binding.boxes["street"].editor.focusProxy()
    assert isinstance(street, QLineEdit)
    QTest.keyClicks(street, "Am Hang 3")
    with qtbot.waitSignal(new.customer_shown) as shown:
        form_of(new).save()
    assert shown.args is not None
    (kept,) = desk.addresses.of(CustomerId(int(shown.args[0])))
    assert (kept.place.street, kept.place.country, kept.default_shipping) == ("Am Hang 3", "DE", True)


def test_a_blank_draft_round_trips_through_the_editors(new: CustomerCard) -> None:
    for card in sections_of(new).cards.values():
        card.open()
    assert sections_of(new).taken_over(Customer()) == Customer()
