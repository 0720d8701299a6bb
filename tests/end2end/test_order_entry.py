"""A day's order by keyboard alone: a new customer, three lines, a deposit, due on Friday; what stands in the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, PaymentStatus
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from tests.end2end.person import Person
from tests.support.shops import new_store

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


def test_an_order_from_the_call_to_the_balance(start: Callable[..., Person], shop: Path) -> None:
    person = start(shop)
    desk = _desk(person)
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
    order = _saves(person, desk, "O-0001")

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
    assert order.customer_id is not None
    assert desk.customers.get(order.customer_id).last_name == "Lund"
    person.waits_for("Order O-0001")  # its page is shown, from where it goes on: delivered, the balance


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
