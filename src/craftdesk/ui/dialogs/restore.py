"""Choosing a backup to go back to: what there is, newest first, and one question before the shop is replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QMessageBox, QWidget

from craftdesk.services.backup_files import BackupFile
from craftdesk.services.backups import Backup
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text

_PATH = int(Qt.ItemDataRole.UserRole.value) + 3
Inside = tuple[BackupFile, Backup | None]


class RestoreDialog(PanelDialog):
    """A list of backups; `chosen` brings the one that is to take the place of the shop."""

    chosen = Signal(object)  # Path

    def __init__(self, kit: Kit, shop: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Restore from backup"), parent)
        self._shop, self._folder = shop, folder
        hint = self.tr("The shop becomes what it was then. What it is now is kept as a backup of its own.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setItemDelegate(TwoLineDelegate(kit.look, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.body.addWidget(self.list, 1)
        self._nothing = Label(kit.look, self.tr("Looking for backups…"), ink="muted", wrap=True)
        self.body.addWidget(self._nothing)
        self.other = self.add_leading_button(self.tr("Choose a file…"), "folder-open")
        self.restore = self.add_button(self.tr("Restore"), ButtonKind.PRIMARY, "archive-restore")
        self.restore.setEnabled(False)
        self.add_close()
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.other.clicked.connect(self._on_other_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.resize(kit.look.px(620), kit.look.px(520))

    @Slot(object)
    def show_backups(self, found: Sequence[Inside]) -> None:
        """List what was found, newest first."""
        for made, inside in found:
            row = ListRow(title=self.kit.format.instant(made.at), subline=self._line(made, inside))
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_PATH, (made.path, made.at))
            item.setToolTip(str(made.path))
            self.list.addItem(item)
        self._nothing.setText(self.tr("There is no backup of this shop yet. You can choose a file."))
        self._nothing.setVisible(not found)
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, made: BackupFile, inside: Backup | None) -> str:
        count, tr = self.kit.format.count, self.tr
        why = {
            "manual": tr("made by hand"), "daily": tr("backup of the day"), "import": tr("before an import"),
            "restore": tr("before a restore"),
        }.get(made.reason, "")  # fmt: skip
        megabytes = tr("{0} MB").replace("{0}", count(max(1, round(made.size / 1_000_000))))
        if inside is None:
            return tr("damaged")
        customers = tr("1 customer") if inside.customers == 1 else tr("{0} customers")
        orders = tr("1 order") if inside.orders == 1 else tr("{0} orders")
        parts = (customers.replace("{0}", count(inside.customers)), orders.replace("{0}", count(inside.orders)))
        return " · ".join(part for part in (*parts, megabytes, why) if part)

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        self.restore.setEnabled(self.list.currentItem() is not None)

    @Slot()
    def _on_restore_clicked(self) -> None:
        path, at = self.list.currentItem().data(_PATH)
        if isinstance(at, datetime):
            self._ask(path, self.tr("the backup of {0}").replace("{0}", self.kit.format.instant(at)))

    @Slot()
    def _on_other_clicked(self) -> None:
        kinds = self.tr("Shop files (*.craftdesk)")
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Restore from backup"), str(self._folder), kinds)
        if found:
            self._ask(Path(found), f"“{Path(found).name}”")

    def _ask(self, path: Path, what: str) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Restore from backup"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        words = self.tr("Replace “{0}” by {1}?").replace("{1}", what)
        box.setText(words.replace("{0}", self._shop))
        box.setInformativeText(self.tr("What is in the shop now is backed up first, so you can come back to it."))
        self._path = path
        restore = box.addButton(self.tr("Restore backup"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep the shop as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        restore.clicked.connect(self._on_box_restore_clicked)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_box_restore_clicked(self) -> None:
        self.chosen.emit(self._path)
        self.accept()
