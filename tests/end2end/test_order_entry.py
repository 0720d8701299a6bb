"""An order by keyboard alone, from the call to the invoice that stays as it is; what stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFileDialog

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.ids import PaperId, ProductId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderStatus, PaymentStatus
from craftdesk.domain.paper import PaperKind
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.printing.frozen import from_text
from craftdesk.services.desk import Desk
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.leave import LeaveChoice
from tests.end2end.person import Person
from tests.support.shops import new_store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits
_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_MOST_TABS = 40


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    settings = ShopSettings(name="Clay", currency="EUR", country="DE", tax_rates="1900 Standard\n700 Reduced")
    path = tmp_path / "Clay.craftdesk"
    store = new_store(path, settings)
    with store.begin(OperationLabel("sample")) as unit:
        mug = Product(name="Blue mug", sku="MUG-1", unit="pc", price=2_400, currency="EUR", tax_rate=1_900)
        unit.products.add([mug])
        unit.commit()
    store.shop.close()
    return path


@pytest.fixture(autouse=True)
def _nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a failure the window closes with an order half typed: a question nobody answers would never end."""
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)


def _desk(person: Person) -> Desk:
    person.waits_until(lambda: person.program.shop is not None and person.program.shop.parts is not None)
    assert person.program.shop is not None
    assert person.program.shop.parts is not None
    return person.program.shop.parts.desk


def _focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def _arrives_at(person: Person, name: str) -> None:
    person.waits_until(lambda: _focus() == name, lambda: f"the keyboard is at “{_focus()}”, not at “{name}”")


def _tabs_to(person: Person, name: str) -> None:
    for _ in range(_MOST_TABS):
        if _focus() == name:
            return
        person.presses(_K.Key_Tab)
    raise AssertionError(f"Tab never came to “{name}”, but to “{_focus()}”")


def _begins_an_order(person: Person) -> None:
    person.presses(_K.Key_O, _CTRL | _SHIFT)
    person.waits_for("New order")
    _arrives_at(person, "Customer")


def _saves(person: Person, desk: Desk, number: str) -> Order:
    person.presses(_K.Key_Return, _CTRL)
    person.waits_for(f"Order {number} added")
    order = desk.orders.by_number(number)
    assert order is not None
    return order


def _takes_the_order(person: Person, desk: Desk) -> Order:
    """Ida calls: three mugs, a repair and some glaze until Friday, sent to her, 20 paid at once."""
    _begins_an_order(person)
    person.types("Ida Lund")
    person.presses(_K.Key_Return)
    person.waits_for("New customer: kept together with the order")
    _tabs_to(person, "Due on")
    person.types("fri")
    _tabs_to(person, "Item, line 1")
    person.types("mug")
    person.presses(_K.Key_Return)
    _arrives_at(person, "Quantity, line 1")
    person.types("3")
    _tabs_to(person, "Item, line 2")
    person.types("Repair of a handle")
    person.presses(_K.Key_Tab)
    person.presses(_K.Key_Tab)
    person.types("12,50")
    _tabs_to(person, "Item, line 3")
    person.types("Glaze")
    person.presses(_K.Key_Tab)
    person.types("1,5 kg")
    person.presses(_K.Key_Tab)
    person.types("10")
    _tabs_to(person, "Deposit")
    person.types("20")
    person.presses(_K.Key_Tab)
    person.types("Cash")
    _tabs_to(person, "Ship to")
    person.presses(_K.Key_Tab)
    person.presses(_K.Key_Space)
    for field, text in (("Street and number", "Rosenweg 4"), ("Postcode", "14467"), ("Town", "Potsdam")):
        _tabs_to(person, field)
        person.types(text)
    return _saves(person, desk, "O-0001")


def test_an_order_from_the_call_to_the_balance(start: Callable[..., Person], shop: Path) -> None:
    person = start(shop)
    desk = _desk(person)
    order = _takes_the_order(person, desk)

    today = desk.today()
    assert order.due_on == today + timedelta(days=(5 - today.isoweekday()) % 7 or 7)
    assert [(line.name, line.quantity, line.unit, line.unit_price, line.total) for line in order.lines] == [
        ("Blue mug", 3_000, "pc", 2_400, 7_200), ("Repair of a handle", 1_000, "", 1_250, 1_250),
        ("Glaze", 1_500, "kg", 1_000, 1_500),
    ]  # fmt: skip
    assert order.lines[0].product_id is not None
    assert (order.total, order.paid, order.payment_status) == (9_950, 2_000, PaymentStatus.PARTLY_PAID)
    assert [(one.amount, one.method, one.paid_on) for one in order.payments] == [(2_000, "Cash", today)]
    assert [step.value for step in order.steps] == ["confirmed", "2000 EUR"]
    assert order.shipping_address is not None
    assert (order.shipping_address.street, order.shipping_address.city) == ("Rosenweg 4", "Potsdam")
    assert order.customer_id is not None
    assert desk.customers.get(order.customer_id).last_name == "Lund"

    _delivers_and_is_paid(person)
    order = desk.orders.get(order.id)
    assert (order.status, order.payment_status, order.paid) == (OrderStatus.DELIVERED, PaymentStatus.PAID, 9_950)
    assert [one.amount for one in order.payments] == [2_000, 7_950]
    steps = [step.value for step in order.steps]
    assert steps == ["confirmed", "2000 EUR", "in_progress", "ready", "delivered", "7950 EUR"]
    assert {step.at.astimezone().date() for step in order.steps} == {today}


def _delivers_and_is_paid(person: Person) -> None:
    """Goes on from the page of the order, which is in sight after saving."""
    for step in ("Mark as in progress", "Mark as ready", "Mark as delivered"):
        person.waits_for(step)
        person.presses(_K.Key_Return, _CTRL | _SHIFT)
    person.waits_for("Mark as completed")
    person.presses(_K.Key_P, _CTRL | _SHIFT)
    _arrives_at(person, "Amount")
    person.presses(_K.Key_Return, _CTRL)
    person.waits_for("Payment for O-0001 recorded")
    _is_back_in_the_window(person)


def test_the_invoice_stays_to_the_byte_whatever_changes_afterwards(
    start: Callable[..., Person], shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start(shop)
    desk = _desk(person)
    order = _takes_the_order(person, desk)
    assert order.customer_id is not None
    _delivers_and_is_paid(person)
    _opens_the_invoice(person)
    person.waits_for("Issue invoice")
    _presses_the_button(person, "Issue invoice")
    person.waits_for("Cancel invoice…")
    first = _keeps_the_pdf(person, tmp_path / "first.pdf", monkeypatch)
    (invoice,) = desk.papers.of_order(order.id)
    assert (invoice.number, invoice.total, invoice.issued_on) == ("R-00001", 9_950, desk.today())
    assert desk.papers.pdf(invoice.id) == first
    said = _said(desk, invoice.id)
    assert {"Ida Lund", "Rosenweg 4", "14467 Potsdam", "Blue mug"} <= said

    _changes_everything(person, desk, order)
    person.presses(_K.Key_Escape)
    _is_back_in_the_window(person)
    person.waits_for("Invoice R-00001 was issued and stays as it is")
    _opens_the_invoice(person)
    person.waits_for("Cancel invoice…")
    assert _keeps_the_pdf(person, tmp_path / "second.pdf", monkeypatch) == first
    assert desk.papers.of_order(order.id) == [invoice]
    assert _said(desk, invoice.id) == said
    draft = desk.papers.draft(order.id, PaperKind.CONFIRMATION).content
    assert draft.seller.name == "Other name"  # what is made today does follow
    assert "Away 1" in draft.recipient


def _is_back_in_the_window(person: Person) -> None:
    """A dialog has closed; the window manager, which there is none of here, goes back to the window."""
    person.waits_until(lambda: QApplication.activeModalWidget() is None)
    person.window.activateWindow()
    person.waits_until(person.window.isActiveWindow)


def _opens_the_invoice(person: Person) -> None:
    person.presses(_K.Key_P, _CTRL)
    _arrives_at(person, "Papers")
    person.waits_until(_has_rows)  # the keyboard is there before the papers are
    person.presses(_K.Key_Down)
    person.presses(_K.Key_Down)


def _has_rows() -> bool:
    at = QApplication.focusWidget()
    return isinstance(at, QAbstractItemView) and at.model().rowCount() > 2 and at.currentIndex().isValid()


def _presses_the_button(person: Person, words: str) -> None:
    """Tabs to a button and presses Space."""
    for _ in range(_MOST_TABS):
        at = QApplication.focusWidget()
        if isinstance(at, QAbstractButton) and at.text() == words:
            person.presses(_K.Key_Space)
            return
        person.presses(_K.Key_Tab)
    raise AssertionError(f"Tab never came to “{words}”")


def _keeps_the_pdf(person: Person, target: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))  # the system's own dialog
    _presses_the_button(person, "Save as PDF…")
    person.waits_for(f"Saved as {target.name}")
    assert target.read_bytes().startswith(b"%PDF")
    return target.read_bytes()


def _said(desk: Desk, paper: PaperId) -> set[str]:
    """Every text on the pages of an issued paper."""
    return {text for page in from_text(desk.papers.pages(paper)) for text in page.texts()}


def _changes_everything(person: Person, desk: Desk, order: Order) -> None:
    """The customer moves, the order too; the mug, the rate of tax and the shop get other names and numbers."""
    assert order.customer_id is not None
    away = PostalAddress(street="Away 1", postcode="20095", city="Hamburg", country="DE")
    (kept,) = desk.addresses.of(order.customer_id) or (Address(customer_id=order.customer_id, place=away),)
    moved = desk.addresses.save(replace(kept, place=away))
    customer = desk.customers.get(order.customer_id)
    desk.customers.change(replace(customer, last_name="Berg"))
    mug = desk.products.get(order.lines[0].product_id or ProductId(0))
    desk.products.change(replace(mug, name="Green mug", price=9_900, tax_rate=700))
    settings = desk.settings.get()
    desk.settings.save(replace(settings, name="Other name", tax_rates="2000 Standard\n700 Reduced"))
    sent = replace(desk.orders.get(order.id), shipping_address=away, billing=away)
    changes = desk.order_entry.change(sent).changes
    assert person.program.shop is not None
    assert person.program.shop.parts is not None
    for news in (moved.changes, changes):
        person.program.shop.parts.bus.publish(news)


def test_the_copy_of_an_address_stays_when_the_customer_moves(start: Callable[..., Person], shop: Path) -> None:
    store = new_store(shop.with_name("Other.craftdesk"), ShopSettings(name="Other", currency="EUR", country="DE"))
    desk = Desk.open(store.shop)
    home = PostalAddress(street="Rosenweg 4", postcode="14467", city="Potsdam", country="DE")
    customer = desk.customers.add(Customer(first_name="Ida", last_name="Lund"), [Address(place=home)]).customer.id
    store.shop.close()
    person = start(shop.with_name("Other.craftdesk"))
    desk = _desk(person)
    _begins_an_order(person)
    person.types("lund")
    person.presses(_K.Key_Return)
    person.waits_for("C-00001")
    _tabs_to(person, "Item, line 1")
    person.types("Vase")
    person.presses(_K.Key_Tab)
    person.presses(_K.Key_Tab)
    person.types("40")
    order = _saves(person, desk, "O-0001")
    assert order.shipping_address == replace(home, name="Ida Lund")
    (address,) = desk.addresses.of(customer)
    desk.addresses.save(replace(address, place=replace(home, street="Elsewhere 1")))
    assert desk.orders.get(order.id).shipping_address == replace(home, name="Ida Lund")
