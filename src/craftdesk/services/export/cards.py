"""Customers as address cards, one behind the other in one file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from craftdesk.domain.vcard import Card, CardVersion, card_text


class CardsFile:
    """Cards into a file; they are never longer than a customer, so memory stays flat."""

    def __init__(self, path: Path, version: CardVersion) -> None:
        self._file = path.open("w", encoding="utf-8", newline="", errors="replace")
        self._version = version
        self.rows = 0

    def write(self, cards: Iterable[Card]) -> None:
        """Some cards."""
        for card in cards:
            self._file.write(card_text(card, self._version))
            self.rows += 1

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
