"""What stands in which menu: lists of commands; None is a line between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.actions import ActionSet

Items = tuple[str | None, ...]

RECENT = "recent"
"""The place of the menu of recent files."""

MENUS: tuple[tuple[object, Items], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (A.SHOP_NEW, A.SHOP_OPEN, RECENT, A.SHOP_SAMPLE, None, A.IMPORT, A.IMPORT_HISTORY, A.EXPORT, None,
         A.PRINT, A.LABELS, None,
         A.SHOP_COPY, A.SHOP_BACKUP, A.SHOP_BACKUPS, A.SHOP_RESTORE, None, A.SHOP_SETTINGS, A.SHOP_CLOSE, A.QUIT),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (A.UNDO, A.REDO, A.HISTORY, None, A.COPY, A.PASTE, A.SELECT_ALL, None, A.FIND, A.PALETTE,
         A.DUPLICATES, A.CUSTOMERS_CHANGE, None, A.GROUPS, A.OWN_FIELDS, A.LOYALTY),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (A.VIEW_LIST, A.VIEW_TABLE, A.COLUMNS, None, A.VIEW_SAVE, A.VIEWS, None,
         A.TODAY, A.ORDERS, A.LIST_ACTIVE, A.LIST_ARCHIVED, A.LIST_BIN, None,
         A.THEME_SYSTEM, A.THEME_LIGHT, A.THEME_DARK, None, A.ZOOM_IN, A.ZOOM_OUT, A.ZOOM_RESET, None,
         A.DENSITY_COMFORTABLE, A.DENSITY_COMPACT, None, A.NEXT_PANE, A.BACK),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Customer"),
        (A.CUSTOMER_NEW, A.CUSTOMER_EDIT, A.CUSTOMER_SAVE, None, A.TAB_1, A.TAB_2, A.TAB_3, A.TAB_4, A.TAB_5, A.TAB_6,
         None, A.ADDRESS_NEW, A.NOTE_NEW, A.TASK_NEW, A.CUSTOMER_COPY_ADDRESS, A.CUSTOMER_COPY_TEXT,
         A.CUSTOMER_QR, A.CUSTOMER_MAIL, None, A.CUSTOMER_PIN,
         A.CUSTOMER_PREVIOUS, A.CUSTOMER_NEXT, None,
         A.CUSTOMER_MERGE, A.CUSTOMER_ARCHIVE, A.CUSTOMER_UNARCHIVE, A.CUSTOMER_RESTORE, A.CUSTOMER_DELETE,
         A.BIN_EMPTY),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Order"),
        (A.ORDER_NEW, A.ORDER_EDIT, A.ORDER_DUPLICATE, None, A.ORDER_NEXT_STEP, A.ORDER_PAY, A.ORDER_REFUND,
         A.ORDER_CANCEL, A.ORDERS_STATUS, None, A.STANDING_NEW, A.WANT_NEW, A.ACCOUNT_DEPOSIT, A.VOUCHERS),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Product"),
        (A.PRODUCT_NEW, A.PRODUCT_EDIT, A.PRODUCT_DUPLICATE, None, A.PRODUCT_PRICES, None, A.PRODUCT_PUT_AWAY,
         A.PRODUCT_ACTIVATE, A.PRODUCT_DELETE, None, A.PRODUCTS),
    ),
    (QT_TRANSLATE_NOOP("Menus", "&Reports"), (A.FIGURES,)),
    (QT_TRANSLATE_NOOP("Menus", "&Help"), (A.SHORTCUTS, A.ABOUT)),
)  # fmt: skip

_SHOWN_ON_ROW: dict[str, Items] = {
    "active": (A.CUSTOMER_EDIT, A.ORDER_NEW, A.CUSTOMER_COPY_ADDRESS, A.NOTE_NEW, None, A.COPY, A.CUSTOMER_MAIL,
               A.CUSTOMERS_CHANGE, A.CUSTOMER_ARCHIVE, None, A.CUSTOMER_DELETE),
    "archived": (A.CUSTOMER_UNARCHIVE, A.CUSTOMER_EDIT, A.CUSTOMER_COPY_ADDRESS, None, A.COPY, None, A.CUSTOMER_DELETE),
    "deleted": (A.CUSTOMER_RESTORE, None, A.COPY, None, A.BIN_EMPTY),
}  # fmt: skip


def title_of(menu: object) -> str:
    """The title of a menu in the owner's language."""
    return QCoreApplication.translate("Menus", str(menu))


def fill_menu_bar(bar: QMenuBar, actions: ActionSet, recent: QMenu) -> None:
    """Put every menu into the bar."""
    for title, items in MENUS:
        menu = bar.addMenu(title_of(title))
        menu.aboutToShow.connect(partial(_draw, menu, actions))
        menu.setToolTipsVisible(True)
        for item in items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, A):
                menu.addAction(actions[item])
            else:
                menu.addMenu(recent)


def make_menu(actions: ActionSet, parent: QWidget, items: Sequence[str | None]) -> QMenu:
    """A menu of some commands, for a button or the right mouse key; the first one is what a double click does."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    for item in items:
        if item is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[A(item)])
    menu.aboutToShow.connect(partial(_draw, menu, actions))
    return menu


def _draw(menu: QMenu, actions: ActionSet) -> None:
    """Give what is about to be seen its icons."""
    actions.draw(menu.actions())


def row_menu(actions: ActionSet, parent: QWidget) -> QMenu:
    """The menu of a customer in the list."""
    menu = make_menu(actions, parent, _SHOWN_ON_ROW[actions.context.book])
    menu.setDefaultAction(menu.actions()[0])
    return menu


def menu_of(action: A) -> str:
    """The menu in which a command stands, without its mnemonic."""
    for title, items in MENUS:
        if action in items:
            return title_of(title).replace("&", "")
    return ""
