"""Somebody who enters orders in the window, by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from craftdesk.domain.order import Order
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.screens.order_entry.fields import OrderFields
from craftdesk.ui.screens.order_entry.page import OrderEntryPage
from tests.ui.window.desk import WindowUser

_K = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier


class Clerk:
    """Somebody who enters an order."""

    def __init__(self, user: WindowUser) -> None:
        self.user = user

    @property
    def page(self) -> OrderEntryPage:
        (found,) = self.user.window.findChildren(OrderEntryPage)
        return found

    @property
    def fields(self) -> OrderFields:
        assert self.page.fields is not None
        return self.page.fields

    @property
    def desk(self) -> Desk:
        parts = self.user.shop.parts
        assert parts is not None
        return parts.desk

    def begin(self) -> Clerk:
        self.user.run(ActionId.ORDER_NEW)
        self.user.until(lambda: self.user.kit.actions.context.editing)
        return self

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.user.key(key, held)

    def enters(self, text: str, key: Qt.Key = _K.Key_Tab) -> None:
        self.user.type(text)
        self.key(key)

    def at(self, name: str) -> Clerk:
        self.user.until(lambda: self.user.focus().accessibleName() == name)
        return self

    def buys(self, item: str, *, line: int) -> None:
        """Takes the first product that is found, and waits until its price is there."""
        self.fields.lines.rows[-1].item.setFocus()
        self.enters(item, _K.Key_Return)
        self.at(f"Quantity, line {line}")

    def saves(self) -> Order:
        self.key(_K.Key_Return, _CTRL)
        self.user.until(lambda: self.user.kit.actions.context.screen != "order_entry")
        with self.desk.store.reading() as book:
            number = book.raw.execute("SELECT max(id) FROM orders").fetchone()[0]
            return book.orders.get(number)
