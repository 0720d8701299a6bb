"""Rows of a column that stay when something else is shown: they say it instead of being made anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class KeptRows(Generic[Row]):
    """Makes rows when there are too few of them and hides those too many: to make one costs ten times to fill it."""

    def __init__(self, column: QVBoxLayout, make: Callable[[], Row]) -> None:
        self._column, self._make = column, make
        self._rows: list[Row] = []

    def take(self, count: int) -> list[Row]:
        """Return so many rows, all of them shown; to be filled by the caller."""
        while len(self._rows) < count:
            row = self._make()
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            # At once: Qt by itself would show an empty card until its events are through.
            row.setVisible(place < count)
        return self._rows[:count]
