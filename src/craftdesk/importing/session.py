"""The two steps of an import: plan without writing, then apply as one operation."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice
from pathlib import Path

from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.errors import ImportProblem
from craftdesk.importing.apply import Application
from craftdesk.importing.cells import CleaningRules
from craftdesk.importing.mapping import ColumnMap, chosen, propose
from craftdesk.importing.merging import How, Rule
from craftdesk.importing.opening import open_table
from craftdesk.importing.plan import ImportPlan, survey, survey_in
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.reading import Reading
from craftdesk.importing.report import ImportReport, report_of
from craftdesk.importing.rulings import Decision, Rulings
from craftdesk.importing.source import FileSource, Source
from craftdesk.importing.styles import first_look
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.targets import ORDERS, base
from craftdesk.importing.value_dates import Order
from craftdesk.importing.value_money import Sign
from craftdesk.services.desk import Desk

_SAMPLE_ROWS = 200
_WHO = frozenset({"first_name", "last_name", "full_name", "company", "emails", "phones", "mobile"})
_OWN_RULES = CleaningRules(entities=False, placeholders=False, apostrophes=False)
_MONTH_FIRST = frozenset({"US", "PH", "BZ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """A field of the shop's own that an import adds for one of its columns."""

    title: str
    kind: str = "text"
    """A word of `domain.custom_fields`."""


class Mode(StrEnum):
    """What happens with customers and orders that the book has already."""

    ADD = "add"
    UPDATE = "update"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the owner settles; None and empty leave it to the guess."""

    mode: Mode = Mode.UPDATE
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    """Record number of the header; 0: there is none."""
    sheet: str | None = None
    """The sheet of a workbook, or the part of another shop; None takes the one that is understood best."""
    date_order: Order | None = None
    decimal: Sign | None = None
    mapping: Mapping[int, str] = field(default_factory=dict)
    """Column index → target; an empty target leaves the column out."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Heading → target, as `--map` says it."""
    blank_erases: bool = False
    new_fields: Mapping[int, NewField] = field(default_factory=dict)
    """Column index → the field of the shop's own that it becomes; made when the plan is applied."""
    use_remembered: bool = True
    """Whether what was chosen for an earlier file with these headings holds."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """Row → what is to become of it, whatever the rules say."""
    groups: Mapping[str, Decision] = field(default_factory=dict)
    """The same for all rows of a kind (`new`, `changed`, `merged`) or all in doubt (`doubt`)."""
    include_skipped: bool = False
    """Bring in what a system exports although it is nobody (instant profiles)."""


_NO_CHOICES = ImportChoices()


def plan_import(
    desk: Desk, source: Path | Source, choices: ImportChoices = _NO_CHOICES
) -> Generator[Progress, None, ImportPlan]:
    """What bringing in a file would do; ImportProblem when it can't be brought in. Nothing is written."""
    source = FileSource(source) if isinstance(source, Path) else source
    yield Progress(0, 0, "import.looking")
    table = open_table(
        source,
        Choices(
            encoding=choices.encoding,
            delimiter=choices.delimiter,
            header_row=choices.header_row,
            sheet=choices.sheet,
        ),
    )
    columns = chosen(propose(table.names, _samples(table)), choices.mapping, choices.named, source.name)
    _check_understood(table, columns)
    if columns.preset.own:
        table = replace(table, rules=_OWN_RULES)
    settings, now = desk.shop.settings(), desk.shop.clock()
    look = yield from first_look(
        table,
        columns,
        this_year=now.year,
        date_order=choices.date_order,
        decimal=choices.decimal,
        home="mdy" if settings.country in _MONTH_FIRST else "dmy",
    )
    plan = ImportPlan(
        file=source.name,
        system=columns.preset.id or None,
        kind=columns.preset.kind,
        encoding=table.encoding.name,
        delimiter=table.delimiter,
        header_row=table.header_row,
        questions=look.questions,
        reading=Reading(
            table=table,
            columns=columns,
            look=look,
            settings=settings,
            today=now.date(),
            include_skipped=choices.include_skipped,
        ),
        rule=Rule(
            how=How.REPLACE if choices.mode is Mode.REPLACE else How.UPDATE,
            said=_said(columns),
            erases=choices.blank_erases,
        ),
        adding_only=choices.mode is Mode.ADD,
        rulings=Rulings(rows=choices.decisions, groups=choices.groups),
    )
    yield from survey(desk.store, plan)
    return plan


def apply_import(desk: Desk, plan: ImportPlan) -> Generator[Progress, None, ImportReport]:
    """Carries out a plan as one operation; closing the generator leaves everything as it was."""
    counts = plan.counts
    yield Progress(0, counts.rows.read, "import.writing")
    backup = (yield from desk.backups.before_import()) if _writes(plan) else None
    with desk.store.begin(_label(plan)) as unit:
        if unit.operation != plan.seen + 1:
            # Something was saved since the plan was made: who is who has to be asked again.
            yield from survey_in(unit, plan)
            unit.relabel(_label(plan))
        yield from Application(unit, plan).write()
        changes = yield from unit.committing("import.finishing")
    return report_of(plan, changes, backup.path if backup is not None else None)


def _said(columns: ColumnMap) -> frozenset[str]:
    """The fields that a file has columns for; of orders that CraftDesk wrote, all."""
    said = frozenset(base(column.field) for column in columns.columns if column.field)
    return said | frozenset(ORDERS) if columns.preset.own else said


def _writes(plan: ImportPlan) -> bool:
    counts = plan.counts
    return bool(counts.customers.new or counts.customers.changed or counts.orders.new or counts.orders.changed)


def _label(plan: ImportPlan) -> OperationLabel:
    counts = plan.counts
    return OperationLabel(
        "import",
        {
            "file": plan.file,
            "new": counts.customers.new + counts.orders.new,
            "changed": counts.customers.changed + counts.orders.changed,
        },
    )


def _samples(table: Table) -> list[list[str]]:
    """Some cells of each column."""
    for chunk in islice(table.chunks(_SAMPLE_ROWS), 1):
        return chunk.columns
    return []


def _check_understood(table: Table, columns: ColumnMap) -> None:
    """ImportProblem for a table in which nobody and nothing is known."""
    found = {base(column.field) for column in columns.columns}
    understood = "order_number" in found if columns.preset.kind is Kind.ORDERS else bool(found & _WHO)
    if understood or columns.preset.own:
        return
    code = "import.no_header" if table.header_row is None else "import.not_understood"
    raise ImportProblem(code, file=table.source.name, headings=[name for name in table.names if name][:8])
