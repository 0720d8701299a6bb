"""A column of a list that is shown as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, Qt

R = TypeVar("R")
W = TypeVar("W")


class ListColumn(NamedTuple, Generic[R, W]):
    """One column: its title, what stands in it, and by what it is sorted; widths are of the design."""

    key: str
    title: object
    text: Callable[[R, W], str]
    sort: object
    width: int
    shown: bool = True
    number: bool = False
    tip: Callable[[R, W], str] | None = None
    reversed: bool = False
    translated: bool = True

    @property
    def name(self) -> str:
        """The title in the owner's language; one that the owner wrote as it stands."""
        return QCoreApplication.translate("Columns", str(self.title)) if self.translated else str(self.title)

    @property
    def align(self) -> Qt.AlignmentFlag:
        """Numbers stand at the trailing edge, words at the leading one."""
        edge = Qt.AlignmentFlag.AlignRight if self.number else Qt.AlignmentFlag.AlignLeft
        return edge | Qt.AlignmentFlag.AlignVCenter


def place_of_sort(sort: object, columns: Sequence[ListColumn[R, W]]) -> int:
    """The first column that shows an order; the first of all for an order that none shows."""
    return next((at for at, column in enumerate(columns) if column.sort == sort), 0)
