"""The one place where news of changed records is cried out."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from craftdesk.domain.changes import ChangeSet


class ChangeBus(QObject):
    """Tells every list and card what an operation changed."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._initiator: object | None = None

    @property
    def initiator(self) -> object | None:
        """Who caused the change that is being told now, so that it need not reload what it just wrote."""
        return self._initiator

    def publish(self, changes: ChangeSet, initiator: object | None = None) -> None:
        """Tell everybody; nothing is told when nothing changed."""
        if changes.is_empty:
            return
        self._initiator = initiator
        try:
            self.changed.emit(changes)
        finally:
            self._initiator = None
