"""The commands of the menu View: what is in sight, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec, Choice

A = ActionId
_TR = QT_TRANSLATE_NOOP

VIEW: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.VIEW_LIST, text=_TR("Actions", "&List"), icon="rows-2", why_not=when.shop, choice=Choice.VIEW,
               tip=_TR("Actions", "Customers as a list beside their card")),
    ActionSpec(id=A.VIEW_TABLE, text=_TR("Actions", "&Table"), keys=("Ctrl+T",), icon="table", why_not=when.shop,
               choice=Choice.VIEW, tip=_TR("Actions", "Customers as a table with columns"),
               synonyms=_TR("Actions", "columns grid spreadsheet")),
    ActionSpec(id=A.COLUMNS, text=_TR("Actions", "&Columns…"), icon="columns-3", why_not=when.table,
               tip=_TR("Actions", "Choose which columns the table shows")),
    ActionSpec(id=A.VIEW_SAVE, text=_TR("Actions", "Save vie&w…"), keys=("Ctrl+Shift+V",), icon="bookmark-plus",
               why_not=when.with_views, tip=_TR("Actions", "Keep filters, order and columns under a name"),
               synonyms=_TR("Actions", "filter bookmark remember list")),
    ActionSpec(id=A.VIEWS, text=_TR("Actions", "O&rganise views…"), icon="bookmark", why_not=when.with_views,
               tip=_TR("Actions", "Rename, reorder or remove saved views"),
               synonyms=_TR("Actions", "filter bookmark manage")),
    ActionSpec(id=A.TODAY, text=_TR("Actions", "Toda&y"), keys=("Alt+Shift+0",), icon="sun", why_not=when.ready,
               tip=_TR("Actions", "What is due, unpaid and coming up"),
               synonyms=_TR("Actions", "home start tasks reminders birthdays due overdue unpaid")),
    ActionSpec(id=A.ORDERS, text=_TR("Actions", "&Orders"), keys=("Alt+Shift+4",), icon="shopping-bag",
               why_not=when.ready, tip=_TR("Actions", "All orders: open, due, unpaid, and how much they add up to"),
               synonyms=_TR("Actions", "sales list due overdue unpaid open")),
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
)  # fmt: skip
