"""The commands of the menu File: shops, files that come and go."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui import context as when
from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

SHOP: tuple[ActionSpec, ...] = (
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
    ActionSpec(id=A.SHOP_BACKUPS, text=_TR("Actions", "Backups an&d second place…"), icon="hard-drive",
               why_not=when.ready, tip=_TR("Actions", "Where backups go, a stick as second place, encryption"),
               synonyms=_TR("Actions", "usb memory stick encrypt passphrase folder")),
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
    ActionSpec(id=A.PRINT, text=_TR("Actions", "Prin&t…"), keys=("Ctrl+P",), icon="printer", why_not=when.printable,
               tip=_TR("Actions", "Print or keep as a PDF: invoice, delivery note, receipt, statement, customer sheet"),
               synonyms=_TR("Actions", "paper invoice bill receipt delivery note statement pdf gift confirmation")),
    ActionSpec(id=A.LABELS, text=_TR("Actions", "&Labels, envelopes, list…"), keys=("Ctrl+Shift+L",), icon="tags",
               why_not=when.ready, tip=_TR("Actions", "Print address labels, envelopes or the list of customers"),
               synonyms=_TR("Actions", "address stickers avery mail merge post parcel print customers")),
    ActionSpec(id=A.SHOP_SETTINGS, text=_TR("Actions", "S&hop settings…"), keys=("Ctrl+,",), icon="settings",
               why_not=when.writable, tip=_TR("Actions", "Name, address, taxes, price levels, numbers, papers"),
               synonyms=_TR("Actions", "preferences options configuration vat tax logo seller bank invoice number")),
    ActionSpec(id=A.SHOP_CLOSE, text=_TR("Actions", "&Close shop"), keys=("Ctrl+W",), why_not=when.shop,
               tip=_TR("Actions", "Close the shop file; everything is saved")),
    ActionSpec(id=A.QUIT, text=_TR("Actions", "&Quit"), keys=("Ctrl+Q",), icon="log-out", role="quit",
               tip=_TR("Actions", "Close CraftDesk; everything is saved"), synonyms=_TR("Actions", "exit leave end")),
)  # fmt: skip
