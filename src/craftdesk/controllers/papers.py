"""The papers of an order or a customer: looked at, issued, cancelled, kept as files; all of it beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import Job, JobRunner, Work
from craftdesk.domain.ids import CustomerId, OrderId, PaperId
from craftdesk.domain.names import display_name
from craftdesk.domain.paper import OF_AN_ORDER, Paper, PaperContent, PaperKind, Rendered
from craftdesk.errors import Problem
from craftdesk.printing.customer_sheet import sheet_of_customer
from craftdesk.printing.frozen import from_text, to_text
from craftdesk.printing.letter import pages_of
from craftdesk.printing.marks import PaperPage
from craftdesk.printing.order_paper import sheet_of, title_of
from craftdesk.printing.painting import pdf_of
from craftdesk.printing.sheet import Sheet
from craftdesk.printing.words import PaperFormat
from craftdesk.services.desk import Desk
from craftdesk.services.paper_files import file_name, write_file
from craftdesk.services.papers import Issued

CUSTOMER_SHEET = "customer_sheet"
"""What can be printed of a customer beside the statement: their card on paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What papers are of: an order, or a customer."""

    order: OrderId | None = None
    customer: CustomerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What there is of a subject: its name, what can be made, and what was issued, newest first."""

    name: str
    kinds: tuple[str, ...]
    issued: tuple[Paper, ...]

    @property
    def standing(self) -> Paper | None:
        """The invoice that was not cancelled."""
        return next((p for p in self.issued if p.kind is PaperKind.INVOICE and not p.cancelled_by), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPaper:
    """A paper on pages; `paper` is there for an issued one, `day` for a statement."""

    key: str
    title: str
    file_name: str
    pages: tuple[PaperPage, ...]
    problems: tuple[Problem, ...] = ()
    paper: Paper | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is an invoice that is not issued: it is neither printed nor kept as a file."""
        return self.key == PaperKind.INVOICE.value and self.paper is None


def render(content: PaperContent, fmt: PaperFormat) -> Rendered:
    """A paper painted."""
    pages = pages_of(sheet_of(content, fmt))
    return Rendered(pdf=pdf_of(pages, f"{title_of(content)} {content.number}".strip()), pages=to_text(pages))


class PapersController(QObject):
    """Slots: load, show_kind, show_paper, issue, cancel, save. Signals say what came of it."""

    shelved = Signal(object)  # Shelf
    shown = Signal(object)  # ShownPaper
    issued = Signal(object)  # Issued
    saved = Signal(object)  # Path
    failed = Signal(object)  # CraftDeskError

    def __init__(
        self, desk: Desk, runner: JobRunner, bus: ChangeBus, fmt: PaperFormat, subject: Subject, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._bus, self._fmt = desk, runner, bus, fmt
        self.subject = subject
        self._job: Job | None = None

    def today(self) -> date:
        """The day where the owner is."""
        return self._desk.today()

    def load(self) -> None:
        """Read what there is."""
        job = self._runner.read(_shelf, self._desk, self.subject)
        job.finished.connect(self.shelved)
        job.failed.connect(self.failed)

    def show_kind(self, kind: str, day: date | None = None) -> None:
        """Make a paper of a kind, as it would be today, or a statement of another day."""
        self._show(_made, self._desk, self._fmt, self.subject, kind, day)

    def show_paper(self, paper: Paper) -> None:
        """Show an issued paper."""
        self._show(_issued, self._desk, paper)

    def issue(self) -> None:
        """Issue the invoice of the order."""
        if self.subject.order is not None:
            self._write(self._desk.papers.issue, self.subject.order)

    def cancel(self, invoice: PaperId) -> None:
        """Cancel an invoice."""
        self._write(self._desk.papers.cancel, invoice)

    def save(self, shown: ShownPaper, path: Path) -> None:
        """Keep a paper as a file; of an issued one the bytes that were issued."""
        job = self._runner.read(_save, self._desk, shown, path)
        job.finished.connect(self.saved)
        job.failed.connect(self.failed)

    def _render(self, content: PaperContent) -> Rendered:
        return render(content, self._fmt)

    def _show(self, work: Work, *args: object) -> None:
        self._job = self._runner.read(work, *args)
        self._job.finished.connect(self._on_job_finished)
        self._job.failed.connect(self.failed)

    def _write(self, work: Work, *args: object) -> None:
        job = self._runner.write(work, *args, self._render)
        job.finished.connect(self._on_write_finished)
        job.failed.connect(self.failed)

    @Slot(object)
    def _on_job_finished(self, shown: object) -> None:
        if self.sender() is self._job:
            self.shown.emit(shown)

    @Slot(object)
    def _on_write_finished(self, done: object) -> None:
        if isinstance(done, Issued):
            if not done.changes.is_empty:
                self._bus.publish(done.changes, self)
            self.issued.emit(done)
            self.load()


def _shelf(desk: Desk, subject: Subject) -> Shelf:
    if subject.order is not None:
        order = desk.orders.get(subject.order)
        kinds = tuple(kind.value for kind in OF_AN_ORDER)
        return Shelf(name=order.number, kinds=kinds, issued=tuple(desk.papers.of_order(order.id)))
    if subject.customer is None:
        return Shelf(name="", kinds=(), issued=())
    name = display_name(desk.customers.get(subject.customer))
    kinds = (PaperKind.STATEMENT.value, CUSTOMER_SHEET)
    return Shelf(name=name, kinds=kinds, issued=tuple(desk.papers.of_customer(subject.customer)))


def _made(desk: Desk, fmt: PaperFormat, subject: Subject, kind: str, day: date | None) -> ShownPaper:
    if kind == CUSTOMER_SHEET and subject.customer is not None:
        sheet = sheet_of_customer(desk, subject.customer, fmt)
        return _shown(kind, sheet, sheet.title)
    if kind == PaperKind.STATEMENT.value and subject.customer is not None:
        draft = desk.papers.statement(subject.customer, day)
        who = draft.content.recipient[0] if draft.content.recipient else ""
        return _shown(kind, sheet_of(draft.content, fmt), title_of(draft.content), who, problems=draft.problems)
    if subject.order is None:
        raise ValueError(kind)
    draft = desk.papers.draft(subject.order, PaperKind(kind))
    content = draft.content
    who = content.recipient[0] if content.recipient else ""
    return _shown(kind, sheet_of(content, fmt), title_of(content), content.order, who, problems=draft.problems)


def _issued(desk: Desk, paper: Paper) -> ShownPaper:
    """An issued paper, its words where they stood when it was issued."""
    content = desk.papers.content(paper.id)
    who = content.recipient[0] if content.recipient else ""
    title = title_of(content)
    return ShownPaper(
        key=paper.kind.value,
        title=f"{title} {paper.number}",
        file_name=file_name(title, paper.number, who),
        pages=from_text(desk.papers.pages(paper.id)),
        paper=paper,
    )


def _shown(key: str, sheet: Sheet, *parts: str, problems: tuple[Problem, ...] = ()) -> ShownPaper:
    return ShownPaper(key=key, title=sheet.title, file_name=file_name(*parts), pages=pages_of(sheet), problems=problems)


def _save(desk: Desk, shown: ShownPaper, path: Path) -> Path:
    data = pdf_of(shown.pages, shown.title) if shown.paper is None else desk.papers.pdf(shown.paper.id)
    return write_file(path, data, desk.shop.path)
