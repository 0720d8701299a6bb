"""An opened shop drafts the standing orders that are due, once, and says so; Undo takes them back for good."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.domain.standing import Rhythm, StandingLine, StandingOrder
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from tests.support.shops import new_store
from tests.ui.window.conftest import Start


def _shop(path: Path) -> None:
    store = new_store(path)
    desk = Desk.open(store.shop)
    anna = desk.customers.add(Customer(first_name="Anna")).customer.id
    today = datetime.now().astimezone().date()
    lines = (StandingLine(name="Loaf", unit_price=450),)
    desk.standing.define(StandingOrder(customer_id=anna, rhythm=Rhythm.DAYS, next_on=today, lines=lines))
    store.shop.close()


def test_what_is_due_is_drafted_when_the_shop_is_opened(start: Start, tmp_path: Path) -> None:
    _shop(tmp_path / "Bread.craftdesk")
    user = start(tmp_path / "Bread.craftdesk").ready()
    user.until(lambda: "1 standing order drafted" in user.reads())
    user.until(lambda: user.kit.actions.context.undo_text == "Draft one standing order")
    parts = user.shop.parts
    assert parts is not None
    (number,) = (row.id for row in parts.desk.orders.find("O-0001", 5))
    assert parts.desk.orders.get(number).total == 450
    user.run(ActionId.UNDO)
    user.until(lambda: parts.desk.orders.find("O-0001", 5) == [])
    assert not parts.desk.standing.is_due(parts.desk.today())
