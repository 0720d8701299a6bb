"""A customer on the clipboard: as text for a message, and as an address card for programs that take one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from craftdesk.domain.vcard import Card, card_text


def copy_contact(lines: Sequence[str], card: Card) -> None:
    """Put a customer on the clipboard."""
    data = QMimeData()
    data.setText("\n".join(lines))
    data.setData("text/vcard", card_text(card).encode("utf-8", "replace"))
    QGuiApplication.clipboard().setMimeData(data)
