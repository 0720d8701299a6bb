"""Asks the list's slow questions in the browsing thread; only the newest counts, an older one is interrupted."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.errors import CraftDeskError

if TYPE_CHECKING:
    from craftdesk.controllers.jobs import Job, JobRunner


class Query(Protocol):
    """What any list is asked."""

    @property
    def text(self) -> str:
        """What was typed."""

    @property
    def narrowed(self) -> bool:
        """Whether it leaves anything out."""


Q = TypeVar("Q", bound=Query)
R_co = TypeVar("R_co", covariant=True)
Q_contra = TypeVar("Q_contra", bound=Query, contravariant=True)


class ListSource(Protocol[Q_contra, R_co]):
    """Where a list reads: the first rows, every id with the count of all, rows by id, and what was perhaps meant."""

    def first(self, query: Q_contra, count: int) -> Sequence[R_co]:
        """The first rows of a query."""

    def begin(self, query: Q_contra, count: int) -> tuple[Sequence[R_co], bool]:
        """The first rows that are there soon, perhaps fewer than asked for, and whether they are all of them."""

    def answer(self, query: Q_contra) -> tuple[array[int], int]:
        """Every id that a query finds, in order, and how many there are without text, chip and filters."""

    def similar(self, query: Q_contra, count: int) -> tuple[str, Sequence[R_co]]:
        """What was perhaps meant by a text without hits, and the first rows of that."""

    def interrupt(self) -> None:
        """Stop what another thread is asking."""


FIRST_ROWS = 64
"""More than any screen shows at once, and few enough to be put into words within a frame."""
_SIMILAR = 5
_SIMILAR_KIND = "similar"
_FIRST_KIND = "found"
_MATCH_KIND = "match"
_COUNTS = {_FIRST_KIND: FIRST_ROWS, _MATCH_KIND: 1}
"""How many rows those ask for that want the first ones."""


class ListAsker(QObject, Generic[Q, R_co]):
    """Two kinds of answers, for whoever asked last.

    `begun` brings a query, its first rows, and whether they are all; `answered` the kind of question, the query, the
    ids in order, and how many there are without filters.
    """

    begun = Signal(object, object, bool)
    answered = Signal(str, object, object, int)
    similar_found = Signal(str, object)
    matched = Signal(object)
    failed = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._far: ListSource[Q, R_co] | None = None
        self._runner: JobRunner | None = None
        self._life = 0
        self._jobs: dict[Job, tuple[int, str, Q]] = {}
        self._ended: tuple[bool, str, Q | None] = (False, "", None)
        self._sought: Job | None = None

    @property
    def is_ready(self) -> bool:
        """Whether there is a thread to ask in."""
        return self._runner is not None

    def attach(self, runner: JobRunner, far: ListSource[Q, R_co]) -> None:
        """Ask in this thread, over this reader."""
        self._runner, self._far = runner, far

    def forget(self) -> None:
        """What was asked does not matter any more."""
        self._life += 1
        self._stop(*self._jobs)

    def ask(self, kind: str, query: Q) -> None:
        """Ask for the ids of a query."""
        self.forget()
        self._put(kind, query)

    def ask_first(self, query: Q) -> None:
        """Ask for the first rows of a query that would keep the window waiting."""
        self.forget()
        self._put(_FIRST_KIND, query)

    def ask_similar(self, query: Q) -> None:
        """Ask what was perhaps meant by a text that nobody is found by."""
        if query.text.strip():
            self._put(_SIMILAR_KIND, query)

    def ask_match(self, query: Q) -> None:
        """Ask for the first row of another query than the one that is shown; only the newest of these counts."""
        self.forget_match()
        self._sought = self._put(_MATCH_KIND, query)

    def forget_match(self) -> None:
        """Other letters were typed than those that were asked for last, or somebody went to another row."""
        if self._sought is not None:
            self._stop(self._sought)
            self._sought = None

    def _stop(self, *jobs: Job) -> None:
        """What has not begun need not begin; an interruption stops whatever the reader is asked just now."""
        for job in jobs:
            job.cancel()
        if self._far is not None and any(job.is_under_way for job in jobs):
            self._far.interrupt()

    def _put(self, kind: str, query: Q) -> Job | None:
        if self._runner is None or self._far is None:
            return None
        if kind == _SIMILAR_KIND:
            job = self._runner.browse(self._far.similar, query, _SIMILAR)
        elif kind in _COUNTS:
            job = self._runner.browse(self._far.begin, query, _COUNTS[kind])
        else:
            job = self._runner.browse(self._far.answer, query)
        self._follow(job, kind, query)
        return job

    def _follow(self, job: Job, kind: str, query: Q) -> None:
        self._jobs[job] = (self._life, kind, query)
        job.over.connect(self._on_job_over)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    @Slot(object)
    def _on_job_over(self, job: Job) -> None:
        life, kind, query = self._jobs.pop(job)
        counts = life == self._life
        if kind == _MATCH_KIND:
            counts = counts and job is self._sought
            self._sought = None if job is self._sought else self._sought
        self._ended = (counts, kind, query)

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        counts, kind, query = self._ended
        if not counts:
            return
        if not isinstance(result, tuple):
            return
        if kind == _MATCH_KIND:
            self.matched.emit(result[0])
        elif kind == _FIRST_KIND:
            self.begun.emit(query, *result)
        elif kind != _SIMILAR_KIND:
            self.answered.emit(kind, query, *result)
        elif result[1]:
            self.similar_found.emit(*result)

    @Slot(object)
    def _on_job_failed(self, problem: CraftDeskError) -> None:
        counts, kind, _query = self._ended
        if counts and kind != _MATCH_KIND:  # the next letter asks again; what the list itself waits for stays owed
            self.failed.emit(kind, problem)

    @Slot()
    def _on_job_cancelled(self) -> None:
        """An interruption meant for an older question may hit the newest: it is asked again, and others go on."""
        counts, kind, query = self._ended
        if counts and query is not None:
            job = self._put(kind, query)
            self._sought = job if kind == _MATCH_KIND else self._sought
