"""What is typed is kept: found again after the program was killed, gone when it was saved or discarded."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from craftdesk import paths
from craftdesk.desktop.desk import DeskParts
from craftdesk.domain.customer import Customer
from craftdesk.domain.draft import CustomerDraft, Draft, DraftContent, NoteDraft, OrderDraft, TaskDraft
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.services.drafts import drafts_of
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.customer_form import CustomerForm
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.screens.customers.card import address_editor, task_card, timeline_tab
from tests.ui.window.desk import WindowUser

Start = Callable[..., WindowUser]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


def parts_of(user: WindowUser) -> DeskParts:
    parts = user.shop.parts
    assert parts is not None
    return parts


def form_of(user: WindowUser) -> CustomerForm:
    """The form of a customer, once it is open."""
    card = parts_of(user).card
    user.until(lambda: card.form is not None and card.form.is_open)
    assert card.form is not None
    return card.form


def customer_in(user: WindowUser) -> Customer:
    """What the form holds that is not saved."""
    draft = form_of(user).draft()
    assert draft is not None
    return draft.customer


def go_to_somebody(user: WindowUser) -> None:
    parts = parts_of(user)
    user.screen.select(CustomerId(1))
    user.until(lambda: parts.card.current() == 1 and parts.card._data is not None)


def kept(shop: Path) -> tuple[Draft, ...]:
    """The drafts of a shop on the disk."""
    return drafts_of(shop).found()[0]


def new_customer(user: WindowUser, first: str, last: str) -> None:
    user.run(ActionId.CUSTOMER_NEW)
    form = form_of(user)
    user.type(first)
    assert form.sections is not None
    form.sections.editor("last_name").setFocus()
    user.type(last)


def crash(user: WindowUser, shop: Path, count: int = 1) -> dict[Path, bytes]:
    """What a killed program leaves: the drafts as they stood a moment after the last key."""
    user.until(lambda: len(kept(shop)) == count)
    parts_of(user).drafts.keeper.settle()
    return {path: path.read_bytes() for path in drafts_of(shop).folder.iterdir()}


def after(left: dict[Path, bytes]) -> None:
    for path, text in left.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


@pytest.fixture(autouse=True)
def _discards(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (form_page, timeline_tab, task_card, address_editor):
        monkeypatch.setattr(module, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)


def test_a_new_customer_is_there_again_as_typed(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    new_customer(first, "Ottilie", "Quendt")
    left = crash(first, shop_path)
    (path,) = left
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first.quit()
    assert kept(shop_path) == ()
    after(left)
    second = start(shop_path).ready()
    bar = second.window.drafts
    assert bar.text().startswith("A new customer, Ottilie Quendt, was not saved when CraftDesk ended (today ")
    bar.go_on.click()
    assert customer_in(second).last_name == "Quendt"
    second.until(bar.isHidden)
    second.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second.until(lambda: "Ottilie Quendt" in second.names())
    second.until(lambda: kept(shop_path) == ())


def test_a_changed_customer_meets_what_was_changed_meanwhile(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    go_to_somebody(first)
    parts_of(first).card.edit()
    form_of(first)
    first.type("x")
    left = crash(first, shop_path)
    first.quit()
    shop = ShopFile.open(shop_path)
    desk = Desk.open(shop)
    (found,) = [draft.content for draft in _drafts(left, shop_path)]
    assert isinstance(found, CustomerDraft)
    desk.customers.change(replace(desk.customers.get(found.customer.id), nickname="Nan"))
    shop.close()
    second = start(shop_path).ready()
    second.window.drafts.go_on.click()
    assert customer_in(second) == found.customer
    assert form_of(second).conflict.isVisible()
    second.until(second.window.drafts.isHidden)


def _drafts(left: dict[Path, bytes], shop: Path) -> tuple[Draft, ...]:
    after(left)
    return kept(shop)


def test_discarding_takes_it_away_and_can_be_taken_back(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    new_customer(first, "Ottilie", "Quendt")
    left = crash(first, shop_path)
    first.quit()
    after(left)
    second = start(shop_path).ready()
    second.window.drafts.decline.click()
    second.until(lambda: kept(shop_path) == ())
    assert second.window.drafts.isHidden()
    second.window.toast.action_chosen.emit()
    second.until(lambda: len(kept(shop_path)) == 1)
    assert second.window.drafts.isVisible()


def test_what_was_saved_before_the_program_was_killed_is_not_offered(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    new_customer(first, "Ottilie", "Quendt")
    left = crash(first, shop_path)
    first.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first.until(lambda: "Ottilie Quendt" in first.names())
    go_to_somebody(first)
    parts_of(first).card.edit()
    form_of(first)
    first.type("Annika")
    changed = crash(first, shop_path)
    first.quit()
    after(left | changed)
    second = start(shop_path).ready()  # the new one is in the book, the changed one is not
    assert second.window.drafts.text().startswith("Changes to ")
    second.until(lambda: len(kept(shop_path)) == 1)
    second.window.drafts.go_on.click()
    form_of(second)
    second.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    second.until(lambda: any("Annika" in name for name in second.names()))
    second.quit()
    after(changed)
    assert not start(shop_path).ready().window.drafts.isVisible()


def test_a_new_order_that_was_saved_is_not_offered(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    first.run(ActionId.ORDER_NEW)
    page = parts_of(first).order_entry._made_page()
    first.until(lambda: page.is_open)
    assert page.fields is not None
    page.fields.lines.rows[-1].item.setFocus()
    first.type("Vase")
    page.fields.lines.rows[0].price.line.setFocus()
    first.type("12")
    left = crash(first, shop_path)
    first.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first.until(lambda: parts_of(first).desk.orders.by_number("O-0001") is not None)
    first.quit()
    after(left)
    assert not start(shop_path).ready().window.drafts.isVisible()


def test_two_drafts_stand_in_a_list(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    new_customer(first, "Ottilie", "Quendt")
    left = crash(first, shop_path)
    first.quit()
    after({path.with_name("customer-2.json"): text for path, text in left.items()} | left)
    second = start(shop_path).ready()
    assert second.window.drafts.text() == "2 things that you typed were not saved when CraftDesk ended."
    second.window.drafts.go_on.click()
    dialog = parts_of(second).drafts._dialog
    assert dialog is not None
    assert len(dialog.rows()) == 2
    dialog.go_on.click()
    assert customer_in(second).last_name == "Quendt"
    second.until(lambda: second.window.drafts.text().startswith("A new customer, Ottilie Quendt"))


def test_one_that_cannot_be_read_is_told_and_kept(start: Start, shop_path: Path) -> None:
    folder = drafts_of(shop_path).folder
    folder.mkdir(parents=True)
    (folder / "customer-1.json").write_text('{"craftdesk_draft": 9}', "utf-8")
    user = start(shop_path).ready()
    assert "could not be read. It is kept in" in user.window.drafts.text()
    assert (folder / "unreadable" / "customer-1.json").exists()
    user.window.drafts.decline.click()
    assert user.window.drafts.isHidden()


def test_a_shop_that_is_only_looked_at_lets_them_be_copied(start: Start, shop_path: Path) -> None:
    first = start(shop_path).ready()
    new_customer(first, "Ottilie", "Quendt")
    left = crash(first, shop_path)
    first.quit()
    after(left)
    second = start(choose=True)
    second.program.open(shop_path, read_only=True)
    second.ready()
    assert second.window.drafts.go_on.text() == "Copy"
    second.window.drafts.go_on.click()
    assert "Ottilie\nQuendt" in QGuiApplication.clipboard().text()
    assert len(kept(shop_path)) == 1


def left_and_gone_on(user: WindowUser, shop: Path, leave: Callable[[], object]) -> DraftContent:
    """Leaves a form that keeps a draft, and goes on with what was kept as after a crash; returns it."""
    left = crash(user, shop)
    (draft,) = kept(shop)
    leave()
    user.until(lambda: kept(shop) == ())
    parts_of(user).drafts.keeper.settle()  # the folder goes with its last draft
    after(left)
    parts_of(user).drafts.go_on(draft)
    return draft.content


def test_a_note_goes_on(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    go_to_somebody(user)
    card = parts_of(user).card
    card.show_tab("timeline")
    card.tabs.timeline.write()
    user.type("Likes the blue glaze")
    note = left_and_gone_on(user, shop_path, card.tabs.timeline.writer.text.clear)
    assert isinstance(note, NoteDraft)
    assert note.text == "Likes the blue glaze"
    user.until(lambda: card.tabs.timeline.draft() == note)


def test_a_task_and_an_address_go_on(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    go_to_somebody(user)
    card = parts_of(user).card
    card.show_tab("timeline")
    card.tabs.timeline.write_task()
    user.type("Call about the vase")
    card.tabs.timeline.tasks.writer.day.line.setFocus()
    card.tabs.timeline.tasks.writer.day.line.selectAll()
    user.type("32.")
    task = left_and_gone_on(user, shop_path, card.tabs.timeline.may_leave)
    assert isinstance(task, TaskDraft)
    assert (task.text, task.day) == ("Call about the vase", "32.")
    user.until(lambda: card.tabs.timeline.tasks.draft() == task)
    parts_of(user).drafts.keeper.flush()
    card.tabs.timeline.may_leave()
    user.until(lambda: kept(shop_path) == ())

    card.show_tab("addresses")
    card.tabs.addresses.add_new()
    user.type("Workshop")
    assert card.tabs.addresses.editor is not None
    place = left_and_gone_on(user, shop_path, card.tabs.addresses.editor.cancel.click)
    user.until(lambda: card.tabs.addresses.draft() == place)


def test_an_order_goes_on_with_what_is_no_number(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    parts = parts_of(user)
    parts.order_entry.new(None)
    page = parts.order_entry._made_page()
    user.until(lambda: page.is_open)
    assert page.fields is not None
    page.fields.lines.rows[-1].item.setFocus()
    user.type("Vase")
    page.fields.lines.rows[0].price.line.setFocus()
    user.type("12x")
    order = left_and_gone_on(user, shop_path, user.shop.pages.back)
    assert isinstance(order, OrderDraft)
    user.until(lambda: page.is_open and page.draft() == order)
    assert page.fields.lines.rows[0].price.line.text() == "12x"


def test_a_product_and_the_settings_go_on(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    parts = parts_of(user)
    user.run(ActionId.PRODUCT_NEW)
    products = parts.products._products_page()
    user.until(lambda: products.form.is_open)
    user.type("Mug")
    product = left_and_gone_on(user, shop_path, products.may_leave)
    user.until(lambda: products.form.is_open and products.form.draft() == product)
    parts_of(user).drafts.keeper.flush()
    assert products.may_leave()
    user.until(lambda: kept(shop_path) == ())

    user.run(ActionId.SHOP_SETTINGS)
    page = parts.shop_settings._settings_page()
    user.until(lambda: page.is_open)
    user.type("Clay & Co")
    settings = left_and_gone_on(user, shop_path, user.shop.pages.back)
    user.until(lambda: page.is_open and page.draft() == settings)


def test_nothing_is_kept_of_what_was_never_typed(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    user.run(ActionId.CUSTOMER_NEW)
    form_of(user)
    parts_of(user).drafts.keeper.flush()
    user.quit()
    assert not list((paths.data_dir() / "drafts").rglob("*.json"))


@pytest.mark.log_expected
def test_what_cannot_be_kept_is_told_once_and_stays_in_the_form(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    folder = drafts_of(shop_path).folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"in the way")
    user.run(ActionId.CUSTOMER_NEW)
    form_of(user)
    user.type("Nora")
    told = "What is typed could not be written down beside the shop. It is still in the form: save it."
    user.until(lambda: user.window.toast.text() == told)
    user.window.show_toast("")
    user.type("h")
    parts_of(user).drafts.keeper.settle()
    assert customer_in(user).first_name == "Norah"
    assert user.window.toast.text() == ""
