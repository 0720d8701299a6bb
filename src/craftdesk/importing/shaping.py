"""A body of records becomes a table: which record is the header, what the columns are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from craftdesk.errors import ImportProblem
from craftdesk.importing.cells import TRIMMED, CleaningRules, is_blank
from craftdesk.importing.encoding import Encoding
from craftdesk.importing.header_finding import find_header
from craftdesk.importing.records import Record
from craftdesk.importing.source import Source
from craftdesk.importing.table import Body, Choices, Table

HEAD_RECORDS = 100
"""As many records as a header may hide behind."""


def shaped(
    source: Source, body: Body, choices: Choices, *, encoding: Encoding, delimiter: str, ragged: bool = False
) -> Table:
    """The table of a body; ImportProblem if nothing stands in it.

    In a `ragged` body empty cells behind the last filled one are missing: a table is as wide as its widest record.
    """
    records = head_records(body)
    filled = [record for record in records if not is_blank(record.cells)]
    if not filled:
        raise ImportProblem("import.empty", file=source.name)
    first = filled[0]
    if first.fault is not None and first.fault.code == "import.row.too_many_cells":
        raise ImportProblem("import.too_many_columns", file=source.name, **first.fault.params)
    header_row = _choose_header(records, choices.header_row, source)
    names = _names(filled, header_row)
    if ragged:
        widest = max(len(record.cells) for record in filled if record.row >= (header_row or 0))
        names += ("",) * (widest - len(names))
    return Table(
        source=source,
        encoding=encoding,
        delimiter=delimiter,
        body=body,
        header_row=header_row,
        names=names,
        preamble=tuple(record for record in filled if record.row < (header_row or 0)),
        rules=_rules(choices, encoding),
    )


def _rules(choices: Choices, encoding: Encoding | None) -> CleaningRules:
    # Encoded twice means UTF-8 in the end; in a file that is read otherwise, the same characters were read wrongly.
    if encoding is None or encoding.name.startswith("utf"):
        return choices.rules
    return replace(choices.rules, repairs=False)


def head_records(body: Body) -> list[Record]:
    """The first records, but never more than a few million characters."""
    found: list[Record] = []
    room = 4_000_000
    with closing(body.records(0)) as records:
        for record in records:
            found.append(record)
            room -= sum(map(len, record.cells))
            if room < 0 or (len(found) >= HEAD_RECORDS and not is_blank(record.cells)):
                break
    return found


def _choose_header(records: Sequence[Record], chosen: int | None, source: Source) -> int | None:
    if chosen == 0:
        return None
    if chosen is None:
        return find_header([(record.row, record.cells) for record in records if record.fault is None])
    if not any(record.row == chosen and record.cells for record in records):
        raise ImportProblem("import.header_row", file=source.name, row=chosen)
    return chosen


def _names(filled: Sequence[Record], header_row: int | None) -> tuple[str, ...]:
    if header_row is not None:
        for record in filled:
            if record.row == header_row:
                return tuple(cell.strip(TRIMMED) for cell in record.cells)
    whole = [record.cells for record in filled if record.fault is None]
    widths = Counter(len(cells) for cells in whole)
    width = max(widths.items(), key=lambda item: (item[1], item[0]))[0] if widths else 1
    return ("",) * width
