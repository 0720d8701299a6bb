"""The body of a tab: cards below each other, scrolled under the header that stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from craftdesk.ui.look import Look


class Page(QScrollArea):
    """A scrolled column with the margins of the design; never scrolls sideways."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page_look = look
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        inside = QWidget()
        inside.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self.column = QVBoxLayout(inside)
        self.setWidget(inside)
        look.changed.connect(self._on_page_look_changed)
        self._on_page_look_changed()

    @Slot()
    def _on_page_look_changed(self) -> None:
        px = self._page_look.px
        self.column.setContentsMargins(px(24), px(18), px(24), px(24))
        self.column.setSpacing(px(16))


def clear_layout(column: QVBoxLayout) -> None:
    """Remove everything from a column."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
