"""The command that brings files in."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from craftdesk.commands.backing_up import caught_up
from craftdesk.commands.talk import DONE, NO, Talk, UsageProblem, opened, printable
from craftdesk.domain.ids import OperationId
from craftdesk.errors import CraftDeskError
from craftdesk.importing.opening import parts
from craftdesk.importing.plan import ImportPlan, Outcome
from craftdesk.importing.rejects import write_rejects
from craftdesk.importing.report import as_json
from craftdesk.importing.session import ImportChoices, Mode, apply_import, plan_import
from craftdesk.importing.targets import is_target
from craftdesk.services.desk import Desk
from craftdesk.services.second_place import SecondPlace
from craftdesk.texts import sentence

_SIGNS: Mapping[str | None, Any] = {"point": ".", "comma": ",", None: None}


def bring_in(asked: argparse.Namespace, talk: Talk) -> int:
    """Plans every file, then brings them in one after the other; with `--plan` only the first."""
    choices = _choices(asked)
    with opened(asked.into, to_write=not asked.plan) as desk:
        plans = [
            talk.run(plan_import(desk, Path(name), replace(choices, sheet=sheet)))
            for name in asked.files
            for sheet in (parts(Path(name), desk.shop.path) if choices.sheet is None else (choices.sheet,))
        ]
        outcomes: list[Outcome] = list(plans)
        operation: OperationId | None = None
        if asked.rejects:
            # Before anything is brought in: where they can't be written, nothing is changed.
            _write_rejects(plans, Path(asked.rejects))
        if not asked.plan:
            outcomes, operation = _apply(desk, plans, talk)
            caught_up(SecondPlace(desk.shop.path), talk)
        currency = desk.settings.get().currency
    files = [as_json(outcome, sentence, currency) for outcome in outcomes]
    talk.answer({"files": files, "operation": operation}, [line for one in files for line in _lines(one, asked.plan)])
    refused = all(one["rows"]["read"] == one["rows"]["rejected"] > 0 for one in files)
    return NO if refused else DONE


def _apply(desk: Desk, plans: list[ImportPlan], talk: Talk) -> tuple[list[Outcome], OperationId | None]:
    """Carries the plans out; where one fails, those before it are taken back: all files or none."""
    outcomes: list[Outcome] = []
    done: list[OperationId] = []
    try:
        for plan in plans:
            report = talk.run(apply_import(desk, plan))
            outcomes.append(report)
            if report.operation is not None:
                done.append(report.operation)
    except (CraftDeskError, KeyboardInterrupt):
        with suppress(CraftDeskError):
            for _ in done:
                desk.history.undo()
        raise
    return outcomes, done[-1] if done else None


def _choices(asked: argparse.Namespace) -> ImportChoices:
    named = {}
    for text in asked.map:
        column, found, target = text.rpartition("=")
        if not found or not column.strip():
            raise UsageProblem(sentence("import.map_form", {"text": text}))
        if target.strip() and not is_target(target.strip()):
            raise UsageProblem(sentence("import.map_field", {"field": target.strip(), "file": ""}))
        named[column.strip()] = target.strip()
    delimiter = {"tab": "\t", "\\t": "\t"}.get(asked.delimiter or "", asked.delimiter)
    return ImportChoices(
        mode=Mode(asked.mode),
        encoding=asked.encoding,
        delimiter=delimiter,
        header_row=asked.header_row,
        sheet=asked.sheet,
        date_order=asked.date_order,
        decimal=_SIGNS[asked.decimal],
        named=named,
    )


def _write_rejects(plans: list[ImportPlan], path: Path) -> None:
    """The rejected rows of each file; a second file's go beside the first's, numbered."""
    rejecting = [plan for plan in plans if plan.counts.rows.rejected]
    for number, plan in enumerate(rejecting, start=1):
        target = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        write_rejects(plan, target, sentence)


def _lines(one: dict[str, Any], is_plan: bool) -> list[str]:  # noqa: FBT001  # what the command was asked
    rows, customers, orders = one["rows"], one["customers"], one["orders"]
    first = f"{one['file']}: {one['system'] or 'a list'}, {one['encoding']}"
    verb = "would be" if is_plan else "were"
    lines = [
        first,
        (
            f"  {rows['read']} rows read: {rows['new']} new, {rows['changed']} changed, {rows['same']} the same,"
            f" {rows['merged']} joined, {rows['rejected']} rejected"
        ),
        f"  {customers['new']} customers {verb} added, {customers['changed']} changed, {customers['same']} the same",
    ]
    if any(orders[key] for key in ("new", "changed", "same")):
        totals = ", ".join(f"{total} {currency}" for currency, total in orders["total"].items())
        lines.append(
            f"  {orders['new']} orders {verb} added, {orders['changed']} changed, {orders['same']} the same;"
            f" {orders['lines']} lines, {totals}"
        )
    products = one["products"]
    if any(products.values()):
        lines.append(
            f"  {products['new']} products {verb} added, {products['changed']} changed, {products['same']} the same"
        )
    if one["needs_mapping"]:
        # That nobody was found in any of the rows is said once.
        return [printable(line) for line in (first, f"  {one['reason']}")]
    for kind, words in (("rejected", "rejected"), ("warnings", "note")):
        lines += [f"  row {told['row']}, {words}: {told['reason']}" for told in one[kind]]
    lines += [f"  {question['question']} Taken: {question['default']}" for question in one["questions"]]
    if one["remembered"]:
        lines.append("  Read as it was chosen for the last file with these headings.")
    if one["left_out"]:
        lines.append(f"  Left out, because no field fits: {', '.join(one['left_out'])}")
    return [printable(line) for line in lines]
