"""The rejected rows as a file: to be corrected in a spreadsheet and imported again."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from craftdesk.domain.cells import neutralised
from craftdesk.errors import EnvironmentFailure, OwnerProblem
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.source import FileSource

_SHOP = b"SQLite format 3\x00"
REASON = "Reason"
"""The head of the last column, which no import takes for anything."""


def write_rejects(plan: ImportPlan, path: Path, wording: Callable[[str, Mapping[str, Any]], str]) -> int:
    """Writes the rejected rows as they stand in the file, each with its reason behind it, and says how many."""
    _refuse_to_replace(plan, path)
    reasons: dict[int, list[str]] = {}
    for message in plan.rejected:
        reasons.setdefault(message.row, []).append(wording(message.code, message.params))
    reasons |= {row: reasons[first] for first, rows in _orders(plan).items() for row in rows if first in reasons}
    table, written = plan.reading.table, 0
    try:
        # A byte order mark and its own delimiter: the spreadsheet that made the file opens this one right, too.
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=table.body.separator, lineterminator="\r\n")
            if any(table.names):
                writer.writerow([*table.names, REASON])
            for record in table.records():
                if record.row in reasons:
                    cells = [_safe(cell) for cell in record.cells]
                    cells += [""] * (table.width - len(cells))
                    writer.writerow([*cells, " ".join(reasons[record.row])])
                    written += 1
    except OSError as error:
        raise EnvironmentFailure("file.not_written", path=str(path), reason=error.strerror or "") from error
    return written


def _refuse_to_replace(plan: ImportPlan, path: Path) -> None:
    """Neither the file whose rows these are nor a shop may vanish under its own rejected rows."""
    source = plan.reading.table.source
    try:
        with path.open("rb") as there:
            taken = there.read(len(_SHOP)) == _SHOP
        taken = taken or (isinstance(source, FileSource) and path.samefile(source.path))
    except (OSError, ValueError):
        return  # nothing is there, or writing will say what is wrong
    if taken:
        raise OwnerProblem("rejects.same_file", path=str(path))


def _orders(plan: ImportPlan) -> Mapping[int, tuple[int, ...]]:
    """The rows of rejected orders by the row that their reason stands at."""
    return plan.tidings.rejected_rows


def _safe(cell: str) -> str:
    return cell if cell.startswith("'") else neutralised(cell)
