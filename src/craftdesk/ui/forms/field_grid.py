"""The arrangement of a form's fields: one or two beside each other, one below the other where it is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from craftdesk.ui.look import Look

_NARROW = 380
_COLUMNS = 2


class FieldGrid(QWidget):
    """Rows of one or two widgets; the order of rows is the order of reading and of the Tab key."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, narrow: int = _NARROW) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: list[tuple[QWidget, ...]] = []
        self._is_narrow = False
        self._narrow = narrow
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def add_row(self, *widgets: QWidget) -> None:
        """Add a row at the end."""
        self._rows.append(widgets)
        self._place()

    def widgets(self) -> Sequence[QWidget]:
        """Return the widgets in the order of reading."""
        return [widget for row in self._rows for widget in row]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields below each other where two do not fit."""
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(self._narrow)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._place()

    def _place(self) -> None:
        line = 0
        for widgets in self._rows:
            if self._is_narrow or len(widgets) == 1:
                for widget in widgets:
                    self._grid.addWidget(widget, line, 0, 1, _COLUMNS)
                    line += 1
            else:
                for column, widget in enumerate(widgets):
                    self._grid.addWidget(widget, line, column)
                line += 1

    @Slot()
    def _on_look_changed(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(12))
        self._grid.setVerticalSpacing(self._look.px(12))
