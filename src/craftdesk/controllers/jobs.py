"""Work beside the window: threads that write, read, browse lists, take long looks and visit; none are made elsewhere.

A job is a plain function or a generator function of the services. A generator yields its progress, and between
two yields it can be cancelled: it is closed, its unit of work rolls back, nothing remains. Whatever comes of a
job is told on the main thread, from the event loop, exactly once.
"""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from craftdesk.controllers.collector import CollectorRest
from craftdesk.domain.stopping import Stop, heard
from craftdesk.errors import Cancelled, CraftDeskError, EnvironmentFailure, fault_of

PROGRESS_EVERY = 0.1
YIELDS_S = 0.001
"""So long a thread that computes may keep the interpreter while the window waits for it.

Python's own five milliseconds are waited for anew at each of the twenty exchanges that a picture may take.
"""
LETS_GO_S = 1.0
"""So long a runner that is shut down waits for a place that does not answer."""
_log = logging.getLogger(__name__)

Work = Callable[..., Any]


class _End(StrEnum):
    """How a job ended."""

    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(QObject):
    """A piece of work under way; exactly one of finished, failed and cancelled comes at its end."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    over = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, work: Work, args: tuple[object, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._args = work, args
        self._stop, self._telling, self._is_left = Stop(), Lock(), False
        self._told_at = 0.0
        self.is_long = self.is_awaited = self.is_under_way = False
        self._over = False
        # From the worker's thread to this object's: never across it.
        self._arrived.connect(self._on_self_arrived, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask it to stop: at the next yield, or amid a long question; work that has not begun never begins."""
        self._stop.set()

    def leave(self) -> None:
        """Let it tell nothing any more, wherever it hangs: its family may be gone by then; for the runner only."""
        with self._telling:
            self._is_left = True

    def run(self) -> None:
        """Do the work in the calling thread and send what came of it; for the runner only."""
        self.is_under_way = True  # before it looks whether to stop: who stops it then looks whether it has begun
        with heard(self._stop):
            outcome = self._outcome()
            self.is_under_way = False
            self._tell(*outcome)

    def _tell(self, end: _End | None, value: object) -> None:
        with self._telling:
            if not self._is_left:
                self._arrived.emit(end, value)

    def _outcome(self) -> tuple[_End, object]:
        try:
            if self._stop():
                return _End.CANCELLED, None
            result = self._work(*self._args)
            if isinstance(result, Generator):
                self.is_long = True
                result = self._drained(result)
        except Cancelled:
            return _End.CANCELLED, None
        except CraftDeskError as problem:
            return _End.FAILED, problem
        except MemoryError:
            return _End.FAILED, EnvironmentFailure("work.no_memory")
        except Exception as error:  # noqa: BLE001 - the boundary of jobs: a fault must not end the thread
            _log.error("a job failed", exc_info=error)
            return _End.FAILED, fault_of(error)
        return _End.FINISHED, result

    def _drained(self, steps: Generator[object, None, object]) -> object:
        while True:
            try:
                progress = next(steps)
            except StopIteration as end:
                return end.value
            if self._stop():
                steps.close()
                raise Cancelled
            now = time.monotonic()
            if now - self._told_at >= PROGRESS_EVERY:
                self._told_at = now
                self._tell(None, progress)

    @Slot(object, object)
    def _on_self_arrived(self, end: _End | None, value: object) -> None:
        if end is None:
            self.progressed.emit(value)
            return
        self._over = True
        self.over.emit(self)
        match end:
            case _End.FINISHED:
                self.finished.emit(value)
            case _End.FAILED:
                self.failed.emit(value)
            case _End.CANCELLED:
                self.cancelled.emit()
        self.deleteLater()


class _Visitor:
    """A thread for places that may never answer, such as a dead network drive; nobody has to wait for its end."""

    def __init__(self) -> None:
        self._asked: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None

    def submit(self, work: Callable[[], None]) -> None:
        if self._thread is None:
            # The program ends even while this one hangs in a call of the system.
            self._thread = Thread(target=self._go, name="craftdesk-visitor", daemon=True)
            self._thread.start()
        self._asked.put(work)

    def shutdown(self) -> None:
        if self._thread is not None:
            self._asked.put(None)
            self._thread.join(LETS_GO_S)

    def _go(self) -> None:
        while (work := self._asked.get()) is not None:
            work()


class JobRunner(QObject):
    """Hands work to the threads that write, read, browse, study and visit; `busy` while something is being written."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(YIELDS_S)
        self._writer = ThreadPoolExecutor(1, "craftdesk-writer")
        self._reader = ThreadPoolExecutor(1, "craftdesk-reader")
        self._browser = ThreadPoolExecutor(1, "craftdesk-browser")
        self._student = ThreadPoolExecutor(1, "craftdesk-student")
        self._visitor = _Visitor()
        self._closed = False
        self._writing: list[Job] = []
        self._reading: list[Job] = []
        self._visiting: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether anything is being written, or waits to be."""
        return bool(self._writing)

    @property
    def is_at_work(self) -> bool:
        """Whether anything is under way that takes its time and that somebody waits for."""
        return any(job.is_long for job in self._writing) or any(job.is_awaited for job in self._reading)

    def write(self, work: Work, *args: object) -> Job:
        """Do work that changes the shop, after everything that was asked before."""
        job = self._made(work, args, self._writing)
        if len(self._writing) == 1:
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal has no keywords
        self._start(self._writer, job)
        return job

    def read(self, work: Work, *args: object) -> Job:
        """Do work that only looks."""
        job = self._made(work, args, self._reading)
        self._start(self._reader, job)
        return job

    def browse(self, work: Work, *args: object) -> Job:
        """Do work that finds out what stands in a list: in a large shop a card need not wait for it."""
        job = self._made(work, args, self._reading)
        self._start(self._browser, job)
        return job

    def study(self, work: Work, *args: object) -> Job:
        """Do work that looks for so long that no card should wait for its end."""
        job = self._made(work, args, self._reading)
        self._start(self._student, job)
        return job

    def visit(self, work: Work, *args: object) -> Job:
        """Do work in a place that may not answer; it must not use the shop, which may be closed while it hangs."""
        job = self._made(work, args, self._visiting)
        self._start(self._visitor, job)
        return job

    def cancel_all(self) -> None:
        """Ask everything under way to stop."""
        for job in (*self._writing, *self._reading, *self._visiting):
            job.cancel()

    def drain(self) -> None:
        """Wait until everything that was to be written is written."""
        self._writer.submit(int).result()

    def shutdown(self) -> None:
        """Stop what reads, let what writes end or roll back, and wait for all threads; nothing is told any more.

        Only a thread that visits a place which does not answer is left behind.
        """
        self._closed = True
        self.cancel_all()
        self._reader.shutdown(wait=True)
        self._browser.shutdown(wait=True)
        self._student.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        self._visitor.shutdown()
        # Whoever waited for these is being taken down too: their connections are closed by the time they would hear.
        for job in (*self._writing, *self._reading, *self._visiting):
            job.leave()
            job.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for lane in (self._writing, self._reading, self._visiting):
            lane.clear()  # they never tell that they are over: the collector must not wait for it
        CollectorRest.end(self)

    def _made(self, work: Work, args: tuple[object, ...], lane: list[Job]) -> Job:
        job = Job(work, args, self)
        if not self._closed:  # what is asked later is not done
            CollectorRest.begin(self)
        lane.append(job)
        job.over.connect(self._on_job_over)
        return job

    def _start(self, lane: ThreadPoolExecutor | _Visitor, job: Job) -> None:
        if self._closed:
            job.cancel()
            job.run()
        else:
            lane.submit(job.run)

    @Slot(object)
    def _on_job_over(self, job: Job) -> None:
        if job in self._reading:
            self._reading.remove(job)
        elif job in self._visiting:
            self._visiting.remove(job)
        elif job in self._writing:
            self._writing.remove(job)
            if not self._writing:
                self.busy_changed.emit(False)  # noqa: FBT003 - a signal has no keywords
        if self._writing or self._reading:
            return
        if self._visiting:
            gc.collect(1)  # here, for the collector may have to rest until a place answers
        else:
            CollectorRest.end(self)
