"""Chosen customers for the clipboard: as cells between tabs, and as a table for mails and documents."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelection, Qt

from craftdesk.ui.clipboard_table import as_html, as_tsv
from craftdesk.ui.models.list_model import ListModel

MOST = 20_000
"""More than this nobody pastes; it is what export is for."""


def table_of(model: ListModel[Any, Any], selection: QItemSelection, columns: tuple[int, ...]) -> tuple[str, str]:
    """TSV and HTML of the chosen rows, in the order and with the columns in which they are shown, with headings."""
    rows: set[int] = set()
    for at in range(selection.count()):
        part = selection.at(at)
        rows.update(range(part.top(), part.bottom() + 1))
    lines = [[model.columns[column].name for column in columns]]
    for row in sorted(rows)[:MOST]:
        found = (model.data(model.index(row, column), int(Qt.ItemDataRole.DisplayRole.value)) for column in columns)
        lines.append([str(cell or "") for cell in found])
    return as_tsv(lines), as_html(lines)
