"""Fields of the shop's own in the form and on the card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import CustomValue
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.ui.forms.choice_editors import ChipsEditor
from craftdesk.ui.forms.customer_sections import CustomerSections
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.widgets.label import Label
from tests.support.forms import form_opens

Show = Callable[[CustomerId, str], None]
_FIELDS = (
    CustomField(title="Ring size", kind=CustomKind.NUMBER),
    CustomField(title="Wedding day", kind=CustomKind.DATE),
    CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=("Celadon", "R&D blue")),
    CustomField(title="Allergies", kind=CustomKind.SEVERAL, choices=("Nuts", "Milk", "Gluten")),
    CustomField(title="Newsletter by post", kind=CustomKind.YES_NO),
    CustomField(title="Dog"),
    CustomField(title="Commission", kind=CustomKind.LONG_TEXT),
)


@pytest.fixture
def fields(desk: Desk) -> dict[str, CustomField]:
    return {field.key: field for field in (desk.custom_fields.define(draft).field for draft in _FIELDS)}


def sections_of(card: CustomerCard) -> CustomerSections:
    assert card.form is not None
    assert card.form.sections is not None
    return card.form.sections


def editor(card: CustomerCard, key: str) -> Editor:
    return sections_of(card).binding.boxes[f"custom:{key}"].editor


def line(card: CustomerCard, key: str) -> QLineEdit:
    found = editor(card, key).focusProxy()
    assert isinstance(found, QLineEdit)
    return found


@pytest.mark.usefixtures("fields")
def test_each_kind_is_typed_and_saved_in_the_one_way_it_is_kept(
    desk: Desk, card: CustomerCard, controller: CardController, qtbot: QtBot
) -> None:
    with form_opens(qtbot, card):
        card.new_customer()
    first = sections_of(card).binding.boxes["first_name"].editor.focusProxy()
    assert isinstance(first, QLineEdit)
    QTest.keyClicks(first, "Ida")
    for key, text in {"ring_size": "17.50", "wedding_day": "24 May 2026", "dog": "Bello"}.items():
        QTest.keyClicks(line(card, key), text)
    glaze = editor(card, "glaze").findChild(QComboBox)
    assert glaze is not None
    QTest.keyClicks(glaze, "r")
    glaze.activated.emit(glaze.currentIndex())
    for box in editor(card, "allergies").findChildren(QCheckBox):
        if box.accessibleName() != "Allergies: Milk":
            QTest.keyClick(box, Qt.Key.Key_Space)
    answer = editor(card, "newsletter_by_post")
    assert isinstance(answer, ChipsEditor)
    answer.chips.select("no")
    with qtbot.waitSignal(controller.form.saved) as saved:
        QTest.keyClick(first, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert {one.key: one.value for one in desk.customers.get(saved.args[0].customer.id).custom} == {
        "ring_size": "17.5", "wedding_day": "2026-05-24", "dog": "Bello", "glaze": "R&D blue",
        "allergies": "Nuts\nGluten", "newsletter_by_post": "no",
    }  # fmt: skip


@pytest.mark.usefixtures("fields")
def test_what_is_no_number_is_said_beside_the_field_and_keeps_the_form_open(
    anna: CustomerId, desk: Desk, card: CustomerCard, controller: CardController, show: Show, qtbot: QtBot
) -> None:
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    ring = line(card, "ring_size")
    QTest.keyClicks(ring, "about 17")
    QTest.keyClick(ring, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "about 17" in sections_of(card).binding.boxes["custom:ring_size"].message.text()
    assert QGuiApplication.focusObject() is ring
    assert desk.customers.get(anna).custom == ()


def _fill(desk: Desk, customer: CustomerId, **values: str) -> None:
    custom = tuple(CustomValue(key=key, value=value) for key, value in values.items())
    desk.customers.change(replace(desk.customers.get(customer), custom=custom))


@pytest.mark.usefixtures("fields")
def test_the_form_shows_what_is_kept_and_saves_nothing_that_was_not_touched(
    anna: CustomerId, desk: Desk, card: CustomerCard, controller: CardController, show: Show, qtbot: QtBot
) -> None:
    _fill(desk, anna, ring_size="1234.5", wedding_day="2026-05-24", glaze="Celadon", allergies="Milk", dog="Bello")
    desk.custom_fields.put_away("dog")
    before = desk.customers.get(anna)
    show(anna, "overview")
    with form_opens(qtbot, card):
        card.edit()
    assert line(card, "ring_size").text() == "1,234.5"
    assert card.form is not None
    assert not card.form.is_dirty
    assert "custom:dog" not in sections_of(card).binding.boxes
    QTest.keyClicks(line(card, "wedding_day"), "")
    with qtbot.waitSignal(controller.form.saved):
        card.form.save()
    assert desk.customers.get(anna).custom == before.custom


def _texts(card: CustomerCard) -> list[str]:
    return [label.text() for label in card.findChildren(Label) if label.isVisible() and label.text()]


@pytest.mark.usefixtures("fields")
def test_the_details_show_what_is_there_and_copy_it(
    anna: CustomerId, desk: Desk, card: CustomerCard, show: Show
) -> None:
    _fill(desk, anna, ring_size="17.5", allergies="Nuts\nMilk", newsletter_by_post="yes")
    show(anna, "details")
    shown = _texts(card)
    assert shown[shown.index("Ring size") :][:2] == ["Ring size", "17.5"]
    assert "Nuts, Milk" in shown
    assert "Glaze" not in shown
    copy = next(one for one in card.findChildren(QPushButton) if one.accessibleName() == "Copy Allergies")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Nuts, Milk"


def test_fields_that_come_and_go_change_card_and_form(
    fields: dict[str, CustomField], anna: CustomerId, desk: Desk, card: CustomerCard, controller: CardController,
    show: Show, qtbot: QtBot,
) -> None:  # fmt: skip
    _fill(desk, anna, dog="Bello")
    show(anna, "details")
    assert "Dog" in _texts(card)
    desk.custom_fields.change(replace(fields["dog"], title="Name of the dog"))
    for key in ("ring_size", "glaze"):
        desk.custom_fields.remove(key)
    show(anna, "details")
    assert "Name of the dog" in _texts(card)
    assert "Dog" not in _texts(card)
    with form_opens(qtbot, card):
        card.edit()
    assert "custom:glaze" not in sections_of(card).binding.boxes
    assert sections_of(card).binding.boxes["custom:dog"].title.text() == "Name of the dog"
