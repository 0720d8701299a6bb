"""A question with three answers: what is proposed, what throws something away, and to stay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def asked(parent: QWidget, text: str, more: str, proposed: str, destructive: str, stay: str) -> str:
    """Ask, and return the words of the button that was pressed; Enter is the proposal, Esc stays."""
    box = QMessageBox(parent)
    box.setWindowTitle("CraftDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    first = box.addButton(proposed, QMessageBox.ButtonRole.AcceptRole)
    second = box.addButton(destructive, QMessageBox.ButtonRole.DestructiveRole)
    third = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(first)
    box.setEscapeButton(third)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if clicked is first:
        return proposed
    return destructive if clicked is second else stay
