"""The worklist: groups of customers who may be the same, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from craftdesk.domain.duplicates import DuplicateGroup
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerRow
from craftdesk.texts import sentence
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, row_text

_Index = QModelIndex | QPersistentModelIndex


class GroupModel(QAbstractListModel):
    """The groups that wait for a decision; names come when somebody has read them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[DuplicateGroup] = []
        self._rows: dict[CustomerId, CustomerRow] = {}
        self._taken: dict[frozenset[CustomerId], tuple[int, DuplicateGroup]] = {}

    @property
    def groups(self) -> Sequence[DuplicateGroup]:
        """The groups in their order."""
        return self._groups

    def show_groups(self, groups: Iterable[DuplicateGroup]) -> None:
        """Show other groups."""
        self.beginResetModel()
        self._groups, self._taken = list(groups), {}
        self.endResetModel()

    def know(self, people: Iterable[CustomerRow]) -> None:
        """Take the lines of customers."""
        self._rows |= {row.id: row for row in people}
        if self._groups:
            self.dataChanged.emit(self.index(0), self.index(len(self._groups) - 1))

    def unknown(self, first: int, count: int) -> list[CustomerId]:
        """The customers of some groups whose lines are not here yet."""
        some = self._groups[first : first + count]
        return [one for group in some for one in group.customers if one not in self._rows]

    def take(self, customers: Iterable[CustomerId]) -> None:
        """Take the group of these customers from the list: it was decided."""
        wanted = frozenset(customers)
        for place, group in enumerate(self._groups):
            if frozenset(group.customers) == wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._groups[place]
                self._taken[wanted] = (place, group)
                self.endRemoveRows()
                return

    def give_back(self, customers: Iterable[CustomerId]) -> int:
        """Put a decided group back, for the decision was undone; its place, -1 when it was none of these."""
        found = self._taken.pop(frozenset(customers), None)
        if found is None:
            return -1
        place = min(found[0], len(self._groups))
        self.beginInsertRows(QModelIndex(), place, place)
        self._groups.insert(place, found[1])
        self.endInsertRows()
        return place

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many groups wait."""
        return 0 if parent is not None and parent.isValid() else len(self._groups)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row as it is painted, read aloud and found by typing."""
        if not index.isValid() or index.row() >= len(self._groups):
            return None
        group = self._groups[index.row()]
        people = [row for one in group.customers if (row := self._rows.get(one)) is not None]
        if len(people) < len(group.customers):
            return None
        shown = self._row(group, people)
        if role == ROW_ROLE:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text(shown)
        return shown.title if role == Qt.ItemDataRole.DisplayRole else None

    @staticmethod
    def _row(group: DuplicateGroup, people: Sequence[CustomerRow]) -> ListRow:
        names = dict.fromkeys(row.name for row in people)
        words = [sentence(f"duplicate.{reason.value}") for reason in group.reasons]
        reasons = ", ".join([*words[:1], *(word[:1].lower() + word[1:] for word in words[1:])])
        title = " · ".join(names) if len(names) > 1 else f"{people[0].name} ({len(people)} ×)"
        return ListRow(
            title=title,
            subline=reasons,
            amount=f"{group.score} %",
            has_face=False,
        )
