"""Broken lists at random: every line is in the book, or named as rejected; none goes missing behind an open quote."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

from craftdesk.errors import ImportProblem
from tests.faults.figures import Figure
from tests.support.importing import bring_in, content, open_desk
from tests.support.memory import memory_folder

_SHORT, _LONG = 60, 3_000
_SEED = 7
_A_SHOP = 60
"""Lists that come into one shop, one after the other."""
_NOTES = ("", "x", '"wants, blue"', '"said ""yes"""', '"two\nlines"', "=1+1", "田中")
_BREAKS = ("open", "inside", "after", "extra", "few", "nul", "none")


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Make lists, break some of their lines, bring them in, and look for every line."""
    began = time.monotonic()
    chance = random.Random(_SEED)
    files = _LONG if long else _SHORT
    lines = missing = rejected = refused = broken = 0
    for first in range(0, files, _A_SHOP):
        with memory_folder() as quick, open_desk(quick) as desk:
            for number in range(first, min(first + _A_SHOP, files)):
                marks, text, harm = _broken_list(chance, number)
                broken += harm
                lines += len(marks)
                try:
                    counts = bring_in(desk, text)
                except ImportProblem:
                    refused += 1
                    continue
                named = {message.row for message in counts.tidings.rejected}
                named |= {row for rows in counts.tidings.rejected_rows.values() for row in rows}
                in_book = repr(content(desk))
                missing += sum(mark not in in_book and row not in named for mark, row in marks)
                rejected += counts.counts.rows.rejected
    yield Figure(
        promise="every line of an import is accounted for, also with an unclosed quote", injected=broken, lost=missing,
        seconds=time.monotonic() - began,
        besides=f"{lines:,} lines in {files:,} lists; {rejected:,} rows rejected and named; {refused} lists refused as"
        f" a whole; seed {_SEED}",
        met=rejected > 0 and refused < files / 10,
    )  # fmt: skip


def _broken_list(chance: random.Random, number: int) -> tuple[list[tuple[str, int]], bytes, int]:
    """The mark of each line with its row, the bytes, and how many lines were broken."""
    end = chance.choice(("\n", "\r\n"))
    comma = chance.choice(",;\t")
    text = [comma.join(("First name", "Last name", "Note", "E-mail"))]
    marks: list[tuple[str, int]] = []
    harm = 0
    for at in range(chance.randint(3, 30)):
        mark = f"Mark{number}x{at}x"
        note = chance.choice(_NOTES).replace(",", comma)
        cells = [mark, "Berg", note, f"m{number}.{at}@example.com"]
        how = chance.choice(_BREAKS) if chance.random() < 0.15 else "none"
        harm += how != "none"
        # As a spreadsheet counts: a cell of two lines is one row.
        marks.append((mark, at + 2))
        line = comma.join(_spoilt(cells, how))
        text.append(line.replace("\n", end))
    return marks, (end.join(text) + end * chance.randint(0, 2)).encode(), harm


def _spoilt(cells: list[str], how: str) -> list[str]:
    first, last, note, mail = cells
    if how == "open":
        return [first, last, '"never closed', mail]
    if how == "inside":
        return [first, last, '"said "no" twice', mail]
    if how == "after":
        # Without a second line in it: what follows a broken line is read as a row of its own.
        return [f'"{first}"er', last, "x", mail]
    if how == "extra":
        return [first, last, note, mail, "and", "more"]
    if how == "few":
        return [first]
    if how == "nul":
        return [first, "Be\0rg", note, mail]
    return cells
