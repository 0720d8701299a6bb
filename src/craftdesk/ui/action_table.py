"""Every command of the window, declared once: its words, its key, and when it can be had.

Menus, buttons, context menus, the find-or-run palette and the sheet of shortcuts all read this table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.context import UiContext


class ActionId(StrEnum):
    """The commands."""

    SHOP_NEW = auto()
    SHOP_OPEN = auto()
    SHOP_SAMPLE = auto()
    SHOP_COPY = auto()
    SHOP_BACKUP = auto()
    SHOP_RESTORE = auto()
    IMPORT = auto()
    IMPORT_HISTORY = auto()
    EXPORT = auto()
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
    OWN_FIELDS = auto()
    VIEW_LIST = auto()
    VIEW_TABLE = auto()
    COLUMNS = auto()
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
    CUSTOMER_COPY_ADDRESS = auto()
    CUSTOMER_COPY_TEXT = auto()
    CUSTOMER_QR = auto()
    CUSTOMER_MAIL = auto()
    CUSTOMER_PIN = auto()
    CUSTOMER_PREVIOUS = auto()
    CUSTOMER_NEXT = auto()
    CUSTOMER_MERGE = auto()
    CUSTOMER_ARCHIVE = auto()
    CUSTOMER_UNARCHIVE = auto()
    CUSTOMER_RESTORE = auto()
    CUSTOMER_DELETE = auto()
    BIN_EMPTY = auto()
    SHORTCUTS = auto()
    ABOUT = auto()


class Choice(StrEnum):
    """Commands of which exactly one is in force."""

    VIEW = "view"
    BOOK = "book"
    THEME = "theme"
    DENSITY = "density"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
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


A = ActionId
_TR = QT_TRANSLATE_NOOP

ACTIONS: tuple[ActionSpec, ...] = (
    # --- File
    ActionSpec(id=A.SHOP_NEW, text=_TR("Actions", "&New shop…"), keys=("Ctrl+Shift+N",), icon="file-plus",
               tip=_TR("Actions", "Make a new shop file"), synonyms=_TR("Actions", "create company file")),
    ActionSpec(id=A.SHOP_OPEN, text=_TR("Actions", "&Open shop…"), keys=("Ctrl+O",), icon="folder-open",
               tip=_TR("Actions", "Open a shop file"), synonyms=_TR("Actions", "load file")),
    ActionSpec(id=A.SHOP_SAMPLE, text=_TR("Actions", "Look around in a sa&mple shop"), icon="store",
               tip=_TR("Actions", "Open an invented shop to try everything in"),
               synonyms=_TR("Actions", "demo example")),
    ActionSpec(id=A.SHOP_COPY, text=_TR("Actions", "&Save a copy as…"), keys=("Ctrl+Shift+S",), icon="copy",
               why_not=when.ready, tip=_TR("Actions", "Write the whole shop into another file"),
               synonyms=_TR("Actions", "duplicate file usb stick")),
    ActionSpec(id=A.SHOP_BACKUP, text=_TR("Actions", "&Back up now"), icon="hard-drive-download", why_not=when.ready,
               tip=_TR("Actions", "Write a checked backup"), synonyms=_TR("Actions", "security safe copy")),
    ActionSpec(id=A.SHOP_RESTORE, text=_TR("Actions", "Restore from bac&kup…"), icon="archive-restore",
               why_not=when.writable, tip=_TR("Actions", "Go back to a backup; the present state is kept"),
               synonyms=_TR("Actions", "recover earlier version")),
    ActionSpec(id=A.IMPORT, text=_TR("Actions", "&Import…"), keys=("Ctrl+I",), icon="file-input",
               why_not=when.writable, tip=_TR("Actions", "Bring in customers or orders from a file"),
               synonyms=_TR("Actions", "csv shopify square etsy craftplan spreadsheet load")),
    ActionSpec(id=A.IMPORT_HISTORY, text=_TR("Actions", "Past im&ports…"), icon="rotate-ccw-clock",
               why_not=when.ready, tip=_TR("Actions", "See what was brought in, and take any of it back"),
               synonyms=_TR("Actions", "import history undo revert files")),
    ActionSpec(id=A.EXPORT, text=_TR("Actions", "&Export…"), keys=("Ctrl+E",), icon="file-output",
               why_not=when.ready, tip=_TR("Actions", "Write customers or orders into a file for other programs"),
               synonyms=_TR("Actions", "csv excel spreadsheet save")),
    ActionSpec(id=A.SHOP_CLOSE, text=_TR("Actions", "&Close shop"), keys=("Ctrl+W",), why_not=when.shop,
               tip=_TR("Actions", "Close the shop file; everything is saved")),
    ActionSpec(id=A.QUIT, text=_TR("Actions", "&Quit"), keys=("Ctrl+Q",), icon="log-out", role="quit",
               tip=_TR("Actions", "Close CraftDesk; everything is saved"), synonyms=_TR("Actions", "exit leave end")),
    # --- Edit
    ActionSpec(id=A.UNDO, text=_TR("Actions", "&Undo"), keys=("Ctrl+Z",), icon="undo-2", why_not=when.undoable,
               tip=_TR("Actions", "Take back what was done last"), synonyms=_TR("Actions", "back revert")),
    ActionSpec(id=A.REDO, text=_TR("Actions", "&Redo"), keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo-2",
               why_not=when.redoable, tip=_TR("Actions", "Do again what was taken back")),
    ActionSpec(id=A.HISTORY, text=_TR("Actions", "&History…"), keys=("Ctrl+H",), icon="rotate-ccw-clock",
               why_not=when.ready, tip=_TR("Actions", "See everything that was done, and take any of it back"),
               synonyms=_TR("Actions", "log changes undo import revert")),
    ActionSpec(id=A.COPY, text=_TR("Actions", "&Copy"), keys=("Ctrl+C",), icon="copy", local=True,
               tip=_TR("Actions", "Copy the chosen text, or the chosen customers as a table")),
    ActionSpec(id=A.PASTE, text=_TR("Actions", "&Paste customers"), keys=("Ctrl+V",), icon="clipboard-paste",
               local=True, why_not=when.writable,
               tip=_TR("Actions", "Bring in copied rows, or begin a customer with a copied address or signature"),
               synonyms=_TR("Actions", "clipboard insert spreadsheet signature")),
    ActionSpec(id=A.SELECT_ALL, text=_TR("Actions", "Select &all"), keys=("Ctrl+A",), local=True,
               tip=_TR("Actions", "Choose every customer that is shown")),
    ActionSpec(id=A.FIND, text=_TR("Actions", "&Find customers"), keys=("Ctrl+F",), icon="search", why_not=when.shop,
               tip=_TR("Actions", "Go to the search box"), synonyms=_TR("Actions", "search look for filter")),
    ActionSpec(id=A.PALETTE, text=_TR("Actions", "Find &or run…"), keys=("Ctrl+K",), icon="search",
               tip=_TR("Actions", "Find a customer, an order or a command")),
    ActionSpec(id=A.DUPLICATES, text=_TR("Actions", "Find &duplicates…"), icon="users-round", why_not=when.writable,
               tip=_TR("Actions", "Find customers who are in the book twice, and make one of them"),
               synonyms=_TR("Actions", "merge same double twice clean up")),
    ActionSpec(id=A.OWN_FIELDS, text=_TR("Actions", "Fields of &your own…"), icon="list-plus", why_not=when.ready,
               tip=_TR("Actions", "Write down what only your shop wants to know of its customers"),
               synonyms=_TR("Actions", "custom fields columns settings ring size glaze allergies")),
    # --- View
    ActionSpec(id=A.VIEW_LIST, text=_TR("Actions", "&List"), icon="rows-2", why_not=when.shop, choice=Choice.VIEW,
               tip=_TR("Actions", "Customers as a list beside their card")),
    ActionSpec(id=A.VIEW_TABLE, text=_TR("Actions", "&Table"), keys=("Ctrl+T",), icon="table", why_not=when.shop,
               choice=Choice.VIEW, tip=_TR("Actions", "Customers as a table with columns"),
               synonyms=_TR("Actions", "columns grid spreadsheet")),
    ActionSpec(id=A.COLUMNS, text=_TR("Actions", "&Columns…"), icon="columns-3", why_not=when.table,
               tip=_TR("Actions", "Choose which columns the table shows")),
    ActionSpec(id=A.LIST_ACTIVE, text=_TR("Actions", "Customer &book"), keys=("Alt+Shift+1",), icon="users",
               why_not=when.shop, choice=Choice.BOOK, tip=_TR("Actions", "The customers of every day")),
    ActionSpec(id=A.LIST_ARCHIVED, text=_TR("Actions", "&Archive"), keys=("Alt+Shift+2",), icon="archive",
               why_not=when.shop, choice=Choice.BOOK, tip=_TR("Actions", "Customers that were put aside"),
               synonyms=_TR("Actions", "archived old")),
    ActionSpec(id=A.LIST_BIN, text=_TR("Actions", "B&in"), keys=("Alt+Shift+3",), icon="trash", why_not=when.shop,
               choice=Choice.BOOK, tip=_TR("Actions", "Customers that were deleted and can come back"),
               synonyms=_TR("Actions", "deleted trash")),
    ActionSpec(id=A.THEME_SYSTEM, text=_TR("Actions", "&System theme"), icon="monitor", choice=Choice.THEME,
               tip=_TR("Actions", "Light or dark, as the system is")),
    ActionSpec(id=A.THEME_LIGHT, text=_TR("Actions", "Li&ght theme"), icon="sun", choice=Choice.THEME,
               tip=_TR("Actions", "Dark words on light ground"), synonyms=_TR("Actions", "bright day")),
    ActionSpec(id=A.THEME_DARK, text=_TR("Actions", "&Dark theme"), icon="moon", choice=Choice.THEME,
               tip=_TR("Actions", "Light words on dark ground"), synonyms=_TR("Actions", "night")),
    ActionSpec(id=A.ZOOM_IN, text=_TR("Actions", "Larg&er text"), keys=("Ctrl++", "Ctrl+="), icon="zoom-in",
               tip=_TR("Actions", "Show everything larger"), synonyms=_TR("Actions", "zoom in font size")),
    ActionSpec(id=A.ZOOM_OUT, text=_TR("Actions", "S&maller text"), keys=("Ctrl+-",), icon="zoom-out",
               tip=_TR("Actions", "Show everything smaller"), synonyms=_TR("Actions", "zoom out font size")),
    ActionSpec(id=A.ZOOM_RESET, text=_TR("Actions", "&Normal text size"), keys=("Ctrl+0",),
               tip=_TR("Actions", "Show text in the size of the system")),
    ActionSpec(id=A.DENSITY_COMFORTABLE, text=_TR("Actions", "Com&fortable rows"), choice=Choice.DENSITY,
               tip=_TR("Actions", "More air between table rows")),
    ActionSpec(id=A.DENSITY_COMPACT, text=_TR("Actions", "Com&pact rows"), choice=Choice.DENSITY,
               tip=_TR("Actions", "More table rows at a glance")),
    ActionSpec(id=A.NEXT_PANE, text=_TR("Actions", "Ne&xt pane"), keys=("F6",), icon="panel-right",
               tip=_TR("Actions", "Go from sidebar to list to card, or to the message")),
    ActionSpec(id=A.BACK, text=_TR("Actions", "Bac&k"), keys=("Alt+Left",), icon="arrow-left", why_not=when.shop,
               tip=_TR("Actions", "Go back to the list")),
    ActionSpec(id=A.TAB_1, text=_TR("Actions", "O&verview"), keys=("Ctrl+1",), why_not=when.card,
               tip=_TR("Actions", "The customer at a glance")),
    ActionSpec(id=A.TAB_2, text=_TR("Actions", "A&ddresses"), keys=("Ctrl+2",), why_not=when.card,
               tip=_TR("Actions", "Where to send things and bills")),
    ActionSpec(id=A.TAB_3, text=_TR("Actions", "&Orders"), keys=("Ctrl+3",), why_not=when.card,
               tip=_TR("Actions", "What the customer bought")),
    ActionSpec(id=A.TAB_4, text=_TR("Actions", "S&tatistics"), keys=("Ctrl+4",), why_not=when.card,
               tip=_TR("Actions", "Figures and favourites of the customer")),
    ActionSpec(id=A.TAB_5, text=_TR("Actions", "Ti&meline"), keys=("Ctrl+5",), why_not=when.card,
               tip=_TR("Actions", "Notes and everything that happened")),
    ActionSpec(id=A.TAB_6, text=_TR("Actions", "Deta&ils"), keys=("Ctrl+6",), why_not=when.card,
               tip=_TR("Actions", "Everything else that is known")),
    # --- Customer
    ActionSpec(id=A.CUSTOMER_NEW, text=_TR("Actions", "&New customer"), keys=("Ctrl+N",), icon="plus",
               why_not=when.writable, tip=_TR("Actions", "Add a customer; a name is enough"),
               synonyms=_TR("Actions", "add create person company")),
    ActionSpec(id=A.CUSTOMER_EDIT, text=_TR("Actions", "&Edit customer"), keys=("F2",), icon="pencil",
               why_not=when.editable, tip=_TR("Actions", "Change what is known about the customer"),
               synonyms=_TR("Actions", "change rename modify")),
    ActionSpec(id=A.CUSTOMER_SAVE, text=_TR("Actions", "&Save changes"), keys=("Ctrl+S",), icon="check",
               why_not=when.saveable, tip=_TR("Actions", "Keep what was typed")),
    ActionSpec(id=A.ADDRESS_NEW, text=_TR("Actions", "Add add&ress"), icon="map-pin", why_not=when.writable_card,
               tip=_TR("Actions", "Add an address to the customer"), synonyms=_TR("Actions", "new shipping billing")),
    ActionSpec(id=A.NOTE_NEW, text=_TR("Actions", "&Write a note"), keys=("Ctrl+Shift+A",), icon="sticky-note",
               why_not=when.writable_card, tip=_TR("Actions", "Write something down about the customer"),
               synonyms=_TR("Actions", "new remark comment")),
    ActionSpec(id=A.CUSTOMER_COPY_ADDRESS, text=_TR("Actions", "&Copy address"), keys=("Ctrl+Shift+C",), icon="copy",
               why_not=when.address, tip=_TR("Actions", "Copy the postal address as a block"),
               synonyms=_TR("Actions", "clipboard label letter")),
    ActionSpec(id=A.CUSTOMER_COPY_TEXT, text=_TR("Actions", "Copy for a messa&ge"), icon="copy", why_not=when.card,
               tip=_TR("Actions", "Copy name, phone, e-mail and address as text"),
               synonyms=_TR("Actions", "clipboard copy as text contact details")),
    ActionSpec(id=A.CUSTOMER_QR, text=_TR("Actions", "Show as &QR code…"), keys=("Ctrl+Shift+Q",), icon="qr-code",
               why_not=when.card, tip=_TR("Actions", "Show a code from which a phone takes the contact over"),
               synonyms=_TR("Actions", "vcard address card scan phone camera contact")),
    ActionSpec(id=A.CUSTOMER_MAIL, text=_TR("Actions", "E-mail to c&hosen customers…"), keys=("Ctrl+Shift+M",),
               icon="mail", why_not=when.selection,
               tip=_TR("Actions", "Write one message to everybody chosen, as blind copies"),
               synonyms=_TR("Actions", "write message bcc newsletter several send")),
    ActionSpec(id=A.CUSTOMER_PIN, text=_TR("Actions", "&Keep as current customer"), icon="pin", why_not=when.card,
               tip=_TR("Actions", "Keep the customer in hand while you look at others"),
               synonyms=_TR("Actions", "pin remember")),
    ActionSpec(id=A.CUSTOMER_PREVIOUS, text=_TR("Actions", "&Previous customer"), keys=("Ctrl+Up", "Ctrl+PgUp"),
               icon="chevron-up", why_not=when.customers, tip=_TR("Actions", "Go up in the list")),
    ActionSpec(id=A.CUSTOMER_NEXT, text=_TR("Actions", "Ne&xt customer"), keys=("Ctrl+Down", "Ctrl+PgDown"),
               icon="chevron-down", why_not=when.customers, tip=_TR("Actions", "Go down in the list")),
    ActionSpec(id=A.CUSTOMER_MERGE, text=_TR("Actions", "Merge c&ustomers…"), keys=("Ctrl+M",), icon="merge",
               why_not=when.mergeable, tip=_TR("Actions", "Make one customer of the chosen ones; undo gives all back"),
               synonyms=_TR("Actions", "join unite duplicate same double")),
    ActionSpec(id=A.CUSTOMER_ARCHIVE, text=_TR("Actions", "&Archive"), icon="archive", why_not=when.archivable,
               tip=_TR("Actions", "Put aside without losing anything"), synonyms=_TR("Actions", "hide old")),
    ActionSpec(id=A.CUSTOMER_UNARCHIVE, text=_TR("Actions", "Take out o&f the archive"), icon="archive-restore",
               why_not=when.archived, tip=_TR("Actions", "Put back into the customer book")),
    ActionSpec(id=A.CUSTOMER_RESTORE, text=_TR("Actions", "Restore from the &bin"), icon="rotate-ccw",
               why_not=when.binned, tip=_TR("Actions", "Put back with everything that belongs to it"),
               synonyms=_TR("Actions", "undelete bring back")),
    ActionSpec(id=A.CUSTOMER_DELETE, text=_TR("Actions", "De&lete"), keys=("Del",), icon="trash", local=True,
               why_not=when.deletable, tip=_TR("Actions", "Move to the bin"), synonyms=_TR("Actions", "remove erase")),
    ActionSpec(id=A.BIN_EMPTY, text=_TR("Actions", "Empt&y the bin"), icon="trash", why_not=when.bin_filled,
               tip=_TR("Actions", "Remove everybody in the bin")),
    # --- Help
    ActionSpec(id=A.SHORTCUTS, text=_TR("Actions", "&Keyboard shortcuts"), keys=("F1",), icon="keyboard",
               tip=_TR("Actions", "See every key"), synonyms=_TR("Actions", "help keys hotkeys")),
    ActionSpec(id=A.ABOUT, text=_TR("Actions", "&About CraftDesk"), icon="info", role="about",
               tip=_TR("Actions", "Version, files and licences"), synonyms=_TR("Actions", "help version licence")),
)  # fmt: skip
