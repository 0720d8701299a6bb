"""Copying: a text to the clipboard, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table for letters; the first has the headings, and no cell is ever markup."""
    lines = [
        "<tr>" + "".join(f"<{tag}>{escape(' '.join(cell.split()))}</{tag}>" for cell in row) + "</tr>"
        for row, tag in zip(rows, ("th", *["td"] * len(rows)), strict=False)
    ]
    return f"<table>{''.join(lines)}</table>"


def copy_table(rows: Sequence[Sequence[str]], picture: QImage | None = None) -> None:
    """Put a table on the clipboard, for spreadsheets and for letters, and the picture of it where there is one."""
    data = QMimeData()
    data.setText(as_tsv(rows))
    if picture is None:
        data.setHtml(as_html(rows))
    else:
        data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)
