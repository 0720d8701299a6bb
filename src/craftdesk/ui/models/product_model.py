"""The products of a list as a model: a few thousand small values, painted row by row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from craftdesk.domain.folding import marks, query_words
from craftdesk.domain.ids import ProductId
from craftdesk.domain.product_row import ProductRange, ProductRow
from craftdesk.ui.format import Formatter
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import BadgeSpec
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, row_text

Index = QModelIndex | QPersistentModelIndex


class ProductModel(QAbstractListModel):
    """Name and price, below them article number and unit; what is out of the range says so."""

    def __init__(self, fmt: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fmt = fmt
        self._rows: list[ProductRow] = []
        self._places: dict[ProductId, int] = {}
        self._words: list[tuple[str, ...]] = []
        self._range = ProductRange.ACTIVE

    def show_rows(self, rows: Sequence[ProductRow], text: str, shown: ProductRange) -> None:
        """Show other products, with what was typed marked in them."""
        self.beginResetModel()
        self._rows = list(rows)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self._words, self._range = query_words(text), shown
        self.endResetModel()

    def place_of(self, product: ProductId | None) -> int:
        """The place of a product in the list, -1 for one that is not there."""
        return -1 if product is None else self._places.get(product, -1)

    def product_at(self, place: int) -> ProductRow | None:
        """The product at a place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def ids(self) -> tuple[ProductId, ...]:
        """All products of the list, in its order."""
        return tuple(row.id for row in self._rows)

    def products_at(self, places: Iterable[int]) -> list[ProductRow]:
        """The products at some places, in the order of the list."""
        return [self._rows[place] for place in sorted(places) if 0 <= place < len(self._rows)]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many products there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row as it is painted, read aloud and found by typing."""
        row = self.product_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW_ROLE:
            return self._shown(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_text(self._shown(row))
        return row.name if role == Qt.ItemDataRole.DisplayRole else None

    def _shown(self, row: ProductRow) -> ListRow:
        out = not row.active and self._range is not ProductRange.INACTIVE
        return ListRow(
            title=row.name,
            amount="" if row.price is None else self._fmt.money(row.price, row.currency),
            subline=" · ".join(part for part in (row.sku, row.unit) if part),
            badge=BadgeSpec(text=self.tr("Out of the range"), icon="archive", hue=Hue.GREY) if out else None,
            has_face=False,
            faded=not row.active,
            title_marks=tuple(marks(row.name, self._words)),
            subline_marks=tuple(marks(row.sku, self._words)),
        )
