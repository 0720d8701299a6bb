"""Labels, envelopes and the list of customers on paper: read, laid out and kept as a file beside the window."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.progress import Progress
from craftdesk.domain.query import CustomerQuery
from craftdesk.printing.customer_list import MOST, sheet_of_list
from craftdesk.printing.labels import ENVELOPES, LABELS, envelope_pages, label_pages
from craftdesk.printing.letter import pages_of
from craftdesk.printing.marks import PaperPage
from craftdesk.printing.painting import pdf_of
from craftdesk.printing.words import PaperFormat
from craftdesk.services.addressed import Addressed, addressed
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.paper_files import write_file
from craftdesk.services.paper_parties import seller_of

LIST = "list"
MOST_LABELS = 10_000
"""Addresses on one run of labels: more than four hundred sheets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingWish:
    """What is wanted: for whom (`ids`, or what a query finds), on which form, from which label on, with a sender."""

    form: str
    ids: tuple[CustomerId, ...] | None = None
    query: CustomerQuery | None = None
    first: int = 1
    sender: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MailingPapers:
    """The pages; how many are asked for and on them, and the names of those without an address."""

    wish: MailingWish
    pages: tuple[PaperPage, ...]
    asked: int
    placed: int
    missing: tuple[str, ...]


def lay_out(desk: Desk, wish: MailingWish, fmt: PaperFormat) -> Generator[Progress, None, MailingPapers]:
    """Read the customers and put them on pages; it may be given up between any two."""
    ids = wish.ids
    if ids is None:
        with closing(CustomerList(desk.shop, desk.today)) as customers:
            ids = tuple(CustomerId(one) for one in customers.spine(wish.query or CustomerQuery()))
    limit = MOST if wish.form == LIST else MOST_LABELS
    found = yield from addressed(desk.store, ids[:limit])
    pages = yield from _pages(desk, wish, found, len(ids), fmt)
    listed = wish.form == LIST
    return MailingPapers(
        wish=wish,
        pages=pages,
        asked=len(ids),
        placed=len(found.people) if listed else len(found.blocks),
        missing=() if listed else found.missing,
    )


def _pages(
    desk: Desk, wish: MailingWish, found: Addressed, count: int, fmt: PaperFormat
) -> Generator[Progress, None, tuple[PaperPage, ...]]:
    shop = desk.settings.get()
    if wish.form == LIST:
        yield Progress(0, 0, "paper.laying")
        return pages_of(sheet_of_list(found.people, count, shop, desk.today(), fmt))
    seller = seller_of(shop)
    sender = tuple(filter(None, (seller.name, *seller.place))) if wish.sender else ()
    if wish.form in ENVELOPES:
        made = envelope_pages(found.blocks, ENVELOPES[wish.form], sender=sender)
    else:
        made = label_pages(found.blocks, LABELS[wish.form], first=wish.first, sender="  ·  ".join(sender))
    pages: list[PaperPage] = []
    for page in made:
        pages.append(page)
        yield Progress(len(pages), 0, "paper.laying")
    return tuple(pages)


class MailingPapersController(QObject):
    """Slots: lay_out, cancel, save. Only the newest wish is answered."""

    laid_out = Signal(object)  # MailingPapers
    progressed = Signal(object)  # Progress
    saved = Signal(object)  # Path
    failed = Signal(object)  # CraftDeskError
    cancelled = Signal()

    def __init__(self, desk: Desk, runner: JobRunner, fmt: PaperFormat, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._fmt = desk, runner, fmt
        self._job: Job | None = None

    def lay_out(self, wish: MailingWish) -> None:
        """Put customers on pages."""
        self.cancel()
        job = self._job = self._runner.study(lay_out, self._desk, wish, self._fmt)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_job_finished)
        job.failed.connect(self.failed)
        job.cancelled.connect(self._on_job_cancelled)

    def cancel(self) -> None:
        """Give up what is being laid out."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def save(self, papers: MailingPapers, title: str, path: Path) -> None:
        """Keep the pages as a PDF."""
        job = self._runner.study(_save, self._desk, papers, title, path)
        job.finished.connect(self.saved)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_job_finished(self, papers: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.laid_out.emit(papers)

    @Slot()
    def _on_job_cancelled(self) -> None:
        if self._job is None:
            self.cancelled.emit()


def _save(desk: Desk, papers: MailingPapers, title: str, path: Path) -> Path:
    return write_file(path, pdf_of(papers.pages, title), desk.shop.path)
