"""The report of a rescue as a file: sentences for people, or a table with a line for each loss."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from craftdesk.domain.cells import neutralised
from craftdesk.domain.salvage import SalvageReport
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.salvage import free_name
from craftdesk.storage.failures import failures
from craftdesk.storage.file.whole import PLAIN, write_whole
from craftdesk.texts.salvage import loss_words, report_lines

_HEADS = ("weight", "kind", "of", "number", "count", "what")


def beside(report: SalvageReport) -> Path:
    """Where the report goes unless somebody says otherwise: beside the new shop, under a name that is not taken."""
    return free_name(report.path, "report", ".txt")


def write_report(report: SalvageReport, target: Path) -> None:
    """Writes the report, as a table for a name that ends in `.csv`; EnvironmentFailure where it can't be written."""
    with failures(str(target)):
        if target.exists() and target.samefile(report.path):
            raise EnvironmentFailure("shop.exists", path=str(target))
        if target.suffix.lower() == ".csv":
            write_whole(target, _table(report), mode=PLAIN)
        else:
            write_whole(target, "\n".join(report_lines(report)) + "\n", mode=PLAIN)


def _table(report: SalvageReport) -> str:
    lines = io.StringIO(newline="")
    # Spreadsheets take a file for UTF-8 when it begins with this mark.
    lines.write("\ufeff")
    writer = csv.writer(lines)
    writer.writerow(_HEADS)
    for loss in report.losses:
        params = loss.params
        row = (params.get("weight", ""), params.get("what", ""), params.get("head", ""),
               params.get("number", ""), params.get("count", 1), loss_words(loss))  # fmt: skip
        writer.writerow([neutralised(str(cell)) for cell in row])
    return lines.getvalue()
