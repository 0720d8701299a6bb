"""The whole window over real shop files, built as the program builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk import app
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email, TaxTreatment
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.phone import Phone
from craftdesk.domain.product import LevelPrice, Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.ui.forms import form_page
from craftdesk.ui.forms.leave import LeaveChoice
from craftdesk.ui.settings import Settings
from tests.support.shops import new_store
from tests.ui.window.clerk import Clerk
from tests.ui.window.desk import WindowUser

PHONES = (Phone(text="030 2312-5107"),)
NAMES = ("Anna Berg", "Bram Peeters", "Chloé Østergaard", "Emma Weiß", "Hugo Lefèvre", "Jana Müller", "Zoë Quinn")


@pytest.fixture
def shop_path(tmp_path: Path) -> Path:
    """A shop of seven people and one company."""
    path = tmp_path / "Clay.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    for name in NAMES:
        first, last = name.split(" ")
        mail = f"{last.lower()}@example.com" if last.isascii() else ""
        emails = (Email(text=mail),) if mail else ()
        desk.customers.add(Customer(first_name=first, last_name=last, emails=emails, phones=PHONES))
    desk.customers.add(Customer(type=CustomerType.COMPANY, company="Dvořák & Daughters"))
    store.shop.close()
    return path


Start = Callable[..., WindowUser]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program, as often as a test wants, with one settings file."""
    running: list[WindowUser] = []
    font = QFont(qapp.font())

    def begin(*files: Path, choose: bool = False, width: int = 1280, height: int = 820) -> WindowUser:
        # One after the other, as programs are: the next would dress every widget of the last once more.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        kit, window, program = app.build(qapp, Settings(tmp_path / "settings.ini"))
        user = WindowUser(qtbot, kit, window, program)
        running.append(user)
        program.start(list(files), choose=choose)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        user.until(window.isActiveWindow)
        return user

    yield begin
    # A test that failed may leave a draft, and a question that nobody answers would never end.
    monkeypatch.setattr(form_page, "ask_to_leave", lambda *_: LeaveChoice.DISCARD)
    for user in running:
        user.quit()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


@pytest.fixture
def order_shop(tmp_path: Path) -> Path:
    """A shop with two people of almost one name, one of them in a group, one abroad, and three products."""
    path = tmp_path / "Clay.craftdesk"
    settings = ShopSettings(name="Clay", currency="EUR", country="DE", tax_rates="1900 Standard\n700 Reduced")
    store = new_store(path, settings)
    desk = Desk.open(store.shop)
    home = PostalAddress(street="Rosenweg 4", postcode="14467", city="Potsdam")
    anna = desk.customers.add(Customer(first_name="Anna", last_name="Berg", credit_limit=5_000), [Address(place=home)])
    desk.customers.add(Customer(first_name="Anna", last_name="Berger"), [Address(place=replace(home, city="Hamburg"))])
    desk.customers.add(Customer(company="Galerie Vert", tax_treatment=TaxTreatment.REVERSE_CHARGE))
    with desk.store.begin(OperationLabel("sample")) as unit:
        unit.products.add(
            [
                Product(name="Becher blau", sku="MUG-1", unit="pc", price=2_380, currency="EUR", tax_rate=1_900,
                        prices=(LevelPrice(level="Wholesale", price=1_190),)),
                Product(name="Ton", unit="kg", price=350, currency="EUR", tax_rate=1_900),
            ]
        )  # fmt: skip
        unit.raw.execute("INSERT INTO groups (id, name, price_level, discount) VALUES (1, 'Cafés', 'Wholesale', 500)")
        unit.raw.execute("INSERT INTO group_members (group_id, customer_id) VALUES (1, ?)", (anna.customer.id,))
        unit.commit()
    store.shop.close()
    return path


@pytest.fixture
def clerk(start: Start, order_shop: Path) -> Clerk:
    """Somebody who enters orders in that shop."""
    return Clerk(start(order_shop).ready())
