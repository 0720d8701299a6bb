"""What a large shop file needs beside the window: it is looked over, proved, and sealed when it is closed."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypedDict

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from craftdesk.domain.progress import Progress
from craftdesk.errors import Cancelled, CraftDeskError
from craftdesk.storage.file.seal import AT_ONCE
from craftdesk.storage.file.sealing import Proof, takes_long
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import Versions

if TYPE_CHECKING:
    from craftdesk.controllers.jobs import Job, JobRunner, Work


class _How(TypedDict):
    read_only: bool
    known: Versions | None


class _Look(QObject):
    """One file on its way to be opened."""

    def __init__(self, path: Path, known: Versions | None, *, read_only: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.path, self._known, self._read_only = path, known, read_only
        self._stop = Event()
        self._made: ShopFile | None = None

    def steps(self) -> Generator[Progress, None, _Look]:
        """The work of the thread."""
        how: _How = {"read_only": self._read_only, "known": self._known}
        try:
            self._made = yield from ShopFile.opening(self.path, **how, stopped=self._stop.is_set)
        except CraftDeskError as problem:
            if self._stop.is_set():
                raise Cancelled from None
            if problem.code != "shop.older":
                raise
            from craftdesk.services import upgrading  # seldom needed

            self._made = yield from upgrading.opening(self.path, **how)
        return self

    def stop(self) -> None:
        """Nobody wants it any more."""
        self._stop.set()

    def take(self) -> ShopFile | None:
        """Hand the opened shop over; one that nobody wants is closed."""
        made, self._made = self._made, None
        if made is not None and self._stop.is_set():
            made.close()
            made = None
        return made


class Beside(QObject):
    """Does one thing after the other, in a thread of its own that is made when it is needed."""

    progressed = Signal(object)  # Progress
    opened = Signal(object)  # ShopFile
    failed = Signal(object, object)  # Path, CraftDeskError
    spoiled = Signal(object)  # CraftDeskError: the disk changed the shop that is open

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.known: Versions | None = None
        """The versions of shop files; those of this program unless a test has others."""
        self._runner: JobRunner | None = None
        self._look: _Look | None = None
        self._proof: Proof | None = None
        self._sealing: list[Path] = []

    def takes_long(self, path: Path) -> bool:
        """Whether a file can't be opened within moments."""
        return path in self._sealing or takes_long(path)

    def open(self, path: Path, *, read_only: bool) -> None:
        """Look a file over and open it; `opened` or `failed` tell, unless it is cancelled."""
        self._look = _Look(path, self.known, read_only=read_only, parent=self)
        job = self._thread().write(self._look.steps)
        job.progressed.connect(self._on_job_progressed)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)

    def cancel(self) -> None:
        """Leave the file that is being looked over as it is."""
        look, self._look = self._look, None
        if look is not None:
            look.stop()

    def prove(self, proof: Proof, loaded: SignalInstance) -> None:
        """Compare a large file that was opened at once with its seal: when all of the shop is there.

        Read through sooner, it would only keep the first picture from its own rows.
        """
        self._proof = proof
        loaded.connect(self._on_shop_loaded)

    def read(self, work: Work) -> Job:
        """Let something be read in the thread that looks and never writes."""
        return self._thread().read(work)

    def close(self, shop: ShopFile) -> None:
        """Close a shop file now, and seal it in the thread if it is large."""
        work = shop.closing()
        if next(work, None) is None:
            return
        if shop.path.stat().st_size <= AT_ONCE:
            _exhaust(work)
            return
        self._sealing.append(shop.path)
        job = self._thread().write(_exhaust, work)
        job.over.connect(self._on_job_over)

    def stop(self) -> None:
        """The program ends: what is looked over is left, what is being sealed is sealed."""
        look = self._look
        self.cancel()
        if self._runner is not None:
            self._runner.shutdown()
        if look is not None:
            look.take()

    def _thread(self) -> JobRunner:
        if self._runner is None:
            from craftdesk.controllers.jobs import JobRunner  # threads: not for the first picture

            self._runner = JobRunner(self)
        return self._runner

    @Slot()
    def _on_shop_loaded(self) -> None:
        proof, self._proof = self._proof, None
        if proof is not None:
            job = self._thread().write(proof.proving)
            job.failed.connect(self.spoiled)

    @Slot(object)
    def _on_job_progressed(self, progress: Progress) -> None:
        if self._look is not None:
            self.progressed.emit(progress)

    @Slot(object)
    def _on_job_finished(self, look: _Look) -> None:
        shop = look.take()
        look.deleteLater()
        if shop is not None:
            self._look = None
            self.opened.emit(shop)

    @Slot(object)
    def _on_job_failed(self, problem: object) -> None:
        look, self._look = self._look, None
        if look is not None:
            self.failed.emit(look.path, problem)

    @Slot(object)
    def _on_job_over(self, _job: object) -> None:
        del self._sealing[:1]


def _exhaust(work: Generator[Progress, None, None]) -> None:
    """To its end, and not to be stopped half-way: a shop without a seal is looked over whole the next time."""
    for _ in work:
        pass
