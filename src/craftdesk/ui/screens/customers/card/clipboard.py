"""Copying: a text to the clipboard, and what is said about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication


def copy_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a spreadsheet takes them from the clipboard."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
