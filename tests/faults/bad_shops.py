"""Bad shop files, each with its exact sentence: one table for the command line and the window."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.faults.bad_lists import JPEG


@dataclass(frozen=True, slots=True, kw_only=True)
class BadShop:
    """What is done to a sound shop file, and the one sentence that refuses it then; SIZE was its size before."""

    spoil: Callable[[Path], object]
    words: str
    at_a_glance: bool = True
    """Its first bytes show it, so that an open shop is not put away for it."""


def _foreign(path: Path) -> None:
    path.unlink()
    _run(path, "CREATE TABLE songs (title TEXT)")


def _run(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(sql)


def _cut(path: Path, least: int, most: int) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: random.Random(20261129).randrange(least, min(most, len(content)))])


def _leave_a_journal(path: Path) -> None:
    """The journal of a change to an earlier state stays behind, as when a copy is put in the place of a broken file."""
    journal = path.with_name(path.name + "-journal")
    sound = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as early:
        early.execute("PRAGMA cache_size = 1")
        early.execute("BEGIN IMMEDIATE")
        rows = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 3000)"
        early.execute(f"{rows} INSERT INTO operations (kind, label, at) SELECT 'change', 'x', '' FROM many")
        left = journal.read_bytes()
        early.execute("ROLLBACK")
    path.write_bytes(sound)
    for _ in range(3):
        _run(path, "INSERT INTO operations (kind, label, at) VALUES ('change', 'x', '')")
    journal.write_bytes(left)


DAMAGED = "FILE is damaged. Nothing was written into it: keep it as it is and open your last backup."
SHOPS: dict[str, BadShop] = {
    "empty": BadShop(
        spoil=lambda path: path.write_bytes(b""),
        words="FILE is empty. It may not have been copied completely: try the original or a backup.",
    ),
    "jpeg": BadShop(
        spoil=lambda path: path.write_bytes(JPEG),
        words="FILE is not a shop file of CraftDesk. It was not touched: choose another file, or open a backup.",
    ),
    "foreign": BadShop(
        spoil=_foreign,
        words="FILE belongs to another program. It was not touched: open it there, or choose another file.",
    ),
    "newer": BadShop(
        spoil=lambda path: path.write_bytes(path.read_bytes()[:60] + bytes([0, 0, 0, 99]) + path.read_bytes()[64:]),
        words="FILE was written by a newer CraftDesk (file version 99; this program knows 1). It was not touched:"
        " update CraftDesk to open it.",
    ),
    "header cut": BadShop(spoil=lambda path: _cut(path, 20, 100), words=DAMAGED),
    "cut at a random byte": BadShop(
        spoil=lambda path: _cut(path, 5_000, 1 << 30),
        words="A part of FILE is missing: it has NOW of SIZE bytes. It was not touched: copy it again, or open a"
        " backup.",
    ),
    "strange parts": BadShop(
        spoil=lambda path: _run(
            path, "CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM settings; END"),
        words="FILE holds parts that CraftDesk didn’t make, so it was not opened. It was not touched: open a backup.",
        at_a_glance=False,
    ),
    "stale journal beside it": BadShop(
        spoil=_leave_a_journal,
        words="Beside FILE lies FILE-journal, which belongs to an earlier state of it and would spoil it. Nothing was"
        " touched: move FILE-journal into another folder, then open the shop again.",
        at_a_glance=False,
    ),
}  # fmt: skip


def words_of(bad: BadShop, path: Path, size: int) -> str:
    """The sentence about a file that had `size` bytes before."""
    known = {"FILE": path.name, "NOW": f"{path.stat().st_size:,}", "SIZE": f"{size:,}"}
    found = bad.words
    for place, meant in known.items():
        found = found.replace(place, meant)
    return found
