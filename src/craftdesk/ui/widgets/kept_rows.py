"""Rows of a column that stay when something else is shown: they say it instead of being made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.ui.look import Look

Row = TypeVar("Row", bound=QWidget)


class KeptRows(QObject, Generic[Row]):
    """Makes rows when there are too few of them and hides those too many: to make one costs ten times to fill it.

    `between` them and `inside` each stands the room that the design says, at whatever zoom.
    """

    def __init__(
        self, look: Look, column: QVBoxLayout, make: Callable[[], Row], *, between: int, inside: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look, self._column, self._make = look, column, make
        self._between, self._inside = between, inside
        self._rows: list[Row] = []
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def take(self, count: int) -> list[Row]:
        """Return so many rows, all of them shown; to be filled by the caller."""
        while len(self._rows) < count:
            row = self._make()
            self._rows.append(row)
            self._column.addWidget(row)
            self._space(row)
        for place, row in enumerate(self._rows):
            # At once: Qt by itself would show an empty card until its events are through.
            row.setVisible(place < count)
        return self._rows[:count]

    def _space(self, row: Row) -> None:
        layout = row.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(self._look.px(self._inside))

    @Slot()
    def _on_look_changed(self) -> None:
        self._column.setSpacing(self._look.px(self._between))
        for row in self._rows:
            self._space(row)
