"""The rows of one kind as a table, read in blocks as they come into sight; a million of them cost nothing."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from craftdesk.controllers.import_rows import SKIPPED, ImportRows, RowsPage
from craftdesk.importing.doubts import Doubt
from craftdesk.importing.outcome import RowMessage
from craftdesk.importing.page_rows import PlanRow
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rulings import DOUBT
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.screens.importing.kinds import CHANGED, MERGED, NEW, NOTES, REJECTED, count_of
from craftdesk.ui.screens.importing.targets import change_text, in_words
from craftdesk.ui.screens.importing.verdicts import doubt_words
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.tip import plain_tip

BLOCK = 128
_BLOCKS = 24
ROW_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1
KIND_ROLE = ROW_ROLE + 1
AT, NAME, TALE = range(3)
Index = QModelIndex | QPersistentModelIndex
Shown = PlanRow | RowMessage | Doubt
_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Row number, name, and what is to say; rows not read yet are blank for the moment."""

    def __init__(self, rows: ImportRows, form: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._form = rows, form
        self._plan: ImportPlan | None = None
        self._kind = NEW
        self._count = 0
        self._blocks: OrderedDict[int, tuple[Shown, ...]] = OrderedDict()
        self._wanted: set[int] = set()
        rows.arrived.connect(self._on_rows_arrived)

    @property
    def kind(self) -> str:
        """The kind of row that is shown."""
        return self._kind

    def show(self, plan: ImportPlan, kind: str) -> None:
        """Show the rows of a kind."""
        self.beginResetModel()
        self._plan, self._kind = plan, kind
        self._count = count_of(plan, kind)
        self._blocks.clear()
        self._wanted.clear()
        self.endResetModel()

    @property
    def _is_raw(self) -> bool:
        """Whether nobody knows yet what the cells mean."""
        return self._plan is not None and self._plan.needs_mapping

    def row_at(self, place: int) -> Shown | None:
        """Return a row, None while it is not read yet; reading it begins."""
        if self._plan is None or not 0 <= place < self._count:
            return None
        if self._kind == NOTES:
            return self._plan.warnings[place]
        if self._kind == DOUBT:
            return self._plan.doubts[place]
        block = place // BLOCK
        rows = self._blocks.get(block)
        if rows is None:
            if block not in self._wanted:
                # Only the newest wish is kept by the reader, so older ones must be free to be repeated.
                self._wanted = {block}
                self._rows.want(self._kind, block * BLOCK, BLOCK)
            return None
        self._blocks.move_to_end(block)
        inside = place - block * BLOCK
        return rows[inside] if inside < len(rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows of the kind."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """Return the headings."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            tales = {
                CHANGED: translate("Import", "What changes"),
                REJECTED: translate("Import", "Why not"),
                SKIPPED: translate("Import", "What the file knows"),
                DOUBT: translate("Import", "Who it may be"),
                NOTES: translate("Import", "What to know"),
                MERGED: translate("Import", "Why"),
            }
            holds = translate("Import", "What the file holds")
            return (
                translate("Import", "Row"),
                translate("Import", "Who or what"),
                holds if self._is_raw else tales.get(self._kind, translate("Import", "What the file knows")),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == AT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return what stands in a cell, and the row itself under ROW_ROLE."""
        if role == KIND_ROLE:
            return self._kind
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TALE:
            return plain_tip(self.tale(row, "\n"))
        return None

    def tale(self, row: Shown, between: str = " · ") -> str:
        """Return what is to say about a row."""
        if isinstance(row, RowMessage):
            return sentence(row.code, dict(row.params))
        if isinstance(row, Doubt):
            return between.join(doubt_words(row, self._plan.rulings if self._plan else None, self._form))
        if row.changes:
            return between.join(change_text(change, self._form) for change in row.changes)
        if row.code and self._kind != SKIPPED and not self._is_raw:
            said = sentence(row.code, dict(row.params or {}))
            return between.join((said, " · ".join(row.details))) if between == "\n" and row.details else said
        if row.first:
            return translate("Import", "Joined to row {n} of the same file").format(n=self._form.count(row.first))
        return " · ".join(in_words(part, self._form) for part in row.details)

    def _text(self, row: Shown, column: int) -> str:
        if column == AT:
            return self._form.count(row.row)
        if column == NAME:
            return (row.name or " · ".join(row.details)) if isinstance(row, PlanRow) else getattr(row, "name", "")
        return self.tale(row)

    @Slot(object)
    def _on_rows_arrived(self, page: object) -> None:
        if not isinstance(page, RowsPage) or page.plan is not self._plan or page.kind != self._kind:
            return
        block = page.start // BLOCK
        self._wanted.discard(block)
        self._blocks[block] = page.rows
        while len(self._blocks) > _BLOCKS:
            self._blocks.popitem(last=False)
        last = min(page.start + BLOCK, self._count) - 1
        if last >= page.start:
            self.dataChanged.emit(self.index(page.start, 0), self.index(last, 2))
