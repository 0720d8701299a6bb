"""The card as a whole: who is shown, what is said at once, details, names for those who only hear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.fields import FIELDS
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.order import Order
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.details_tab import DetailsTab
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from tests.support.runners import ImmediateRunner

Show = Callable[[CustomerId, str], None]
TABS = ("overview", "addresses", "orders", "statistics", "timeline", "details")


def overview_of(card: CustomerCard) -> OverviewTab:
    body = card.tabs.body("overview")
    assert isinstance(body, OverviewTab)
    return body


def test_nobody_is_a_calm_page(card: CustomerCard) -> None:
    assert card.stack.currentWidget() is card.nobody
    assert card.current() is None


def test_the_head_says_who_it_is(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, orders: list[Order]
) -> None:
    desk.customers.change(replace(desk.customers.get(anna), tags=("vip",)))
    show(anna, "overview")
    assert card.header.name.full_text() == "Anna Berg"
    assert "C-00001" in card.header.line.full_text()
    assert [badge.accessibleName() for badge in card.header.badges if not badge.isHidden()] == ["VIP", "Regular"]
    assert overview_of(card).all_orders.text() == "All 7 orders"


def test_a_name_comes_before_all_badges_but_the_first(
    desk: Desk, anna: CustomerId, card: CustomerCard, show: Show, orders: list[Order]
) -> None:
    desk.customers.change(replace(desk.customers.get(anna), last_name="Berg-Tannenbaum-Holzapfel", tags=("vip",)))
    show(anna, "overview")
    assert [badge.accessibleName() for badge in card.header.badges if not badge.isHidden()] == ["VIP"]
    desk.customers.change(replace(desk.customers.get(anna), last_name="Berg"))
    show(anna, "overview")
    assert [badge.accessibleName() for badge in card.header.badges if not badge.isHidden()] == ["VIP", "Regular"]


def test_showing_somebody_takes_no_focus(qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show) -> None:
    card.nobody.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    before = QGuiApplication.focusObject()
    show(anna, "overview")
    assert QGuiApplication.focusObject() in {before, None, card}


def test_a_change_elsewhere_is_shown_at_once(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, controller: CardController, show: Show
) -> None:
    show(anna, "overview")
    changes = desk.customers.change(replace(desk.customers.get(anna), last_name="Nova")).changes
    bus = ChangeBus()
    bus.changed.connect(controller.reload)
    with qtbot.waitSignal(controller.loaded):
        bus.publish(changes)
    assert card.header.name.full_text() == "Anna Nova"


def test_somebody_who_is_gone_leaves_the_calm_page(
    qtbot: QtBot, card: CustomerCard, controller: CardController
) -> None:
    with qtbot.waitSignal(controller.gone):
        card.show_customer(CustomerId(99))
    assert card.stack.currentWidget() is card.nobody


def test_somebody_new_sees_what_to_do_next(desk: Desk, card: CustomerCard, show: Show) -> None:
    show(desk.customers.add(Customer(first_name="Bo")).customer.id, "overview")
    overview = overview_of(card)
    assert not overview.contact.fill.isHidden()
    assert not overview.ship_to.fill.isHidden()
    assert not overview.no_orders.isHidden()
    assert overview.chart.isHidden()
    for tab in TABS:
        card.show_tab(tab)
        assert card.tabs.body(tab) is card.tabs.stack.currentWidget()


def test_every_field_can_be_read_on_the_details(
    qtbot: QtBot, desk: Desk, anna: CustomerId, card: CustomerCard, show: Show
) -> None:
    draft = replace(
        desk.customers.get(anna), birthday=PartialDate(2, 29), rating=4, discount=1250, payment_term=14, vat_id="DE123"
    )
    desk.customers.change(draft)
    show(anna, "details")
    tab = card.tabs.body("details")
    assert isinstance(tab, DetailsTab)
    shown = {row.key: row.value.text() for row in tab._rows if not row.value.isHidden()}
    assert shown["birthday"] == "29 February"
    assert shown["rating"] == "★★★★☆"
    assert shown["discount"] == "12.5\u202f%"
    assert shown["payment_term"] == "14 days"
    assert shown["vat_id"] == "DE123"
    assert "title" not in shown
    QTest.mouseClick(tab.all, Qt.MouseButton.LeftButton)
    assert {row.key for row in tab._rows if not row.value.isHidden()} == {field.key for field in FIELDS}


def test_the_address_is_copied_as_a_block_with_the_name(
    qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show, kit: Kit
) -> None:
    show(anna, "overview")
    kit.actions[ActionId.CUSTOMER_COPY_ADDRESS].trigger()
    assert QGuiApplication.clipboard().text() == "Anna Berg\nRosenweg 4\n14467 Potsdam"


def test_tabs_are_chosen_by_their_keys(anna: CustomerId, card: CustomerCard, show: Show, kit: Kit) -> None:
    show(anna, "overview")
    for place, tab in enumerate(TABS, start=1):
        kit.actions[ActionId(f"tab_{place}")].trigger()
        assert card.tabs.bar.current() == tab


def test_names_are_never_markup(desk: Desk, card: CustomerCard, show: Show) -> None:
    name = "<b>Bo</b><img src=file:///etc/passwd>"
    show(desk.customers.add(Customer(first_name=name, note="<h1>x</h1>")).customer.id, "overview")
    for tab in TABS:
        card.show_tab(tab)
        assert card.tabs.body(tab) is card.tabs.stack.currentWidget()
    labels = card.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert card.header.name.full_text() == name


@pytest.mark.parametrize("tab", TABS)
def test_everything_that_takes_the_keyboard_has_a_name(
    qtbot: QtBot, desk: Desk, anna: CustomerId, orders: list[Order], card: CustomerCard, show: Show, tab: str
) -> None:
    desk.notes.add(anna, "Blue")
    show(anna, tab)
    qtbot.wait(50)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in card.tabs.body(tab).findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
        if not widget.objectName().startswith("qt_")
    ]
    assert nameless == []


@pytest.mark.parametrize("tab", TABS)
def test_the_narrowest_card_cuts_no_button(
    qtbot: QtBot, desk: Desk, orders: list[Order], card: CustomerCard, show: Show, tab: str
) -> None:
    emails = (Email(text="x" * 190 + "@example.com"),)
    long = Customer(first_name="Maximiliane " * 17, tags=("a" * 200,), emails=emails, note="n" * 3000)
    show(desk.customers.add(long).customer.id, tab)
    card.resize(card.minimumSizeHint())
    assert card.minimumSizeHint().width() <= 620
    card.grab()


def test_only_the_newest_of_many_questions_is_answered(
    qtbot: QtBot, desk: Desk, anna: CustomerId, controller: CardController, card: CustomerCard
) -> None:
    bo = desk.customers.add(Customer(first_name="Bo")).customer.id
    loaded: list[str] = []
    controller.loaded.connect(lambda data: loaded.append(data.customer.first_name))
    for who in (anna, bo, anna, bo):
        controller.show(who)
    qtbot.waitUntil(lambda: len(loaded) > 0)
    qtbot.wait(20)
    assert loaded == ["Bo"]


def test_a_real_thread_brings_the_same(qtbot: QtBot, desk: Desk, anna: CustomerId) -> None:
    runner, bus = JobRunner(), ChangeBus()
    controller = CardController(desk, runner, bus)
    with qtbot.waitSignal(controller.loaded) as loaded:
        controller.show(anna)
    assert loaded.args is not None
    assert loaded.args[0].customer.last_name == "Berg"
    runner.shutdown()
    assert not isinstance(runner, ImmediateRunner)


def test_a_tab_seen_first_is_made_in_passes_and_whole_for_whoever_goes_on_in_it(
    qtbot: QtBot, anna: CustomerId, card: CustomerCard, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(anna, "overview")
    passes: list[str] = []
    for name in ("_made", "_body", "_fill"):
        work = getattr(card.tabs, name)

        def noted(key: str, name: str = name, work: Callable[[str], object] = work) -> object:
            passes.append(name)
            QTimer.singleShot(0, lambda: passes.append("pass"))
            return work(key)

        monkeypatch.setattr(card.tabs, name, noted)
    card.show_tab("details")
    assert passes == []
    qtbot.waitUntil(lambda: isinstance(card.tabs.stack.currentWidget(), DetailsTab))
    between = [passes.index(name) for name in ("_made", "_body", "_fill")]
    assert all("pass" in passes[one:other] for one, other in pairwise(between))
    card.show_tab("timeline")
    assert card.tabs.timeline is card.tabs.stack.currentWidget()
