"""What a command of the window is: its id, its words, its key, and when it can be had."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, auto
from typing import NamedTuple

from craftdesk.ui import context as when
from craftdesk.ui.context import UiContext


class ActionId(StrEnum):
    """The commands."""

    SHOP_NEW = auto()
    SHOP_OPEN = auto()
    SHOP_SAMPLE = auto()
    SHOP_COPY = auto()
    SHOP_BACKUP = auto()
    SHOP_BACKUPS = auto()
    SHOP_RESTORE = auto()
    IMPORT = auto()
    IMPORT_HISTORY = auto()
    EXPORT = auto()
    PRINT = auto()
    LABELS = auto()
    SHOP_SETTINGS = auto()
    SHOP_CLOSE = auto()
    QUIT = auto()
    UNDO = auto()
    REDO = auto()
    HISTORY = auto()
    COPY = auto()
    PASTE = auto()
    SELECT_ALL = auto()
    FIND = auto()
    PALETTE = auto()
    DUPLICATES = auto()
    CUSTOMERS_CHANGE = auto()
    OWN_FIELDS = auto()
    LOYALTY = auto()
    VIEW_LIST = auto()
    VIEW_TABLE = auto()
    COLUMNS = auto()
    VIEW_SAVE = auto()
    VIEWS = auto()
    TODAY = auto()
    ORDERS = auto()
    LIST_ACTIVE = auto()
    LIST_ARCHIVED = auto()
    LIST_BIN = auto()
    THEME_SYSTEM = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    ZOOM_IN = auto()
    ZOOM_OUT = auto()
    ZOOM_RESET = auto()
    DENSITY_COMFORTABLE = auto()
    DENSITY_COMPACT = auto()
    NEXT_PANE = auto()
    BACK = auto()
    TAB_1 = auto()
    TAB_2 = auto()
    TAB_3 = auto()
    TAB_4 = auto()
    TAB_5 = auto()
    TAB_6 = auto()
    CUSTOMER_NEW = auto()
    CUSTOMER_EDIT = auto()
    CUSTOMER_SAVE = auto()
    ADDRESS_NEW = auto()
    NOTE_NEW = auto()
    TASK_NEW = auto()
    CUSTOMER_COPY_ADDRESS = auto()
    CUSTOMER_COPY_TEXT = auto()
    CUSTOMER_QR = auto()
    CUSTOMER_MAIL = auto()
    CUSTOMER_PIN = auto()
    CUSTOMER_PREVIOUS = auto()
    CUSTOMER_NEXT = auto()
    GROUPS = auto()
    CUSTOMER_MERGE = auto()
    CUSTOMER_ARCHIVE = auto()
    CUSTOMER_UNARCHIVE = auto()
    CUSTOMER_RESTORE = auto()
    CUSTOMER_DELETE = auto()
    BIN_EMPTY = auto()
    ORDER_NEW = auto()
    ORDER_EDIT = auto()
    ORDER_DUPLICATE = auto()
    ORDER_NEXT_STEP = auto()
    ORDER_PAY = auto()
    ORDER_REFUND = auto()
    ORDER_CANCEL = auto()
    ORDERS_STATUS = auto()
    PRODUCTS = auto()
    PRODUCT_NEW = auto()
    PRODUCT_EDIT = auto()
    PRODUCT_DUPLICATE = auto()
    PRODUCT_PRICES = auto()
    PRODUCT_PUT_AWAY = auto()
    PRODUCT_ACTIVATE = auto()
    PRODUCT_DELETE = auto()
    FIGURES = auto()
    STANDING_NEW = auto()
    WANT_NEW = auto()
    ACCOUNT_DEPOSIT = auto()
    VOUCHERS = auto()
    SHORTCUTS = auto()
    ABOUT = auto()


class Choice(StrEnum):
    """Commands of which exactly one is in force."""

    VIEW = "view"
    BOOK = "book"
    THEME = "theme"
    DENSITY = "density"


class ActionSpec(NamedTuple):
    """One command.

    `keys` are written as Qt writes them; the first is shown. `why_not` gives '' or the reason. The keys of a `local`
    one work only in the list, so that Del in a card never means the whole customer.
    """

    id: ActionId
    text: object
    tip: object
    keys: tuple[str, ...] = ()
    icon: str = ""
    why_not: Callable[[UiContext], str] = when.always
    choice: Choice | None = None
    role: str = ""
    synonyms: object = ""
    local: bool = False
