"""A change whose saving nobody saw the end of: once it turns out to be in the file, it stands on the screen, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from tests.faults.test_failed_saves import lying
from tests.ui.window.clerk import Clerk
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


def test_what_was_saved_after_all_comes_into_the_list(start: Start, shop_path: Path) -> None:
    user = start(shop_path).ready()
    assert user.shop.parts is not None
    desk, away = user.shop.parts.desk, shop_path.with_name("away")
    with lying(desk.shop, saves=True, then=lambda: shop_path.rename(away)), pytest.raises(EnvironmentFailure):
        desk.customers.add(Customer(first_name="Nora"))
    user.program._banner.look()
    away.rename(shop_path)
    assert "Nora" not in user.names()
    user.program._banner.look()
    user.until(lambda: "Nora" in user.names())


def _saves_into_the_unknown(user: WindowUser, shop: Path) -> Path:
    """Saves what is in the form: it is kept, but the file is away at once; returns where it is."""
    assert user.shop.parts is not None
    away = shop.with_name("away")
    with lying(user.shop.shop, saves=True, then=lambda: shop.rename(away)):
        user.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        user.until(lambda: any("can’t be seen" in text and "still here" in text for text in user.reads()))
    return away


def _types_a_customer(user: WindowUser) -> Desk:
    assert user.shop.parts is not None
    user.run(ActionId.CUSTOMER_NEW)
    user.until(lambda: user.kit.actions.context.editing and isinstance(user.focus(), QLineEdit))
    user.type("Nora")
    return user.shop.parts.desk


@pytest.mark.parametrize("more", ["", "h"])
def test_who_saves_again_has_no_second_customer(start: Start, shop_path: Path, more: str) -> None:
    user = start(shop_path).ready()
    desk, field = _types_a_customer(user), user.focus()
    away = _saves_into_the_unknown(user, shop_path)
    assert desk.shop.settled() is not None
    user.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # it still can't be seen
    user.until(lambda: not user.shop.parts.runner.busy if user.shop.parts else False)
    assert field.property("text") == "Nora"
    away.rename(shop_path)
    user.program._banner.look()
    field.setFocus()
    user.type(more)
    user.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    user.until(lambda: not user.kit.actions.context.editing)
    user.until(lambda: [name for name in user.names() if "Nor" in name] == [f"Nora{more}"])
    assert desk.customers.by_number("C-00010") is None
    _types_a_customer(user)  # somebody else of this name is another customer
    user.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    user.until(lambda: len([name for name in user.names() if "Nor" in name]) == 2)


def test_who_saves_again_has_no_second_order(start: Start, shop_path: Path) -> None:
    clerk = Clerk(start(shop_path).ready()).begin()
    clerk.fields.lines.rows[-1].item.setFocus()
    clerk.enters("Vase")
    away = _saves_into_the_unknown(clerk.user, shop_path)
    away.rename(shop_path)
    clerk.user.program._banner.look()
    order = clerk.saves()
    assert [line.name for line in order.lines] == ["Vase"]
    assert clerk.desk.orders.by_number("O-0002") is None
