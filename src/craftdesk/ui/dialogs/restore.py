"""Choosing a backup to go back to: what there is, newest first, and one question before the shop is replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QMessageBox, QWidget

from craftdesk.errors import CraftDeskError
from craftdesk.services.backup_list import BackupRow, Condition
from craftdesk.texts import sentence
from craftdesk.ui.backup_words import condition_words, row_words
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, row_text
from craftdesk.ui.widgets.problem_bar import ProblemBar
from craftdesk.ui.widgets.tip import plain_tip

_PATH = int(Qt.ItemDataRole.UserRole.value) + 3
_FACES = {
    Condition.VERIFIED: (Hue.GREEN, "circle-check"),
    Condition.UNPROVEN: (Hue.AMBER, "triangle-alert"),
    Condition.DAMAGED: (Hue.RED, "circle-alert"),
    Condition.LOCKED: (Hue.GREY, "lock"),
}


class RestoreDialog(PanelDialog):
    """A list of backups; `chosen` brings the one that is to take the place of the shop."""

    other_accepted = Signal()  # the backup of another shop is meant
    chosen = Signal(object)  # Path; the dialog stays until it is accepted, for it may be asked for a passphrase

    def __init__(self, kit: Kit, shop: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Restore from backup"), parent)
        self._shop, self._folder = shop, folder
        hint = self.tr("The shop becomes what it was then. What it is now is kept as a backup of its own.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.problem = ProblemBar(kit.look)
        self.body.addWidget(self.problem)
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
        self.restore.setDefault(True)  # Enter in the list asks about the backup that is chosen there
        self.list.itemDoubleClicked.connect(self.restore.click)
        self.list.currentItemChanged.connect(self._on_list_current_item_changed)
        self.other.clicked.connect(self._on_other_clicked)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.resize(kit.look.px(620), kit.look.px(520))

    @Slot(object)
    def show_backups(self, found: Sequence[BackupRow], *, complete: bool = True) -> None:
        """List what was found, newest first; what is not complete comes again, and what was chosen stays chosen."""
        chosen = self.list.currentItem().data(_PATH)[0] if self.list.currentItem() is not None else None
        has_keyboard = self.list.count() > 0
        self.list.clear()
        for one in found:
            made, hue, icon = one.file, *_FACES[one.condition]
            row = ListRow(
                title=self.kit.format.instant(made.at),
                subline=row_words(one, self.kit.format),
                badge=BadgeSpec(text=condition_words(one), icon="lock" if made.encrypted else icon, hue=hue),
                faded=one.condition is Condition.DAMAGED,
                has_face=False,
            )
            item = QListWidgetItem()
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole.value), row_text(row))
            item.setData(_PATH, (made.path, made.at, one.condition))
            item.setToolTip(plain_tip(str(made.path)))
            self.list.addItem(item)
        if complete:
            self._nothing.setText(self.tr("There is no backup of this shop yet. You can choose a file."))
        self._nothing.setVisible(not found)
        places = [one.file.path for one in found]
        self.list.setCurrentRow(places.index(chosen) if chosen in places else 0)
        if not has_keyboard:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say what stands against the file that was chosen."""
        self.problem.show_problem(sentence(problem.code, problem.params))

    @Slot()
    def _on_list_current_item_changed(self) -> None:
        item = self.list.currentItem()
        self.restore.setEnabled(self.list.currentRow() >= 0 and item.data(_PATH)[2] is not Condition.DAMAGED)

    @Slot()
    def _on_restore_clicked(self) -> None:
        path, at, _ = self.list.currentItem().data(_PATH)
        if isinstance(at, datetime):
            self._ask(path, self.tr("the backup of {0}").replace("{0}", self.kit.format.instant(at)))

    @Slot()
    def _on_other_clicked(self) -> None:
        kinds = self.tr("Shop files and encrypted backups (*.craftdesk *.craftdesk.encrypted)")
        found, _ = QFileDialog.getOpenFileName(self, self.tr("Restore from backup"), str(self._folder), kinds)
        if found:
            self._ask(Path(found), f"“{Path(found).name}”")

    def ask_about_other(self, other: str) -> None:
        """Ask once more about a backup that is of another shop."""
        words = self.tr("This is a backup of another shop, “{0}”. Restore it in the place of “{1}”?")
        self._question(words.replace("{1}", self._shop).replace("{0}", other), self.tr("Restore the other shop"),
                       self.other_accepted)  # fmt: skip

    def _ask(self, path: Path, what: str) -> None:
        words = self.tr("Replace “{0}” by {1}?").replace("{1}", what)
        self._path = path
        self._question(words.replace("{0}", self._shop), self.tr("Restore backup"), self._on_box_restore_clicked)

    def _question(self, text: str, go: str, then: SignalInstance | Callable[[], None]) -> None:
        box = QMessageBox(self)
        box.setWindowTitle(self.tr("Restore from backup"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(self.tr("What is in the shop now is backed up first, so you can come back to it."))
        restore = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Keep the shop as it is"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        restore.clicked.connect(then)
        box.finished.connect(box.deleteLater)
        box.open()

    @Slot()
    def _on_box_restore_clicked(self) -> None:
        self.problem.clear()
        self.chosen.emit(self._path)
