"""The commands of the menu Customer: what can be done with customers."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

CUSTOMER: tuple[ActionSpec, ...] = (
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
    ActionSpec(id=A.TASK_NEW, text=_TR("Actions", "&Jot down a task"), keys=("Ctrl+J",), icon="square-check",
               why_not=when.writable_card,
               tip=_TR("Actions", "Write down what is to be done for the customer, and by when"),
               synonyms=_TR("Actions", "new add todo reminder due follow up")),
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
)  # fmt: skip
