"""The customers that a query found, behind their list and their table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QModelIndex, QObject

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerRow
from craftdesk.ui.models.list_model import ID_ROLE, ListModel
from craftdesk.ui.models.row_windows import Fetch
from craftdesk.ui.models.row_words import RowWords
from craftdesk.ui.screens.customers.columns import COLUMNS, own_columns

__all__ = ["ID_ROLE", "CustomerModel"]


class CustomerModel(ListModel[CustomerRow, RowWords]):
    """Has a column for each field of the shop's own."""

    def __init__(self, fetch: Fetch[CustomerRow], words: RowWords, parent: QObject | None = None) -> None:
        super().__init__(fetch, words, COLUMNS, parent)

    def ids_of(self, selection: QItemSelection) -> tuple[CustomerId, ...]:
        """The customers of a selection, in the order of the list."""
        return tuple(map(CustomerId, self.numbers_of(selection)))

    def show_fields(self, fields: Sequence[CustomField]) -> bool:
        """Have a column for each field of the shop's own; False when they were there already."""
        wanted = own_columns(fields)
        if [(one.key, one.name, one.number) for one in wanted] == [
            (one.key, one.name, one.number) for one in self.columns[len(COLUMNS) :]
        ]:
            return False
        if len(self.columns) > len(COLUMNS):
            self.beginRemoveColumns(QModelIndex(), len(COLUMNS), len(self.columns) - 1)
            self.columns = COLUMNS
            self.endRemoveColumns()
        if wanted:
            self.beginInsertColumns(QModelIndex(), len(COLUMNS), len(COLUMNS) + len(wanted) - 1)
            self.columns = (*COLUMNS, *wanted)
            self.endInsertColumns()
        return True
