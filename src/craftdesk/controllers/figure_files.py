"""Charts and tables of figures written to files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.figure_table import FigureTableFile
from craftdesk.services.desk import Desk
from craftdesk.services.figure_files import write_picture, write_table


class FigureFilesController(QObject):
    """Slots: save_table, save_picture."""

    saved = Signal(object)  # Path
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner

    def save_table(self, path: Path, table: FigureTableFile) -> None:
        """Write a table as CSV."""
        self._save(write_table, path, table, self._desk.settings.get().country)

    def save_picture(self, path: Path, picture: bytes) -> None:
        """Write a picture that is made already."""
        self._save(write_picture, path, picture)

    def _save(self, write: Callable[..., None], path: Path, *args: object) -> None:
        job = self._runner.read(_saved, write, path, self._desk.shop.path, *args)
        job.finished.connect(self.saved)
        job.failed.connect(self.failed)


def _saved(write: Callable[..., None], path: Path, shop: Path, *args: object) -> Path:
    write(path, shop, *args)
    return path
