"""The two steps of an import: plan without writing, then apply as one operation."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.errors import ImportProblem
from craftdesk.importing.apply import Application
from craftdesk.importing.custom_columns import OwnFields
from craftdesk.importing.import_choices import ImportChoices, Mode, NewField
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.merging import How, Rule
from craftdesk.importing.opening import refuse_itself
from craftdesk.importing.outcome import Tally
from craftdesk.importing.plan import ImportPlan, survey, survey_in
from craftdesk.importing.presets.preset import Kind
from craftdesk.importing.questions import column_questions, with_memory
from craftdesk.importing.reading import Reading
from craftdesk.importing.remembering import remember
from craftdesk.importing.report import ImportReport, report_of
from craftdesk.importing.rulings import Rulings
from craftdesk.importing.source import FileSource, Source, state_of
from craftdesk.importing.styles import first_look
from craftdesk.importing.targets import ORDERS, base
from craftdesk.importing.understanding import understand
from craftdesk.services.desk import Desk

__all__ = ["ImportChoices", "Mode", "NewField", "apply_import", "plan_import"]

_MONTH_FIRST = frozenset({"US", "PH", "BZ"})


_NO_CHOICES = ImportChoices()


def plan_import(
    desk: Desk, source: Path | Source, choices: ImportChoices = _NO_CHOICES
) -> Generator[Progress, None, ImportPlan]:
    """What bringing in a file would do; ImportProblem when it can't be brought in. Nothing is written."""
    source = FileSource(source) if isinstance(source, Path) else source
    refuse_itself(source, desk.shop.path)
    yield Progress(0, 0, "import.looking")
    state = state_of(source)
    found = understand(desk, source, choices)
    table, columns = found.table, found.columns
    settings, now = desk.shop.settings(), desk.shop.clock()
    own = OwnFields(found.fields, columns)
    look = yield from first_look(
        table,
        columns,
        this_year=now.year,
        date_order=choices.date_order,
        decimal=choices.decimal,
        home=found.memory.date_order or ("mdy" if settings.country in _MONTH_FIRST else "dmy"),
        own_dates=own.indexes(columns, CustomKind.DATE),
        own_numbers=own.indexes(columns, CustomKind.NUMBER),
    )
    look = with_memory(look, found.memory)
    plan = ImportPlan(
        file=source.name,
        system=columns.preset.id or None,
        kind=columns.preset.kind,
        encoding=table.encoding.name,
        delimiter=table.delimiter,
        header_row=table.header_row,
        questions=(*column_questions(columns), *look.questions),
        reading=Reading(
            table=table,
            columns=columns,
            look=look,
            settings=settings,
            today=now.date(),
            include_skipped=choices.include_skipped,
            own=own,
            levels=found.levels,
        ),
        rule=Rule(
            how=How.REPLACE if choices.mode is Mode.REPLACE else How.UPDATE,
            said=_said(columns),
            erases=choices.blank_erases,
        ),
        adding_only=choices.mode is Mode.ADD,
        rulings=Rulings(rows=choices.decisions, groups=choices.groups),
        mapping_reason=found.reason,
        remembered=not found.memory.is_empty,
        signature=found.signature,
        memory=found.memory.with_choices(choices, columns),
        state=state,
    )
    yield from survey(desk.store, plan)
    return plan


def apply_import(desk: Desk, plan: ImportPlan) -> Generator[Progress, None, ImportReport]:
    """Carries out a plan as one operation; closing the generator leaves everything as it was."""
    counts = plan.counts
    if plan.needs_mapping:
        headings = [column.heading for column in plan.columns if column.heading][:8]
        raise ImportProblem(plan.mapping_reason, file=plan.file, headings=headings)
    _check_unchanged(plan)
    yield Progress(0, counts.rows.read, "import.writing")
    backup = (yield from desk.backups.before_import()) if _writes(plan) else None
    yield Progress(0, counts.rows.read, "import.writing")
    with desk.store.begin(_label(plan)) as unit:
        if unit.operation != plan.seen + 1:
            # Something was saved since the plan was made: who is who has to be asked again.
            yield from survey_in(unit, plan)
            unit.relabel(_label(plan))
        plan.reading.own.settle(unit)
        try:
            yield from Application(unit, plan).write()
        except Exception:
            # Rows that came or went since make nonsense of what was decided about the others.
            _check_unchanged(plan)
            raise
        _check_unchanged(plan)
        changes = yield from unit.committing("import.finishing")
    remember(desk, plan.signature, plan.memory)
    return report_of(plan, changes, backup.path if backup is not None else None)


def _check_unchanged(plan: ImportPlan) -> None:
    """ImportProblem when the file is no longer the one that was decided about: its rows may be other people."""
    if state_of(plan.reading.table.source) != plan.state:
        raise ImportProblem("import.changed", file=plan.file)


def _said(columns: ColumnMap) -> frozenset[str]:
    """The fields that a file has columns for; of orders that CraftDesk wrote, all."""
    said = frozenset(key for column in columns.columns if column.field for key in (base(column.field), column.field))
    return said | frozenset(ORDERS) if columns.preset.own else said


def _writes(plan: ImportPlan) -> bool:
    return any(tally.new or tally.changed for tally in _tallies(plan))


def _tallies(plan: ImportPlan) -> tuple[Tally, ...]:
    """What a file is about; the products of orders only come with them."""
    counts = plan.counts
    return (counts.products,) if plan.kind is Kind.PRODUCTS else (counts.customers, counts.orders)


def _label(plan: ImportPlan) -> OperationLabel:
    new, changed = (sum(getattr(tally, key) for tally in _tallies(plan)) for key in ("new", "changed"))
    return OperationLabel("import", {"file": plan.file, "new": new, "changed": changed})
