"""The command that rescues what can be read of a damaged shop file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from craftdesk.commands.talk import DONE, NO, Talk, printable
from craftdesk.domain.salvage import SalvageReport
from craftdesk.services.salvage import salvage
from craftdesk.services.salvage_report import beside, write_report
from craftdesk.texts.salvage import loss_words, report_lines

_SHOWN = 40


def rescue(asked: argparse.Namespace, talk: Talk) -> int:
    """Makes a new shop of what is left; 1 when something is missing, changed or doubtful."""
    report = talk.run(salvage(Path(asked.damaged), Path(asked.to)))
    target = Path(asked.report) if asked.report else beside(report)
    write_report(report, target)
    lines = [*report_lines(report)]
    if len(lines) > _SHOWN:
        lines = [*lines[:_SHOWN], "…"]
    talk.answer(_shape(report, target), [printable(line) for line in [*lines, f"The whole report is {target}."]])
    return DONE if report.is_complete else NO


def _shape(report: SalvageReport, target: Path) -> dict[str, Any]:
    other = report.backup
    return {
        "file": str(report.path), "report": str(target), "complete": report.is_complete, "sound": report.sound,
        "customers": report.customers, "orders": report.orders, "lost": report.lost, "changed": report.mended,
        "doubtful": report.doubtful, "history": report.history,
        "kinds": {
            one.kind: {"found": one.found, "kept": one.kept, "missing": one.missing, "left_out": one.left_out,
                       "changed": one.mended}
            for one in report.kinds
        },
        "losses": [
            {"code": loss.code, "weight": loss.params.get("weight"), "of": loss.params.get("head"),
             "number": loss.params.get("number"), "count": loss.params.get("count", 1), "what": loss_words(loss)}
            for loss in report.losses
        ],
        "backup": None if other is None else {
            "file": str(other.path), "at": other.at.isoformat(), "customers": list(other.customers),
            "orders": list(other.orders),
        },
    }  # fmt: skip
