"""Words offered below a line while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QObject
from PySide6.QtWidgets import QCompleter, QWidget


class Suggestions(QCompleter):
    """Their list is a window without a parent: it takes the style sheet of the window that it serves."""

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)

    def splitPath(self, path: str) -> list[str]:
        """Qt asks this before it shows the list."""
        at: QWidget | None = self.widget()
        while at is not None and not at.styleSheet():
            at = at.parentWidget()
        sheet, popup = at.styleSheet() if at is not None else "", self.popup()
        if popup is not None and sheet != popup.styleSheet():
            popup.setStyleSheet(sheet)
        return super().splitPath(path)
