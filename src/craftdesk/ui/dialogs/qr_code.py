"""A customer as a code to scan: a phone's camera takes the contact over, without a network or a cable."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from craftdesk.controllers.handing import HandedOn
from craftdesk.ui.contact_clipboard import copy_contact
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.qr_code import QrCode


class QrCodeDialog(PanelDialog):
    """Shows the code of one customer; copies or saves the card. `saved` brings the file's path."""

    copied = Signal()
    save_requested = Signal(object)  # Path

    def __init__(self, kit: Kit, handed: HandedOn, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Code to scan"), parent)
        self._handed = handed
        self.name = PropertyLabel(kit.look, handed.name, role=Role.SECTION)
        self.body.addWidget(self.name)
        self.code = QrCode(kit.look)
        spoken = self.tr("QR code of {name}").replace("{name}", handed.name)
        self.code.show_rows(handed.code.rows, spoken)
        self.body.addWidget(self.code, 1)
        self.hint = Label(kit.look, self._hint(), role=Role.SMALL, ink="muted", wrap=True)
        self.body.addWidget(self.hint)
        self.copy = self.add_leading_button(self.tr("Copy as text"), "copy")
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save = self.add_button(self.tr("Save address card…"), icon="file-output")
        self.save.clicked.connect(self._on_save_clicked)
        self.add_close()

    def _hint(self) -> str:
        scan = self.tr("Point a phone’s camera at the code, and it offers to keep the contact.")
        left_out = {
            "all": "",
            "contact": self.tr("The address and further numbers did not fit in."),
            "name": self.tr("Only name and phone did fit in."),
        }[self._handed.code.holds]
        return f"{scan} {left_out}".strip()

    @Slot()
    def _on_copy_clicked(self) -> None:
        copy_contact(self._handed.lines, self._handed.card)
        self.copied.emit()

    @Slot()
    def _on_save_clicked(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        letters = "".join(char if char.isalnum() or char in " -_" else "" for char in self._handed.name)[:80].strip()
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Where the file goes"),
            str(Path(place or Path.home()) / f"{letters or self.tr('customer')}.vcf"),
            self.tr("Address cards (*.vcf)"),
        )
        if name:
            path = Path(name)
            self.save_requested.emit(path if path.suffix.lower() == ".vcf" else path.with_name(f"{path.name}.vcf"))
