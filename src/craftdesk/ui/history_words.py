"""What the history says in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.services.history import Reverted
from craftdesk.texts import label_words


def reverted_words(reverted: Reverted) -> str:
    """What was taken back, and how many records stayed because they were changed since."""
    tr = QCoreApplication.translate
    words = tr("History", "Taken back: {0}").replace("{0}", label_words(reverted.operation.label))
    count = reverted.kept_count
    if not count:
        return words
    kept = tr("History", "1 record was changed since and stays")
    if count > 1:
        kept = tr("History", "{0} records were changed since and stay").replace("{0}", str(count))
    return f"{words} · {kept}"
