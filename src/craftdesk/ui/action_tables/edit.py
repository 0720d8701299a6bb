"""The commands of the menu Edit: taking back, copying, finding."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

EDIT: tuple[ActionSpec, ...] = (
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
    ActionSpec(id=A.GROUPS, text=_TR("Actions", "Groups of cus&tomers…"), icon="users-round", why_not=when.ready,
               tip=_TR("Actions", "Groups of customers with a price level, a discount or days to pay"),
               synonyms=_TR("Actions", "segment wholesale members terms")),
    ActionSpec(id=A.CUSTOMERS_CHANGE, text=_TR("Actions", "Chan&ge chosen customers…"), keys=("Ctrl+Shift+E",),
               icon="list-checks", why_not=when.deletable,
               tip=_TR("Actions", "Give everybody chosen a tag, a group or another value, in one step"),
               synonyms=_TR("Actions", "bulk several many tag group field set all")),
    ActionSpec(id=A.OWN_FIELDS, text=_TR("Actions", "Fields of &your own…"), icon="list-plus", why_not=when.ready,
               tip=_TR("Actions", "Write down what only your shop wants to know of its customers"),
               synonyms=_TR("Actions", "custom fields columns settings ring size glaze allergies")),
    ActionSpec(id=A.LOYALTY, text=_TR("Actions", "&Loyalty…"), icon="heart", why_not=when.writable,
               tip=_TR("Actions", "Say when a customer counts as new, regular, best, slipping away or lost"),
               synonyms=_TR("Actions", "regulars rules thresholds quiet lost slipping best")),
)  # fmt: skip
