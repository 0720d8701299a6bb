from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from craftdesk.domain.customer import Customer
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.product import Product
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.groups import GroupsDialog
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.details_tab import DetailsTab
from craftdesk.ui.screens.customers.card.terms.agreed_dialog import AgreedDialog
from craftdesk.ui.screens.customers.card.terms.join_dialog import JoinDialog
from craftdesk.ui.screens.customers.card.terms.terms_card import TermsCard
from craftdesk.ui.widgets.button import Button
from tests.support.shops import new_store
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints", r"raise\(\)", "grabbing the keyboard"
)  # the offscreen system can't do either
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shop with one customer, one product and one group that the customer is not in."""
    path = tmp_path / "Clay.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    desk.customers.add(Customer(first_name="Anna", last_name="Berg"))
    desk.products.add(Product(name="Mug", sku="M-1", price=2400))
    desk.groups.add(Group(name="Wholesale", discount=1000, payment_term=30))
    store.shop.close()
    return path


def _details(user: WindowUser) -> tuple[CustomerCard, Desk, TermsCard]:
    assert user.shop.parts is not None
    card = user.shop.parts.card
    user.run(ActionId.LIST_ACTIVE)
    user.screen.select(CustomerId(1))
    user.until(lambda: card.header.name.full_text() == "Anna Berg")
    user.run(ActionId.TAB_6)
    details = card.tabs.body("details")
    assert isinstance(details, DetailsTab)
    user.until(details.isVisible)
    return card, user.shop.parts.desk, details.terms


def _plain(texts: list[str]) -> list[str]:
    return [text.replace("\u202f", "") for text in texts]


def test_a_customer_is_put_into_a_group_and_the_card_says_what_it_gives(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    card, desk, terms = _details(user)
    assert "In no group, and nothing agreed." in user.reads()

    terms.join.click()
    user.until(lambda: isinstance(card.terms.dialog, JoinDialog))
    dialog = card.terms.dialog
    assert isinstance(dialog, JoinDialog)
    dialog.name.line.setFocus()
    QTest.keyClicks(dialog.name.line, "wholesale")
    QTest.keyClick(dialog.name.line, Qt.Key.Key_Return, CONTROL)
    user.until(lambda: bool(terms.rows))

    assert _plain(terms.texts()) == ["10% off · 30 days to pay because of group Wholesale: Wholesale"]
    assert [badge.accessibleName() for badge in card.header.badges if badge.accessibleName()][-1] == "Wholesale"
    (leave,) = terms.rows[0][1]
    assert isinstance(leave, Button)
    leave.click()
    user.until(lambda: not terms.rows)
    assert desk.groups.all()[0].members == 0


def test_a_price_is_agreed_and_one_for_the_same_days_refused(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    card, desk, terms = _details(user)
    _agree(card, terms, user, "m-1", "16.50")
    user.until(lambda: bool(terms.rows) and card.terms.dialog is None)
    dialog = _agree(card, terms, user, "Mug", "15")
    user.until(lambda: dialog.boxes["valid_from"].message.text().startswith("Another price for Mug is agreed"))
    dialog.reject()

    assert _plain(terms.texts()) == ["€16.50 instead of €24.00: Mug"]
    (row,) = desk.agreed_prices.of(CustomerId(1))
    assert row.agreed.price == 1650
    user.run(ActionId.UNDO)
    user.until(lambda: not terms.rows)


def _agree(card: CustomerCard, terms: TermsCard, user: WindowUser, product: str, price: str) -> AgreedDialog:
    terms.agree.click()
    user.until(lambda: isinstance(card.terms.dialog, AgreedDialog))
    dialog = card.terms.dialog
    assert isinstance(dialog, AgreedDialog)
    QTest.keyClicks(dialog.product.line, product)
    QTest.keyClicks(dialog.price.line, price)
    dialog.go.click()
    return dialog


def test_groups_are_made_changed_and_deleted_in_their_dialog(start: Start, shelf: Path) -> None:
    user = start(shelf).ready()
    card, desk, _terms = _details(user)
    user.run(ActionId.GROUPS)
    user.until(lambda: isinstance(card.terms.dialog, GroupsDialog))
    dialog = card.terms.dialog
    assert isinstance(dialog, GroupsDialog)
    boxes = dialog.binding.boxes

    dialog.new.click()
    dialog.save.click()
    assert boxes["name"].message.text() == "The group needs a name, such as Wholesale."
    QTest.keyClicks(boxes["name"].editor.targets()[0], "Friends")
    QTest.keyClicks(boxes["discount"].editor.targets()[0], "5")
    QTest.keyClick(boxes["discount"].editor.targets()[0], Qt.Key.Key_Return, CONTROL)
    user.until(lambda: dialog.list.count() == 2)
    assert [(one.group.name, one.group.discount) for one in desk.groups.all()] == [
        ("Friends", 500),
        ("Wholesale", 1000),
    ]
    assert dialog.list.currentRow() == 0

    dialog.remove.click()
    user.until(lambda: dialog.list.count() == 1)
    dialog.reject()
    assert [one.group.name for one in desk.groups.all()] == ["Wholesale"]
