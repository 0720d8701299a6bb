"""Asks the list's slow questions in the reading thread; only the newest counts, an older one is interrupted."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.query import CustomerChip, CustomerQuery
from craftdesk.errors import CraftDeskError
from craftdesk.services.lists import CustomerList

FIRST_ROWS = 64
"""More than any screen shows at once, and few enough to be put into words within a frame."""
_SIMILAR = 5
_SIMILAR_KIND = "similar"
_FIRST_KIND = "found"


class ListAsker(QObject):
    """Two kinds of answers, for whoever asked last.

    `begun` brings a query and its first rows; `answered` the kind of question, the query, the ids in order, and how
    many there are without filters.
    """

    begun = Signal(object, object)
    answered = Signal(str, object, object, int)
    similar_found = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._far: CustomerList | None = None
        self._runner: JobRunner | None = None
        self._life = 0
        self._jobs: dict[Job, tuple[int, str, CustomerQuery]] = {}
        self._ended: tuple[bool, str, CustomerQuery] = (False, "", CustomerQuery())

    @property
    def is_ready(self) -> bool:
        """Whether there is a thread to ask in."""
        return self._runner is not None

    def attach(self, runner: JobRunner, far: CustomerList) -> None:
        """Ask in this thread, over this reader."""
        self._runner, self._far = runner, far

    def forget(self) -> None:
        """What was asked does not matter any more."""
        self._life += 1
        if self._far is not None and self._jobs:
            self._far.interrupt()

    def ask(self, kind: str, query: CustomerQuery) -> None:
        """Ask for the ids of a query."""
        self.forget()
        if self._runner is not None:
            self._follow(self._runner.read(self._spine_and_total, query), kind, query)

    def ask_first(self, query: CustomerQuery) -> None:
        """Ask for the first rows of a query that would keep the window waiting."""
        self.forget()
        if self._runner is not None and self._far is not None:
            self._follow(self._runner.read(self._far.first, query, FIRST_ROWS), _FIRST_KIND, query)

    def ask_similar(self, query: CustomerQuery) -> None:
        """Ask what was perhaps meant by a text that nobody is found by."""
        if self._runner is not None and self._far is not None and query.text.strip():
            self._follow(self._runner.read(self._far.similar, query, _SIMILAR), _SIMILAR_KIND, query)

    def _spine_and_total(self, query: CustomerQuery) -> tuple[array[int], int]:
        """In the reading thread."""
        if self._far is None:
            return array("q"), 0
        spine = self._far.spine(query)
        if not query.text.strip() and query.chip is CustomerChip.ALL:
            return spine, len(spine)
        return spine, self._far.count(CustomerQuery(state=query.state))

    def _follow(self, job: Job, kind: str, query: CustomerQuery) -> None:
        self._jobs[job] = (self._life, kind, query)
        job.over.connect(self._on_job_over)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    @Slot(object)
    def _on_job_over(self, job: Job) -> None:
        life, kind, query = self._jobs.pop(job)
        self._ended = (life == self._life, kind, query)

    @Slot(object)
    def _on_job_finished(self, result: object) -> None:
        counts, kind, query = self._ended
        if not counts:
            return
        if kind == _FIRST_KIND:
            self.begun.emit(query, result)
        elif isinstance(result, tuple) and kind != _SIMILAR_KIND:
            self.answered.emit(kind, query, *result)
        elif isinstance(result, tuple) and result[1]:
            self.similar_found.emit(*result)

    @Slot(object)
    def _on_job_failed(self, problem: CraftDeskError) -> None:
        counts, kind, _query = self._ended
        if counts:
            self.failed.emit(kind, problem)

    @Slot()
    def _on_job_cancelled(self) -> None:
        """An interruption meant for an older question may hit the newest: it is asked again."""
        counts, kind, query = self._ended
        if counts and kind == _FIRST_KIND:
            self.ask_first(query)
        elif counts and kind != _SIMILAR_KIND:
            self.ask(kind, query)
