"""The settings of the shop: read with what depends on them, checked, saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import UNSAVED, OperationId
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.services.desk import Desk

_NOT_IN_HISTORY = OperationId(UNSAVED)
"""Settings are no part of the history, but everybody has to look at the shop anew."""


class ShopSettingsController(QObject):
    """Slots: open, save. Exactly one of saved, refused, failed follows a save."""

    opened = Signal(object)  # SettingsForm
    saved = Signal(object)  # ShopSettings
    refused = Signal(object)  # tuple[Problem, ...]
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus = desk, runner, bus

    def open(self) -> None:
        """Read the settings."""
        job = self._runner.read(self._desk.settings.form)
        job.finished.connect(self.opened)
        job.failed.connect(self.failed)

    def save(self, draft: ShopSettings) -> None:
        """Save the settings."""
        job = self._runner.write(self._desk.settings.save, draft)
        job.finished.connect(self._on_save_finished)
        job.failed.connect(self._on_save_failed)

    @Slot(object)
    def _on_save_finished(self, settings: object) -> None:
        if isinstance(settings, ShopSettings):
            self.saved.emit(settings)
            self._bus.publish(ChangeSet(operation=_NOT_IN_HISTORY, everything=True), self)

    @Slot(object)
    def _on_save_failed(self, error: object) -> None:
        if isinstance(error, ValidationProblem):
            self.refused.emit(error.problems)
        elif isinstance(error, CraftDeskError):
            self.failed.emit(error)
