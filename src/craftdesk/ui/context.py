"""The few facts on which it depends what can be done now, and the rules that say why something cannot."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

_FEWEST_MERGED, _MOST_MERGED = 2, 5


class UiContext(NamedTuple):
    """What the window knows of itself.

    `selected` counts customers, `orders_selected` orders, `products` chosen products and `products_sold` those of them
    in the range; `view` is list or table; `book` is which of the three lists is shown: active, archived or deleted.
    `why_read_only` says in a sentence why nothing can be changed, where that is known.
    `typing` means that a text field has the focus, whose own undo comes first.
    `order` is the id of the order in sight, 0 without one, `order_status` its status or '' without one;
    `order_kept`: money was received for it and kept; `order_customer` is who bought it, 0 for nobody.
    """

    shop_open: bool = False
    ready: bool = False
    read_only: bool = False
    why_read_only: str = ""
    screen: str = "welcome"
    selected: int = 0
    in_bin: int = 0
    products: int = 0
    products_sold: int = 0
    current: bool = False
    book: str = "active"
    editing: bool = False
    dirty: bool = False
    busy: bool = False
    has_address: bool = False
    undo_text: str = ""
    redo_text: str = ""
    view: str = "list"
    typing: bool = False
    orders_selected: int = 0
    order: int = 0
    order_status: str = ""
    order_kept: bool = False
    order_customer: int = 0


def always(_context: UiContext) -> str:
    """Never stands in the way."""
    return ""


def shop(context: UiContext) -> str:
    """A shop must be open."""
    return "" if context.shop_open else QCoreApplication.translate("Context", "Open a shop first")


def ready(context: UiContext) -> str:
    """A shop must be open and fully loaded."""
    why = shop(context)
    return why or ("" if context.ready else QCoreApplication.translate("Context", "The shop is still being opened"))


def writable(context: UiContext) -> str:
    """A shop must be open for writing."""
    why = ready(context)
    if why or not context.read_only:
        return why
    return context.why_read_only or QCoreApplication.translate("Context", "This shop file is open for reading only")


def customers(context: UiContext) -> str:
    """The list of customers must be in sight."""
    why = shop(context)
    if why or context.screen == "customers":
        return why
    return QCoreApplication.translate("Context", "Go to the customers first")


def with_views(context: UiContext) -> str:
    """A list of which views can be kept must be in sight, in a shop that can be written to."""
    why = writable(context)
    if why or context.screen in ("customers", "orders"):
        return why
    return QCoreApplication.translate("Context", "Go to the customers or the orders first")


def selection(context: UiContext) -> str:
    """At least one customer must be chosen."""
    why = ready(context) or customers(context)
    if why or context.selected:
        return why
    return QCoreApplication.translate("Context", "Choose a customer in the list first")


def changeable(context: UiContext) -> str:
    """At least one customer must be chosen, in a shop that can be written to."""
    return selection(context) or writable(context)


def archivable(context: UiContext) -> str:
    """Active customers must be chosen."""
    why = changeable(context)
    if why or context.book == "active":
        return why
    return QCoreApplication.translate("Context", "Only customers of the customer book can be archived")


def archived(context: UiContext) -> str:
    """Archived customers must be chosen."""
    why = changeable(context)
    if why or context.book == "archived":
        return why
    return QCoreApplication.translate("Context", "Look at the archive first")


def deletable(context: UiContext) -> str:
    """Customers outside the bin must be chosen."""
    why = changeable(context)
    if why or context.book != "deleted":
        return why
    return QCoreApplication.translate("Context", "They are in the bin already")


def mergeable(context: UiContext) -> str:
    """Two to five customers outside the bin must be chosen."""
    why = deletable(context)
    if why or _FEWEST_MERGED <= context.selected <= _MOST_MERGED:
        return why
    if context.selected < _FEWEST_MERGED:
        return QCoreApplication.translate("Context", "Choose two to five customers in the list first")
    return QCoreApplication.translate("Context", "At most five customers can be merged at once")


def binned(context: UiContext) -> str:
    """Customers in the bin must be chosen."""
    why = changeable(context)
    if why or context.book == "deleted":
        return why
    return QCoreApplication.translate("Context", "Look at the bin first")


def bin_filled(context: UiContext) -> str:
    """The bin must be in sight and hold something."""
    why = writable(context) or customers(context)
    if why:
        return why
    if context.book != "deleted":
        return QCoreApplication.translate("Context", "Look at the bin first")
    return "" if context.in_bin else QCoreApplication.translate("Context", "The bin is empty")


def card(context: UiContext) -> str:
    """A customer must be on the card."""
    why = ready(context) or customers(context)
    if why or context.current:
        return why
    return QCoreApplication.translate("Context", "Choose a customer in the list first")


def editable(context: UiContext) -> str:
    """A customer that can be changed must be on the card."""
    why = card(context) or writable(context)
    if not why and context.editing:
        return QCoreApplication.translate("Context", "This customer is being edited already")
    return why


def writable_card(context: UiContext) -> str:
    """Something can be added to the customer on the card."""
    return card(context) or writable(context)


def saveable(context: UiContext) -> str:
    """A form must be open; whether a file that went away is back again shows when it is saved."""
    if context.editing:
        return ready(context)
    return QCoreApplication.translate("Context", "Every change is saved when it is made; nothing waits")


def address(context: UiContext) -> str:
    """The customer on the card must have an address."""
    why = card(context)
    if why or context.has_address:
        return why
    return QCoreApplication.translate("Context", "This customer has no address yet")


def undoable(context: UiContext) -> str:
    """There must be something to take back."""
    if context.typing:
        return ""
    why = writable(context)
    if why or context.undo_text:
        return why
    return QCoreApplication.translate("Context", "There is nothing to undo")


def redoable(context: UiContext) -> str:
    """There must be something that was taken back."""
    if context.typing:
        return ""
    why = writable(context)
    if why or context.redo_text:
        return why
    return QCoreApplication.translate("Context", "There is nothing to redo")


def products(context: UiContext) -> str:
    """At least one product must be chosen, in a shop that can be written to."""
    why = writable(context)
    if why:
        return why
    if context.screen != "products":
        return QCoreApplication.translate("Context", "Go to the products first")
    return "" if context.products else QCoreApplication.translate("Context", "Choose a product in the list first")


def one_product(context: UiContext) -> str:
    """A product must be on the card, and not in its form."""
    why = products(context)
    if not why and context.editing:
        return QCoreApplication.translate("Context", "A product is being edited already")
    return why


def products_sold(context: UiContext) -> str:
    """Products of the range must be chosen."""
    why = products(context)
    if why or context.products_sold:
        return why
    return QCoreApplication.translate("Context", "This is out of the range already")


def products_unsold(context: UiContext) -> str:
    """Products out of the range must be chosen."""
    why = products(context)
    if why or context.products_sold < context.products:
        return why
    return QCoreApplication.translate("Context", "This is in the range already")


def order_shown(context: UiContext) -> str:
    """An order must be in sight."""
    why = ready(context)
    if why or context.order_status:
        return why
    return QCoreApplication.translate("Context", "Open an order first")


def orders_chosen(context: UiContext) -> str:
    """At least one order must be chosen in the list of orders, in a shop that can be written to."""
    why = writable(context)
    if why or (context.screen == "orders" and context.orders_selected):
        return why
    return QCoreApplication.translate("Context", "Choose orders in the list of orders first")


def printable(context: UiContext) -> str:
    """An order or a customer must be in sight."""
    why = ready(context)
    if why or context.order or (context.screen == "customers" and context.current):
        return why
    return QCoreApplication.translate("Context", "Open an order or choose a customer first")


def order_writable(context: UiContext) -> str:
    """An order that can be changed must be in sight."""
    return order_shown(context) or writable(context)


def order_onward(context: UiContext) -> str:
    """The order in sight must have a next step."""
    why = order_writable(context)
    if why or context.order_status not in {"completed", "cancelled"}:
        return why
    if context.order_status == "cancelled":
        return QCoreApplication.translate("Context", "This order was cancelled")
    return QCoreApplication.translate("Context", "This order is completed already")


def order_cancellable(context: UiContext) -> str:
    """The order in sight must not be completed or cancelled."""
    why = order_writable(context)
    if why or context.order_status != "completed":
        return why or ("" if context.order_status != "cancelled" else order_onward(context))
    return QCoreApplication.translate("Context", "A completed order is not cancelled; go one step back first")


def order_refundable(context: UiContext) -> str:
    """Something must have been paid for the order in sight and not given back."""
    why = order_writable(context)
    if why or context.order_kept:
        return why
    return QCoreApplication.translate("Context", "Nothing was paid for this order that could be given back")


def table(context: UiContext) -> str:
    """A table must be in sight."""
    why = shop(context) if context.screen == "orders" else customers(context)
    if why or context.view == "table":
        return why
    return QCoreApplication.translate("Context", "Show the list as a table first")
