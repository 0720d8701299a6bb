"""What the history says in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.services.history import Reverted
from craftdesk.texts import label_words


def reverted_words(reverted: Reverted) -> str:
    """What was taken back, and how much stayed because it was changed since."""
    translate = QCoreApplication.translate
    words = translate("History", "Taken back: {0}").replace("{0}", label_words(reverted.operation.label))
    count = reverted.kept_count
    if not count:
        return words
    kept = translate("History", "1 thing was changed since and stays")
    if count > 1:
        kept = translate("History", "{0} things were changed since and stay").replace("{0}", str(count))
    return f"{words} · {kept}"
