"""The rows of a plan, read page by page beside the window: a plan never holds a million rows at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.importing.outcome import RowKind
from craftdesk.importing.page_rows import PlanRow
from craftdesk.importing.pages import Pages
from craftdesk.importing.plan import ImportPlan
from craftdesk.services.desk import Desk

SKIPPED = "skipped"
"""The key of the rows that the owner left out; the others are the words of `RowKind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPage:
    """Some rows of one kind, from `start` on."""

    plan: ImportPlan
    kind: str
    start: int
    rows: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    pages: Pages
    plan: ImportPlan
    kind: str
    start: int
    count: int


def _read(wish: _Wish) -> RowsPage:
    if wish.kind == SKIPPED:
        rows = wish.pages.skipped(wish.start, wish.count)
    else:
        rows = wish.pages.page(RowKind[wish.kind.upper()], wish.start, wish.count)
    return RowsPage(plan=wish.plan, kind=wish.kind, start=wish.start, rows=tuple(rows))


def entries(plan: ImportPlan, kind: RowKind) -> int:
    """How many lines a plan shows of a kind: an order is one, however many rows of the file it has."""
    return len(plan.rejected) if kind is RowKind.REJECTED else plan.decisions.kinds.count(kind)


class ImportRows(QObject):
    """`want` rows of the plan that is shown; `arrived` or `failed` follows for the newest wish."""

    arrived = Signal(object)  # RowsPage
    failed = Signal(object)  # CraftDeskError

    def __init__(self, desk: Desk, runner: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self._plan: ImportPlan | None = None
        self._pages: Pages | None = None
        self._is_reading = False
        self._next: _Wish | None = None

    def show(self, plan: ImportPlan | None) -> None:
        """Read from this plan from now on; pages of former ones are not told any more."""
        self._plan, self._next = plan, None
        self._pages = Pages(self._desk.store, plan) if plan is not None else None

    def want(self, kind: str, start: int, count: int) -> None:
        """Ask for rows; while some are being read only the newest wish is kept."""
        if self._plan is None or self._pages is None:
            return
        wish = _Wish(pages=self._pages, plan=self._plan, kind=kind, start=start, count=count)
        if self._is_reading:
            self._next = wish
        else:
            self._begin(wish)

    def _begin(self, wish: _Wish) -> None:
        self._is_reading = True
        job = self._runner.read(_read, wish)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self._on_job_failed)
        job.cancelled.connect(self._on_job_cancelled)

    def _go_on(self) -> None:
        self._is_reading = False
        wish, self._next = self._next, None
        if wish is not None and wish.plan is self._plan:
            self._begin(wish)

    @Slot(object)
    def _on_job_finished(self, page: object) -> None:
        if isinstance(page, RowsPage) and page.plan is self._plan:
            self.arrived.emit(page)
        self._go_on()

    @Slot(object)
    def _on_job_failed(self, error: object) -> None:
        self.failed.emit(error)
        self._go_on()

    @Slot()
    def _on_job_cancelled(self) -> None:
        self._go_on()
