"""The saved views of one screen: read whenever they may have changed, kept, and put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import ViewId
from craftdesk.domain.saved_view import SavedView
from craftdesk.services.views import KeptView, ViewService


class ViewsController(QObject):
    """Slots: load, add, replace, rename, reorder, remove."""

    loaded = Signal(object)  # list[SavedView]
    kept = Signal(object)  # SavedView
    removed = Signal()
    failed = Signal(object)  # CraftDeskError

    def __init__(
        self, views: ViewService, runner: JobRunner, bus: ChangeBus, screen: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._views, self._runner, self._bus = views, runner, bus
        self.screen = screen
        bus.changed.connect(self._on_bus_changed)

    def load(self) -> None:
        """Read the views."""
        job = self._runner.read(self._views.of, self.screen)
        job.finished.connect(self.loaded)
        job.failed.connect(self.failed)

    def add(self, name: str, query: str, columns: str) -> None:
        """Keep a view under a new name."""
        draft = SavedView(screen=self.screen, name=name, query=query, columns=columns)
        self._write(self._views.add, draft)

    def replace(self, number: ViewId, query: str, columns: str) -> None:
        """Let a view show something else from now on."""
        self._write(self._views.replace, number, query, columns)

    def rename(self, number: ViewId, name: str) -> None:
        """Give a view another name."""
        self._write(self._views.rename, number, name)

    def reorder(self, ids: Sequence[ViewId]) -> None:
        """Put the views into this order."""
        self._write(self._views.reorder, tuple(ids))

    def remove(self, number: ViewId) -> None:
        """Remove a view."""
        self._write(self._views.remove, number)

    def _write(self, work: Callable[..., KeptView | ChangeSet], *args: object) -> None:
        job = self._runner.write(work, *args)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_write_finished(self, result: object) -> None:
        if isinstance(result, KeptView):
            self._bus.publish(result.changes, self)
            self.kept.emit(result.view)
        elif isinstance(result, ChangeSet):
            self._bus.publish(result, self)
            self.removed.emit()

    @Slot()
    def _on_bus_changed(self) -> None:
        self.load()
