"""What stands in a shop file after a fault, as a short word to compare, and whether the file is sound."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import OperationKind, OperationLabel
from craftdesk.services.check import CheckService
from craftdesk.services.running import run
from craftdesk.storage import journal
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.shops import NOW, content, derived

_BESIDE_BOOK = ("operations", "counters", "settings", "papers", "paper_files")


def book_word(connection: sqlite3.Connection) -> str:
    """What the owner entered: every row that undo can bring back."""
    return _word(content(connection))


def whole_word(connection: sqlite3.Connection) -> str:
    """The same with operations, counters, papers, settings, and the list that is derived."""
    beside = [connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in _BESIDE_BOOK]
    return _word((content(connection), beside, derived(connection)))


def newest_operation(connection: sqlite3.Connection) -> int:
    """The number of the operation that was kept last; 0 when there is none."""
    (number,) = connection.execute("SELECT coalesce(max(id), 0) FROM operations").fetchone()
    return int(number)


def word_after_taking_back(connection: sqlite3.Connection, last: int) -> str:
    """What the owner entered, once everything after the operation `last` is taken back; nothing is kept of that."""
    numbers = connection.execute("SELECT id FROM operations WHERE id > ? ORDER BY id DESC", (last,)).fetchall()
    connection.execute("BEGIN IMMEDIATE")
    try:
        for (number,) in numbers:
            journal.start(connection, OperationLabel("judge"), at=NOW, kind=OperationKind.UNDO)
            journal.restore(connection, OperationId(number))
        return book_word(connection)
    finally:
        connection.execute("ROLLBACK")


def faults_of(shop: ShopFile) -> list[str]:
    """What is unsound about an open shop, as codes: file, links, sums, list, index, an operation that was left open."""
    found = [one.code for one in run(CheckService(Store(shop)).run()).findings]
    writer = shop.writer()
    if writer.execute("SELECT count(operation_id) FROM running").fetchone() != (0,):
        found.append("an operation that still runs")
    (papers,) = writer.execute("SELECT count(*) FROM papers").fetchone()
    (issues,) = writer.execute("SELECT count(*) FROM operations WHERE kind = 'issue'").fetchone()
    if papers != issues:
        found.append("a paper without its operation")
    try:
        writer.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        found.append("a search index that is not the list's")
    return found


def size_of_journal(path: Path) -> int:
    """How much lies ready to roll a change back that was cut off."""
    journal_file = path.with_name(path.name + "-journal")
    return journal_file.stat().st_size if journal_file.exists() else 0


def _word(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "surrogatepass")).hexdigest()[:16]
