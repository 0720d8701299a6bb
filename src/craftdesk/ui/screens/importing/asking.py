"""The one question with a box of its own: leaving while rows are being brought in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from craftdesk.ui.screens.importing.words import translate


def may_stop_import(parent: QWidget, file: str) -> bool:
    """Ask whether the import is to be cancelled; going on is the safe default."""
    box = QMessageBox(parent)
    box.setWindowModality(Qt.WindowModality.WindowModal)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(translate("Import", "{file} is being brought in").format(file=file))
    box.setInformativeText(translate("Import", "If you cancel the import, your customer book stays as it was before."))
    finish = box.addButton(translate("Import", "Go on importing"), QMessageBox.ButtonRole.RejectRole)
    stop = box.addButton(translate("Import", "Cancel import"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(finish)
    box.setEscapeButton(finish)
    box.exec()
    stopped = box.clickedButton() is stop
    box.deleteLater()
    return stopped
