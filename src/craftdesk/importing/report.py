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
    }  # fmt: skip


def _number_of(message: RowMessage) -> int:
    return message.row


def _tally(tally: Tally) -> dict[str, int]:
    return {"new": tally.new, "changed": tally.changed, "same": tally.same}


def _messages(messages: Sequence[RowMessage], wording: Wording) -> list[dict[str, Any]]:
    return [
        {"row": message.row, "code": message.code, "reason": wording(message.code, message.params)}
        for message in messages
    ]
