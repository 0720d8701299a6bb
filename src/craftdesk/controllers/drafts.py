"""Keeps what is typed: a moment after a key it stands in a file, and goes from there when it is saved or discarded."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.draft import Draft, DraftContent, kind_of
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.storage.draft_files import DraftFiles

_A_MOMENT_MS = 800
_log = logging.getLogger(__name__)

ReadDraft = Callable[[], DraftContent | None]


class _Watched(QObject):
    """One form: how it is read, and what of it is kept."""

    touched = Signal(object)

    def __init__(self, read: ReadDraft, parent: QObject) -> None:
        super().__init__(parent)
        self.read = read
        self.name = ""
        self.kept: DraftContent | None = None

    @Slot()
    def on_typed(self) -> None:
        """Something was typed there, saved or discarded."""
        self.touched.emit(self)


class DraftKeeper(QObject):
    """Writes drafts beside the window, in the order in which they were typed."""

    taken = Signal(str)  # the name of a found draft that a form has in hand now
    failed = Signal(object)  # CraftDeskError; once, until keeping works again

    def __init__(self, files: DraftFiles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._runner = files, JobRunner(self)
        self._pending: list[_Watched] = []
        self._expected: Draft | None = None
        self._failing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def watch(self, typed: SignalInstance, read: ReadDraft) -> None:
        """Keep what a form holds from now on; `typed` tells of every change of it."""
        watched = _Watched(read, self)
        watched.touched.connect(self._on_watched_touched)
        typed.connect(watched.on_typed)
        watched.on_typed()

    def expect(self, draft: Draft) -> None:
        """A form is about to open with a draft that was found: once it holds it, it goes on under its name."""
        self._expected = draft

    def put(self, draft: Draft) -> None:
        """Keep a draft after all that was let go of."""
        self._write(self._files.put, draft)

    def drop(self, name: str) -> None:
        """Let go of a draft that was found."""
        self._write(self._files.drop, name)

    @Slot()
    def flush(self) -> None:
        """Hand over now what was typed since."""
        self._timer.stop()
        pending, self._pending = self._pending, []
        for watched in pending:
            self._keep(watched)

    def settle(self) -> None:
        """Hand over the rest and wait until it is on the disk."""
        self.flush()
        self._runner.drain()

    def close(self) -> None:
        """Keep what there is, and nothing that comes later."""
        self.settle()
        self._runner.shutdown()

    def _keep(self, watched: _Watched) -> None:
        content = watched.read()
        if content == watched.kept:
            return
        watched.kept = content
        if content is None:
            if watched.name:
                self._write(self._files.drop, watched.name)
            watched.name = ""
            return
        if not watched.name:
            watched.name = self._name_for(content)
        self._write(self._files.put, Draft(name=watched.name, at=datetime.now(UTC), content=content))

    def _name_for(self, content: DraftContent) -> str:
        expected = self._expected
        if expected is not None and content == expected.content:
            self._expected = None
            self.taken.emit(expected.name)
            return expected.name
        return f"{kind_of(content)}-{time.time_ns():x}"

    def _write(self, work: Callable[..., None], what: object) -> None:
        job = self._runner.write(_told, work, what)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)

    @Slot(object)
    def _on_watched_touched(self, watched: _Watched) -> None:
        if watched not in self._pending:
            self._pending.append(watched)
        if self._expected is not None:
            self._timer.start(0)  # before anything else is typed there
        elif not self._timer.isActive():
            self._timer.start(_A_MOMENT_MS)

    @Slot()
    def _on_job_finished(self) -> None:
        self._failing = False

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        """Typing goes on; what is typed next is tried again. Told once, not at every key."""
        if not self._failing and isinstance(error, CraftDeskError):
            self._failing = True
            _log.warning("a draft could not be kept: %s", error.code)
            self.failed.emit(error)


def _told(work: Callable[..., None], what: object) -> None:
    try:
        work(what)
    except OSError as error:
        raise EnvironmentFailure("draft.not_kept", path="") from error
