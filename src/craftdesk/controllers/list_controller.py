"""What any list asks for and gets: first rows at once, the ordered ids after, news of changes.

Answers that are quick come in the same call over the window's own reader, which never waits for long; the others
come from the browsing thread, and only the newest question counts: an older one is interrupted.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from craftdesk.controllers.list_asker import FIRST_ROWS, ListAsker, ListSource, Q_contra, Query
from craftdesk.errors import CraftDeskError

if TYPE_CHECKING:
    from craftdesk.controllers.jobs import JobRunner

AT_ONCE_BELOW = 50_000
"""Shops of this size hand out their ordered ids within a frame or two."""
SORTED_AT_ONCE_BELOW = 20_000
_AGAIN_MS = 60
_REST_MS = 15
"""The first rows are painted before anything else is asked, and who types on asks for nothing else at all."""

Q = TypeVar("Q", bound=Query)
R = TypeVar("R", bound="Row")


class Row(Protocol):
    """What any list shows a row of."""

    @property
    def id(self) -> int:
        """By which it is known."""


class NearSource(ListSource[Q_contra, R], Protocol[Q_contra, R]):
    """The window's own reader, which also fetches rows."""

    def spine(self, query: Q_contra) -> array[int]:
        """Every id that a query finds, in order."""

    def rows(self, ids: Sequence[int]) -> dict[int, R]:
        """Rows by id."""


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[Q, R]):
    """The answer to a query: ids in order, the rows that are already known, and whether the ids are all there."""

    query: Q
    spine: array[int]
    rows: dict[int, R] = field(default_factory=dict)
    complete: bool = True


class ListController(QObject, Generic[Q, R]):
    """Holds the query of a list; `found` for a new query, `grown` and `moved` for more and other ids of the same.

    Who derives from it says which questions keep the window waiting (`_is_slow`).
    """

    found = Signal(object)
    grown = Signal(object)
    moved = Signal(object)
    stale = Signal(object)
    counted = Signal(int)
    similar_found = Signal(str, object)
    matched = Signal(object)
    failed = Signal(object)

    def __init__(self, near: NearSource[Q, R], query: Q, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near = near
        self._asker: ListAsker[Q, R] = ListAsker(self)
        self._asker.begun.connect(self._on_asker_begun)
        self._asker.answered.connect(self._on_asker_answered)
        self._asker.similar_found.connect(self.similar_found)
        self._asker.matched.connect(self._on_asker_matched)
        self._asker.failed.connect(self._on_asker_failed)
        self._query = query
        self._total = -1
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._on_again_timeout)
        self._owed = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)

    @property
    def query(self) -> Q:
        """What the list shows now."""
        return self._query

    @property
    def total(self) -> int:
        """How many rows the list would show without text, chip and filters; -1 while nobody knows."""
        return self._total

    @property
    def is_awaited(self) -> bool:
        """Whether the first rows of what was asked last are still being looked for."""
        return self._owed == "found"

    def attach(self, runner: JobRunner, far: ListSource[Q, R]) -> None:
        """Give it the browsing thread, and a reader of its own there; what was owed comes now."""
        self._asker.attach(runner, far)
        if self._owed in {"grown", "moved"}:
            self._asker.ask(self._owed, self._query)

    def close(self) -> None:
        """Stop asking."""
        self._again.stop()
        self._rest.stop()
        self._asker.forget()

    def show(self, query: Q) -> None:
        """Answer a query."""
        self._query = query
        self._owed = ""
        self._rest.stop()
        self._asker.forget()
        try:
            if self._is_slow(query):
                self._owed = "found"
                self._asker.ask_first(query)
                return
            rows = self._near.first(query, FIRST_ROWS)
            self._begin(query, rows, complete=len(rows) < FIRST_ROWS)
        except CraftDeskError as problem:
            self._on_asker_failed("found", problem)

    def _begin(self, query: Q, rows: Sequence[R], *, complete: bool) -> None:
        """Show the first rows of an answer, and ask for the rest."""
        self._owed = ""
        spine = array("q", [row.id for row in rows])
        if not complete and 0 <= self._total < AT_ONCE_BELOW and not self._is_slow(query):
            spine, complete = self._near.spine(query), True
        self._learn_total(len(spine) if complete else -1)
        self.found.emit(Answer(query=query, spine=spine, rows={row.id: row for row in rows}, complete=complete))
        if not complete:
            self._owed = "grown"
            self._rest.start()
        elif not spine:
            self._asker.ask_similar(query)

    def rows(self, ids: Sequence[int]) -> dict[int, R] | None:
        """Some rows, at once; None when the file is just being written to."""
        try:
            return self._near.rows(ids)
        except CraftDeskError as problem:
            if problem.code != "shop.busy":
                self.failed.emit(problem)
            return None

    @Slot(str)
    def search(self, text: str) -> None:
        """Look for a text."""
        self.show(self._with_text(text))

    @Slot(str)
    def look_up(self, text: str) -> None:
        """Find the first row of the list that a few typed letters find, and leave it as it is; `matched` brings its id.

        What chip, filters and search leave out is not to be seen, so nobody can be taken there.
        """
        query = self._with_text(f"{self._query.text} {text}".strip())
        if self._is_slow(query):
            self._asker.ask_match(query)
            return
        self._asker.forget_match()
        try:
            self._on_asker_matched(self._near.first(query, 1))
        except CraftDeskError:
            return  # the file is just being written to; the next letter asks again

    @Slot()
    def leave_match(self) -> None:
        """Somebody went to another row meanwhile, and is not to be taken from it."""
        self._asker.forget_match()

    # --- answers that come later ---------------------------------------------------------------

    def _with_text(self, text: str) -> Q:
        """What is asked now, with another text."""
        raise NotImplementedError

    def _is_slow(self, query: Q) -> bool:
        """Whether a question would keep the window waiting."""
        raise NotImplementedError

    def _ask(self, kind: str) -> None:
        """Ask for all ids; before there is a thread to ask in, this is owed."""
        self._owed = kind
        self._asker.ask(kind, self._query)

    def refresh(self) -> None:
        """Find out which ids stand where now."""
        self._asker.forget()
        if self._asker.is_ready and (not 0 <= self._total < AT_ONCE_BELOW or self._is_slow(self._query)):
            self._ask("moved")
            return
        try:
            spine, total = self._near.answer(self._query)
        except CraftDeskError as problem:
            self._on_asker_failed("moved", problem)
            return
        self._on_asker_answered("moved", self._query, spine, total)

    def _learn_total(self, found: int) -> None:
        """Keep the count of an unfiltered answer."""
        if found >= 0 and not self._query.narrowed:
            self._set_total(found)

    def _set_total(self, total: int) -> None:
        if total != self._total:
            self._total = total
            self.counted.emit(total)

    @Slot(str, object)
    def _on_asker_failed(self, kind: str, problem: CraftDeskError) -> None:
        """A file that is just being written to answers a little later; other trouble is told."""
        if problem.code == "shop.busy":
            self._owed = kind
            self._again.start()
        else:
            self._owed = ""
            self.failed.emit(problem)

    @Slot(object)
    def _on_asker_matched(self, rows: Sequence[R]) -> None:
        if rows:
            self.matched.emit(rows[0].id)

    @Slot(object, object, bool)
    def _on_asker_begun(self, query: Q, rows: Sequence[R], complete: bool) -> None:  # noqa: FBT001 - a signal's argument
        """The same as an answer at once, only later; a file that is just being written to asks again."""
        try:
            self._begin(query, rows, complete=complete)
        except CraftDeskError as problem:
            self._on_asker_failed("found", problem)

    @Slot(str, object, object, int)
    def _on_asker_answered(self, kind: str, query: Q, spine: array[int], total: int) -> None:
        self._owed = ""
        self._set_total(total)
        answer: Answer[Q, R] = Answer(query=query, spine=spine)
        match kind:
            case "grown":
                self.grown.emit(answer)
            case _:
                self.moved.emit(answer)

    @Slot()
    def _on_rest_timeout(self) -> None:
        if self._owed == "grown":
            self._ask("grown")

    @Slot()
    def _on_again_timeout(self) -> None:
        match self._owed:
            case "found":
                self.show(self._query)
            case "grown":
                self._ask("grown")
            case "moved":
                self.refresh()
            case _:
                pass
