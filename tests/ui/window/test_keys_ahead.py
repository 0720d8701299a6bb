"""What is typed before a form is there lands in it, whatever keeps the form waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from craftdesk.controllers.jobs import Job
from craftdesk.desktop.desk import DeskParts
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.forms.product_form import ProductForm
from craftdesk.ui.screens.order_entry.page import OrderEntryPage
from craftdesk.ui.screens.settings.page import ShopSettingsPage
from tests.support import patience
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
_K, _CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Held:
    """Keeps the thread that reads, or the one that writes, until it is let go."""

    def __init__(self, hand: Callable[..., Job]) -> None:
        self._go, begun = threading.Event(), threading.Event()

        def wait() -> None:
            begun.set()
            self._go.wait(patience.SECONDS)

        hand(wait)
        assert begun.wait(patience.SECONDS)

    def let_go(self) -> None:
        self._go.set()


@pytest.fixture
def user(start: Start, shop_path: Path) -> WindowUser:
    return start(shop_path).ready()


@pytest.fixture
def held(user: WindowUser) -> Iterator[Callable[[str], Held]]:
    """Hold up a thread of the open shop: "read" or "write"; at the end all are let go."""
    all_held: list[Held] = []

    def hold(lane: str) -> Held:
        one = Held(getattr(parts_of(user).runner, lane))
        all_held.append(one)
        return one

    yield hold
    for one in all_held:
        one.let_go()


def parts_of(user: WindowUser) -> DeskParts:
    parts = user.shop.parts
    assert parts is not None
    return parts


def form_of(user: WindowUser) -> CustomerForm:
    form = parts_of(user).card.form
    assert form is not None
    return form


def types(user: WindowUser, *what: str | Qt.Key) -> None:
    """Types words and presses keys, one after the other, wherever the keyboard is."""
    for one in what:
        if isinstance(one, str):
            user.type(one)
        else:
            user.key(one)


def edited_before(user: WindowUser, who: CustomerId) -> None:
    """Somebody was edited in the form, and it was left."""
    user.screen.select(who)
    user.until(lambda: parts_of(user).card.current() == who and user.kit.actions.context.current)
    user.run(ActionId.CUSTOMER_EDIT)
    user.until(lambda: form_of(user).is_open)
    user.key(_K.Key_Escape)
    user.until(lambda: not parts_of(user).card.is_editing)


def shown_text(user: WindowUser) -> set[str]:
    sections = form_of(user).sections
    return set() if sections is None or not sections.isVisible() else {"fields"}


def test_a_new_customer_typed_before_the_form_is_read_lands_in_it(
    user: WindowUser, held: Callable[[str], Held]
) -> None:
    edited_before(user, CustomerId(1))
    reader = held("read")
    user.run(ActionId.CUSTOMER_NEW)
    assert form_of(user).isVisible()
    assert not shown_text(user)
    assert form_of(user).head.title.full_text() == "New customer"
    types(user, "Nora", _K.Key_Tab, "Lindq")
    user.focus().inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    composed = QInputMethodEvent()
    composed.setCommitString("é")
    QApplication.sendEvent(user.focus(), composed)
    types(user, "n", _K.Key_Backspace)
    reader.let_go()
    user.until(lambda: form_of(user).is_open)
    draft = form_of(user).draft()
    assert draft is not None
    assert (draft.customer.first_name, draft.customer.last_name) == ("Nora", "Lindqé")
    user.type("t")
    user.key(_K.Key_Return, _CTRL)
    user.until(lambda: "Nora Lindqét" in user.names())


@pytest.mark.parametrize("saving", [_K.Key_Return, _K.Key_S])
def test_even_the_wish_to_save_waits_its_turn(user: WindowUser, held: Callable[[str], Held], saving: Qt.Key) -> None:
    reader = held("read")
    user.run(ActionId.CUSTOMER_NEW)
    user.type("Nora")
    user.key(saving, _CTRL)
    assert not user.names().count("Nora")
    reader.let_go()
    user.until(lambda: "Nora" in user.names())


def test_somebody_left_before_they_were_read_never_comes_into_the_next_form(
    user: WindowUser, held: Callable[[str], Held]
) -> None:
    edited_before(user, CustomerId(1))
    reader = held("read")
    user.run(ActionId.CUSTOMER_EDIT)
    user.key(_K.Key_Escape)
    assert not parts_of(user).card.is_editing
    user.run(ActionId.CUSTOMER_NEW)
    user.type("Nora")
    reader.let_go()
    user.until(lambda: form_of(user).is_open)
    draft = form_of(user).draft()
    assert draft is not None
    assert (draft.customer.id, draft.customer.first_name) == (0, "Nora")


def test_the_form_is_that_of_whom_the_list_stands_on(user: WindowUser) -> None:
    """F2 comes before the pause after which the card follows the list."""
    user.screen.pane.focus_list()
    user.key(_K.Key_Home)
    user.screen.current.flush()
    first = user.screen.current.id
    user.key(_K.Key_Down)
    user.key(_K.Key_F2)
    user.until(lambda: form_of(user).is_open)
    user.type("x")
    draft = form_of(user).draft()
    assert draft is not None
    assert draft.customer.id in user.screen.selected()
    assert draft.customer.id != first
    assert parts_of(user).card.is_editing


def test_leaving_asks_when_something_was_typed_ahead(
    user: WindowUser, held: Callable[[str], Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answers = [LeaveChoice.STAY, LeaveChoice.SAVE]

    def ask(_form: object, name: str) -> LeaveChoice:
        asked.append(name)
        return answers.pop(0)

    monkeypatch.setattr(form_page, "ask_to_leave", ask)
    reader = held("read")
    user.run(ActionId.CUSTOMER_NEW)
    user.type("Nora")
    form_of(user).head.cancel.click()
    assert parts_of(user).card.is_editing
    QTimer.singleShot(0, reader.let_go)
    form_of(user).head.cancel.click()
    assert asked == ["", ""]
    user.until(lambda: "Nora" in user.names())
    assert not parts_of(user).card.is_editing


def test_a_save_under_way_is_not_begun_twice_and_the_next_form_takes_what_is_typed(
    user: WindowUser, held: Callable[[str], Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: pytest.fail("nobody is to be asked"))
    user.run(ActionId.CUSTOMER_NEW)
    user.until(lambda: form_of(user).is_open)
    user.type("Nora")
    writer = held("write")
    user.key(_K.Key_Return, _CTRL)
    user.key(_K.Key_Return, _CTRL)
    form_of(user).head.save.click()

    def goes_on() -> None:
        user.type("Olaf")
        writer.let_go()

    QTimer.singleShot(0, goes_on)
    user.run(ActionId.CUSTOMER_NEW)
    user.until(lambda: form_of(user).is_open)
    user.until(lambda: "Nora" in user.names())
    draft = form_of(user).draft()
    assert draft is not None
    assert draft.customer.first_name == "Olaf"
    user.key(_K.Key_Return, _CTRL)
    user.until(lambda: "Olaf" in user.names())
    assert user.names().count("Nora") == 1


def test_what_is_typed_while_a_save_fails_stays_in_the_form(
    user: WindowUser, held: Callable[[str], Held], shop_path: Path
) -> None:
    user.run(ActionId.CUSTOMER_NEW)
    user.until(lambda: form_of(user).is_open)
    user.type("Nora")
    form = form_of(user)
    assert form.sections is not None
    form.sections.reveal("number")
    form.sections.editor("number").setFocus()
    user.type("C-00001")  # somebody else's
    writer = held("write")
    user.key(_K.Key_Return, _CTRL)
    user.type("7")
    writer.let_go()
    user.until(form.head.save.isEnabled)
    draft = form.draft()
    assert draft is not None
    assert draft.customer.number == "C-000017"


def test_the_other_forms_take_what_is_typed_ahead_too(user: WindowUser, held: Callable[[str], Held]) -> None:
    for _ in range(2):  # when the form is built, and when it shows what it held before
        reader = held("read")
        user.run(ActionId.PRODUCT_NEW)
        user.type("Jug")
        reader.let_go()
        product = user.window.findChildren(ProductForm)[0]
        user.until(lambda form=product: form.is_open)  # type: ignore[misc]
        content = product.draft()
        assert content is not None
        assert content.product.name == "Jug"
        user.key(_K.Key_Return, _CTRL)
        user.until(lambda form=product: not form.is_open)  # type: ignore[misc]
    reader = held("read")
    user.run(ActionId.ORDER_NEW)
    user.type("Bra")
    assert not user.window.findChildren(OrderEntryPage)[0].is_open
    reader.let_go()
    page = user.window.findChildren(OrderEntryPage)[0]
    user.until(lambda: page.is_open)
    assert page.fields is not None
    assert page.fields.facts.buyer.line.text() == "Bra"


def test_the_settings_take_what_is_typed_ahead(user: WindowUser, held: Callable[[str], Held]) -> None:
    reader = held("read")
    user.run(ActionId.SHOP_SETTINGS)
    page = user.window.findChildren(ShopSettingsPage)[0]
    user.key(_K.Key_End)
    user.type(" & Sons")
    reader.let_go()
    user.until(lambda: page.is_open)
    draft = page.draft()
    assert draft is not None
    assert draft.settings.name.endswith(" & Sons")


def test_what_is_saved_on_leaving_leads_back_one_page_only(user: WindowUser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.SAVE)
    for page in (ActionId.ORDERS, ActionId.PRODUCTS, ActionId.SHOP_SETTINGS):
        user.run(page)
    settings = user.window.findChildren(ShopSettingsPage)[0]
    user.until(lambda: settings.is_open)
    user.type("!")
    settings.head.cancel.click()
    assert user.kit.actions.context.screen == "products"
