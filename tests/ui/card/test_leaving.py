"""Leaving a card with something typed in it: Save leaves when it is saved, and keeps the text when it is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.ui.screens.customers.card.card import CustomerCard

Show = Callable[[CustomerId, str], None]


@pytest.fixture
def answer_save() -> Callable[[], None]:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == "Save").click()

    return lambda: QTimer.singleShot(0, press)


def refuse_writing(desk: Desk) -> None:
    """The file is taken from under the program, as a pulled stick does it."""
    desk.shop.path.rename(desk.shop.path.with_name("away.craftdesk"))


def begin_note(card: CustomerCard, anna: CustomerId, show: Show) -> None:
    show(anna, "timeline")
    card.tabs.timeline.write()
    QTest.keyClicks(card.tabs.timeline.writer.text, "Call before Friday")


def test_a_note_is_saved_before_the_card_is_left(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, answer_save: Callable[[], None]
) -> None:
    begin_note(card, anna, show)
    answer_save()
    assert card.may_leave()
    assert [entry.text for entry in desk.notes.of(anna)] == ["Call before Friday"]
    assert card.tabs.timeline.writer.text.toPlainText() == ""


def test_a_note_that_cannot_be_saved_keeps_its_text(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, answer_save: Callable[[], None]
) -> None:
    begin_note(card, anna, show)
    refuse_writing(desk)
    answer_save()
    with qtbot.waitSignal(card.problem_raised):
        assert not card.may_leave()
    assert card.tabs.timeline.writer.text.toPlainText() == "Call before Friday"


def begin_address(card: CustomerCard, anna: CustomerId, show: Show) -> None:
    show(anna, "addresses")
    card.tabs.addresses.add_new()
    editor = card.tabs.addresses.editor
    assert editor is not None
    editor.fields.binding.boxes["city"].editor.setFocus()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Ulm")


def test_an_address_is_saved_before_the_card_is_left(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, answer_save: Callable[[], None]
) -> None:
    begin_address(card, anna, show)
    answer_save()
    assert card.may_leave()
    assert [one.place.city for one in desk.addresses.of(anna)] == ["Potsdam", "Berlin", "Ulm"]


def test_an_address_that_cannot_be_saved_stays_open(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, answer_save: Callable[[], None]
) -> None:
    begin_address(card, anna, show)
    refuse_writing(desk)
    answer_save()
    assert not card.may_leave()
    assert card.tabs.addresses.is_editing
    assert card.tabs.addresses.editor is not None
    assert card.tabs.addresses.editor.fields.value().place.city == "Ulm"
    assert not card.tabs.addresses.editor.bar.isHidden()
