"""What the find-or-run palette finds: customers, orders, products, and commands by their words and synonyms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.folding import fold, marks, query_words
from craftdesk.domain.ids import CustomerId, OrderId, ProductId
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.product import Product
from craftdesk.domain.query import CustomerRow
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import menu_of
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.widgets.palette import GROUP_MAX, PaletteGroup, PaletteHit

_LEAST_FOR_ORDERS = 2
_SUGGESTED = (ActionId.CUSTOMER_NEW, ActionId.IMPORT, ActionId.UNDO, ActionId.VIEW_TABLE, ActionId.SHORTCUTS)


@dataclass(frozen=True, slots=True)
class OrderHit:
    """An order that was found, and whose it is."""

    order: OrderId
    customer: CustomerId | None


@dataclass(frozen=True, slots=True)
class ProductHit:
    """A product that was found."""

    product: ProductId


FindCustomers = Callable[[str, int], list[CustomerRow]]
FindOrders = Callable[[str, int], list[OrderRow]]
FindProducts = Callable[[str, int], list[Product]]


class PaletteSearch:
    """Asks all sources; keys of hits are a customer's id, an `OrderHit`, a `ProductHit`, or an `ActionId`."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._customers: FindCustomers | None = None
        self._orders: FindOrders | None = None
        self._products: FindProducts | None = None
        self._words: RowWords | None = None

    def serve(self, words: RowWords, customers: FindCustomers, orders: FindOrders) -> None:
        """Look into an open shop."""
        self._words, self._customers, self._orders = words, customers, orders

    def serve_products(self, find: FindProducts) -> None:
        """Look among the products too."""
        self._products = find

    def rest(self) -> None:
        """There is no shop any more."""
        self._words = self._customers = self._orders = self._products = None

    def __call__(self, text: str) -> Sequence[PaletteGroup]:
        """The groups of hits for a text."""
        groups = []
        if text and self._customers is not None and self._words is not None:
            found = self._found_customers(text, self._customers, self._words)
            groups.append(PaletteGroup(title=_tr("Customers"), hits=found))
        if len(text) >= _LEAST_FOR_ORDERS and self._orders is not None:
            orders = PaletteGroup(title=_tr("Orders"), hits=self._found_orders(text, self._orders))
            # Who types the number of an order means the order, not its customer.
            meant = any(fold(hit.title).startswith(fold(text)) for hit in orders.hits)
            groups.insert(0 if meant else len(groups), orders)
        if len(text) >= _LEAST_FOR_ORDERS and self._products is not None:
            groups.append(PaletteGroup(title=_tr("Products"), hits=self._found_products(text, self._products)))
        groups.append(PaletteGroup(title=_tr("Commands"), hits=self._found_commands(text)))
        return groups

    def _found_customers(self, text: str, find: FindCustomers, words: RowWords) -> tuple[PaletteHit, ...]:
        asked = query_words(text)
        hits = []
        for row in find(text, GROUP_MAX):
            count = self._kit.format.count(row.orders)
            orders = _tr("1 order") if row.orders == 1 else _tr("{0} orders").replace("{0}", count)
            context = " · ".join(part for part in (row.city, orders if row.orders else words.fact(row)) if part)
            hits.append(
                PaletteHit(key=row.id, title=row.name, context=context, icon="users",
                           marks=tuple(marks(row.name, asked)))
            )  # fmt: skip
        return tuple(hits)

    def _found_orders(self, text: str, find: FindOrders) -> tuple[PaletteHit, ...]:
        hits = []
        for order in find(text, GROUP_MAX):
            title = " — ".join(part for part in (order.number, order.customer_name) if part)
            status = sentence(f"status.{order.status}")
            context = f"{status} · {self._kit.format.money(order.total, order.currency)}"
            key = OrderHit(order.id, order.customer_id)
            hits.append(PaletteHit(key=key, title=title, context=context, icon="shopping-bag"))
        return tuple(hits)

    def _found_products(self, text: str, find: FindProducts) -> tuple[PaletteHit, ...]:
        asked, money = query_words(text), self._kit.format.money
        hits = []
        for one in find(text, GROUP_MAX):
            price = money(one.price, one.currency) if one.price is not None else ""
            context = " · ".join(part for part in (one.sku, price) if part)
            key = ProductHit(one.id)
            hits.append(
                PaletteHit(
                    key=key, title=one.name, context=context, icon="package", marks=tuple(marks(one.name, asked))
                )
            )
        return tuple(hits)

    def _found_commands(self, text: str) -> tuple[PaletteHit, ...]:
        actions = self._kit.actions
        if not text:
            return tuple(self._command(name) for name in _SUGGESTED)
        asked = fold(text).split()
        ranked = []
        for at, name in enumerate(actions):
            if name is ActionId.PALETTE:
                continue
            title = fold(actions.plain_text(name)).split()
            more = fold(actions.synonyms(name)).split()
            if asked and all(any(word.startswith(part) for word in (*title, *more)) for part in asked):
                by_title = all(any(word.startswith(part) for word in title) for part in asked)
                ranked.append((not actions[name].isEnabled(), not by_title, at, name))
        return tuple(self._command(name, text) for *_, name in sorted(ranked)[:GROUP_MAX])

    def _command(self, name: ActionId, text: str = "") -> PaletteHit:
        actions = self._kit.actions
        why = actions.why_not(name)
        menu = _tr("{0} menu").replace("{0}", menu_of(name))
        title = actions.plain_text(name)
        return PaletteHit(
            key=name, title=title, context=why or actions.keys(name) or menu, enabled=not why,
            icon=actions.spec(name).icon or "chevron-right", marks=tuple(marks(title, query_words(text))),
        )  # fmt: skip


def _tr(text: str) -> str:
    known = {
        "Customers": QCoreApplication.translate("PaletteSearch", "Customers"),
        "Orders": QCoreApplication.translate("PaletteSearch", "Orders"),
        "Products": QCoreApplication.translate("PaletteSearch", "Products"),
        "Commands": QCoreApplication.translate("PaletteSearch", "Commands"),
        "1 order": QCoreApplication.translate("PaletteSearch", "1 order"),
        "{0} orders": QCoreApplication.translate("PaletteSearch", "{0} orders"),
        "{0} menu": QCoreApplication.translate("PaletteSearch", "{0} menu"),
    }
    return known[text]
