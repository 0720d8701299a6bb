"""What an import would do: made without writing, shown, then applied as it is."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

from craftdesk.domain.ids import OperationId
from craftdesk.domain.progress import Progress
from craftdesk.importing.doubts import Doubt
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.mapping import Column
from craftdesk.importing.merging import Rule
from craftdesk.importing.outcome import Counts, RowKind, RowMessage, Tidings
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.reading import Reading
from craftdesk.importing.remembering import Memory
from craftdesk.importing.rulings import Rulings
from craftdesk.importing.stash import Drafts, Stash
from craftdesk.importing.styles import ColumnQuestion
from craftdesk.importing.survey import Decisions, Survey
from craftdesk.storage.book import Book, Store
from craftdesk.storage.book_state import newest_operation


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What plan and report both tell of one file."""

    file: str
    system: str | None
    kind: Kind
    encoding: str
    delimiter: str
    header_row: int | None
    counts: Counts = field(default_factory=Counts)
    tidings: Tidings = field(default_factory=Tidings)
    questions: tuple[ColumnQuestion, ...] = ()

    @property
    def rejected(self) -> list[RowMessage]:
        """The rejected rows, in the order of the file."""
        return self.tidings.rejected

    @property
    def skipped(self) -> list[RowMessage]:
        """The rows or orders that the owner left out; their rows are counted among the rejected."""
        return self.tidings.skipped

    @property
    def skipped_rows(self) -> int:
        """How many rows of the file those are."""
        others = self.tidings.rejected_rows
        return sum(len(others.get(message.row, (message.row,))) for message in self.skipped)

    @property
    def doubts(self) -> list[Doubt]:
        """Rows that may be somebody else than they seem; the first ten thousand."""
        return self.tidings.doubts

    @property
    def doubt_count(self) -> int:
        """How many doubts there are, kept or not."""
        return self.tidings.doubt_count

    @property
    def warnings(self) -> list[RowMessage]:
        """What is odd about rows that come in all the same; the first ten thousand."""
        return self.tidings.warnings

    @property
    def warning_count(self) -> int:
        """How many warnings there are, kept or not."""
        return self.tidings.warning_count


@dataclass(slots=True, kw_only=True)
class ImportPlan(Outcome):
    """What an import would do."""

    reading: Reading
    rule: Rule
    adding_only: bool
    rulings: Rulings = field(default_factory=Rulings)
    """What the owner decided of rows."""
    decisions: Decisions = field(default_factory=Decisions)
    seen: OperationId = OperationId(0)
    """The newest operation of the book that it was made for."""
    state: tuple[int, ...] = ()
    """The state of the file that it was made for."""
    mapping_reason: str = ""
    """The code of why the owner has to say what the columns mean before anything can come in; else nothing."""
    remembered: bool = False
    """What was chosen for an earlier file with these headings holds here too."""
    signature: str = ""
    """By which the choices for such a file are remembered."""
    memory: Memory = field(default_factory=Memory)
    """What is remembered of such files once the plan is carried out."""
    stash: Stash | None = None
    """The new customers, where their rows can be read one without the other."""
    drafts: Drafts | None = None
    """Everything that was read, where they can't."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the file and what each becomes."""
        return self.reading.columns.columns

    @property
    def needs_mapping(self) -> bool:
        """Whether nothing can come in before the owner says what the columns mean."""
        return bool(self.mapping_reason)

    @property
    def left_out(self) -> tuple[Column, ...]:
        """Columns that hold something and that nobody knows what to do with."""
        return tuple(one for one in self.columns if not one.field and one.confidence < 1 and one.examples)

    def count(self, kind: RowKind) -> int:
        """How many rows have one fate."""
        return int(getattr(self.counts.rows, kind.word))


def _survey_of(plan: ImportPlan, index: KeyIndex) -> Survey:
    for kept in (plan.stash, plan.drafts):
        if kept is not None:
            kept.close()
    plan.stash = Stash() if plan.reading.can_skip else None
    plan.drafts = None if plan.reading.can_skip else Drafts()
    return Survey(
        plan.reading.preset, plan.rule, adding_only=plan.adding_only, index=index, tidings=plan.tidings,
        rulings=plan.rulings, stash=plan.stash, drafts=plan.drafts,
    )  # fmt: skip


def _first_tidings(plan: ImportPlan) -> Tidings:
    """What is to be told of the file as a whole stands at its first row."""
    tidings = Tidings()
    if plan.reading.table.told:
        tidings.warn(1, plan.reading.table.told)
    return tidings


def survey(store: Store, plan: ImportPlan) -> Generator[Progress, None, None]:
    """Decides about every row of the plan's file against the book as it is now."""
    plan.tidings = _first_tidings(plan)
    with KeyIndex() as index:
        found = _survey_of(plan, index)
        with store.reading() as book:
            plan.seen = newest_operation(book.raw)
        done = 0
        for batch in plan.reading.batches(plan.tidings, plainly=True):
            yield Progress(done, 0, "import.planning")
            # Short transactions: a reader inside one delays whoever saves meanwhile.
            with store.reading() as book:
                found.look(book, batch)
            done += batch.rows
            yield Progress(done, 0, "import.planning")
        found.finish()
    plan.counts, plan.decisions = found.counts, found.decisions


def survey_in(book: Book, plan: ImportPlan) -> Generator[Progress, None, None]:
    """The same inside a unit of work, when the book was changed since the plan was made."""
    plan.tidings = _first_tidings(plan)
    with KeyIndex() as index:
        found = _survey_of(plan, index)
        done = 0
        for batch in plan.reading.batches(plan.tidings, plainly=True):
            yield Progress(done, 0, "import.planning")
            found.look(book, batch)
            done += batch.rows
            yield Progress(done, 0, "import.planning")
        found.finish()
    plan.counts, plan.decisions = found.counts, found.decisions
