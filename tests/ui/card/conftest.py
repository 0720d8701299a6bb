"""A card over a real shop file, with two customers in it, as the window would build it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk.controllers.card import CardController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine, OrderStatus, Payment, line_total, paid_and_refunded
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.actions import ActionSet
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.settings import Settings
from tests.support.runners import ImmediateRunner
from tests.support.shops import frozen_clock


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            # The offscreen platform has no window manager to tell these things to.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", r"raise\(\)"))


@pytest.fixture
def kit(look: Look, tmp_path: Path) -> Iterator[Kit]:
    actions = ActionSet(look)
    actions.update(shop_open=True, ready=True, screen="customers", selected=1)
    yield Kit(look=look, format=Formatter("en_GB"), settings=Settings(tmp_path / "window.ini"), actions=actions)
    actions.deleteLater()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = ShopSettings(name="A", currency="EUR", country="DE")
    shop = ShopFile.create(tmp_path / "a.craftdesk", settings, clock=frozen_clock)
    yield Desk.open(shop)
    shop.close()


@pytest.fixture
def anna(desk: Desk) -> CustomerId:
    draft = Customer(first_name="Anna", last_name="Berg", emails=(Email(text="anna@example.com"),))
    potsdam = PostalAddress(street="Rosenweg 4", postcode="14467", city="Potsdam", country="DE")
    berlin = PostalAddress(street="Hof 2", postcode="10115", city="Berlin", country="DE")
    home, studio = Address(label="Home", place=potsdam), Address(label="Studio", place=berlin)
    return desk.customers.add(draft, [home, studio]).customer.id


def order(customer: CustomerId, number: str, day: date, **more: object) -> Order:
    """An order of one line; `price` and `quantity` (thousandths), `paid`, `back`, and any field of an order."""
    price, quantity = int(str(more.pop("price", 1000))), int(str(more.pop("quantity", 1000)))
    paid, back = int(str(more.pop("paid", 0))), int(str(more.pop("back", 0)))
    total = line_total(quantity, price)
    payments = tuple(Payment(amount=amount, paid_on=day) for amount in (paid, -back) if amount)
    received, returned = paid_and_refunded(payments)
    line = OrderLine(name=str(more.pop("item", "Mug")), quantity=quantity, unit_price=price, total=total)
    values: dict[str, object] = {"status": OrderStatus.COMPLETED, "currency": "EUR", **more}
    return Order(
        number=number,
        customer_id=customer,
        ordered_on=day,
        lines=(line,),
        payments=payments,
        goods=total,
        total=total,
        paid=received,
        refunded=returned,
        **values,  # type: ignore[arg-type]  # a test's own fields
    )


@pytest.fixture
def orders(desk: Desk, anna: CustomerId) -> list[Order]:
    made = [
        order(anna, "O-1", date(2026, 11, 10), price=5000, quantity=2000, paid=10000, source="Market", item="Bowl"),
        order(anna, "O-2", date(2026, 8, 3), price=3000, paid=3000, back=500, source="Etsy"),
        order(anna, "O-3", date(2026, 2, 1), price=2000, status=OrderStatus.CONFIRMED, source="Market"),
        order(anna, "O-4", date(2025, 12, 5), price=9900, status=OrderStatus.CANCELLED, item="Vase"),
        order(anna, "O-5", date(2025, 6, 7), price=700, status=OrderStatus.UNCONFIRMED),
        order(anna, "O-6", date(2025, 5, 4), price=4200, currency="USD", paid=4200),
        order(anna, "O-7", date(2024, 5, 4), price=1500, paid=1500, item="Bowl"),
    ]
    with desk.store.begin(OperationLabel("sample")) as unit:
        for one in made:
            unit.orders.add(one)
        unit.commit()
    return made


@pytest.fixture
def controller(desk: Desk, qapp: QApplication) -> Iterator[CardController]:
    runner, bus = ImmediateRunner(), ChangeBus()
    made = CardController(desk, runner, bus)
    yield made
    runner.shutdown()
    for part in (made, bus, runner):
        part.deleteLater()


@pytest.fixture
def card(qtbot: QtBot, kit: Kit, controller: CardController) -> CustomerCard:
    made = CustomerCard(kit, controller)
    made.resize(760, 780)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def show(qtbot: QtBot, card: CustomerCard, controller: CardController) -> Callable[[CustomerId, str], None]:
    """Show a customer on a tab, and wait until the card is there."""

    def shown(customer: CustomerId, tab: str = "overview") -> None:
        with qtbot.waitSignal(controller.loaded):
            card.show_customer(customer)
        card.show_tab(tab)
        card.tabs.body(tab)  # whole, not in passes

    return shown
