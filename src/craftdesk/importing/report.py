"""What an import did, and plan or report as the command line prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OperationId
from craftdesk.domain.money import plain_amount
from craftdesk.importing.outcome import RowMessage, Tally
from craftdesk.importing.plan import ImportPlan, Outcome

Wording = Callable[[str, Mapping[str, Any]], str]
"""(code, parameters) → a sentence."""


@dataclass(slots=True, kw_only=True)
class ImportReport(Outcome):
    """What an import did; `operation` is None when there was nothing to do."""

    plan: ImportPlan
    changes: ChangeSet
    backup: Path | None = None

    @property
    def operation(self) -> OperationId | None:
        """The operation that Undo would take back."""
        return self.changes.operation


def report_of(plan: ImportPlan, changes: ChangeSet, backup: Path | None) -> ImportReport:
    """The report of a plan that was carried out."""
    return ImportReport(
        file=plan.file, system=plan.system, kind=plan.kind, encoding=plan.encoding, delimiter=plan.delimiter,
        header_row=plan.header_row, counts=plan.counts, tidings=plan.tidings, questions=plan.questions, plan=plan,
        changes=changes, backup=backup,
    )  # fmt: skip


def as_json(outcome: Outcome, wording: Wording, currency: str) -> dict[str, Any]:
    """One element of `files`; `currency` is the shop's, for a file without orders."""
    plan = outcome if isinstance(outcome, ImportPlan) else outcome.plan if isinstance(outcome, ImportReport) else None
    counts, rows = outcome.counts, outcome.counts.rows
    totals = counts.totals or {currency: 0}
    return {
        "file": outcome.file,
        "system": outcome.system,
        "encoding": outcome.encoding,
        "delimiter": outcome.delimiter,
        "header_row": outcome.header_row,
        "rows": {
            "read": rows.read, "new": rows.new, "changed": rows.changed, "same": rows.same, "merged": rows.merged,
            "rejected": rows.rejected,
        },
        "customers": {
            **_tally(counts.customers), "with_billing": counts.with_billing, "with_shipping": counts.with_shipping,
        },
        "orders": {
            **_tally(counts.orders), "lines": counts.lines,
            "total": {code: plain_amount(total, code) for code, total in sorted(totals.items())},
        },
        "products": _tally(counts.products),
        "rejected": _messages(sorted([*outcome.rejected, *outcome.skipped], key=_number_of), wording),
        "warnings": _messages(outcome.warnings, wording),
        "questions": [
            {
                "column": question.heading, "code": question.code, "choices": list(question.choices),
                "default": question.default, "examples": list(question.examples),
                "question": wording(question.code, {"column": question.heading, "default": question.default}),
            }
            for question in outcome.questions
        ],
        **({} if plan is None else _understanding(plan, wording)),
    }  # fmt: skip


def _understanding(plan: ImportPlan, wording: Wording) -> dict[str, Any]:
    """What the columns were taken for, and why nothing can come in before they are mapped."""
    headings = [column.heading for column in plan.columns if column.heading][:8]
    reason = wording(plan.mapping_reason, {"file": plan.file, "headings": headings}) if plan.needs_mapping else ""
    return {
        "remembered": plan.remembered,
        "needs_mapping": plan.needs_mapping,
        "reason": reason,
        "columns": [
            {"heading": column.heading, "field": column.field, "confidence": round(column.confidence, 2)}
            for column in plan.columns
        ],
        "left_out": [column.heading or str(column.index + 1) for column in plan.left_out],
    }


def _number_of(message: RowMessage) -> int:
    return message.row


def _tally(tally: Tally) -> dict[str, int]:
    return {"new": tally.new, "changed": tally.changed, "same": tally.same}


def _messages(messages: Sequence[RowMessage], wording: Wording) -> list[dict[str, Any]]:
    return [
        {"row": message.row, "code": message.code, "reason": wording(message.code, message.params)}
        for message in messages
    ]
