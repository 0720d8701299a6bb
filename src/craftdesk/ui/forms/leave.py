"""The one question of a form: what becomes of what was typed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget


class LeaveChoice(StrEnum):
    """The answers."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def ask_to_leave(parent: QWidget, name: str) -> LeaveChoice:
    """Ask what to do with unsaved changes; Save is proposed, Esc keeps editing."""
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setWindowTitle(translate("Leave", "CraftDesk"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    shown = name if len(name) <= 60 else name[:59] + "…"
    words = translate("Leave", "Keep what you typed about {0}?") if name else translate("Leave", "Keep what you typed?")
    box.setText(words.replace("{0}", shown))
    save = box.addButton(translate("Leave", "Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(translate("Leave", "Discard"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(translate("Leave", "Keep editing"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is save:
        return LeaveChoice.SAVE
    return LeaveChoice.DISCARD if clicked is discard else LeaveChoice.STAY
