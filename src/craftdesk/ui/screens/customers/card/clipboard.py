"""Copying: a text to the clipboard, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from craftdesk.ui.clipboard_table import as_html, as_tsv


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_table(rows: Sequence[Sequence[str]], picture: QImage | None = None) -> None:
    """Put a table on the clipboard, for spreadsheets and for letters, and the picture of it where there is one."""
    data = QMimeData()
    data.setText(as_tsv(rows))
    if picture is None:
        data.setHtml(as_html(rows))
    else:
        data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)
