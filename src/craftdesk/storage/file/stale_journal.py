"""A journal that belongs to another state of the file: rolled back, it would write old pages into a sound shop.

SQLite rolls back any journal that lies beside a database. One that stayed behind when a shop was copied back over a
broken one is taken for a cut-off change, and nothing in its header says of which file it is. Its picture of page 1
does: the change counter in it is that of the file, or one less when the file's first page was written already
(SQLite file format, §1.3.7 and §3).
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from craftdesk.errors import ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file.cut_off import HEAD, MAGIC, head_before, place_of_first_page
from craftdesk.storage.file.gate import HEADER, is_ours, journal_path, read_header
from craftdesk.storage.migrations import Versions

_COUNTER = slice(24, 28)


def refuse_stale_journal(path: Path, known: Versions | None = None) -> None:
    """Raises ShopFileProblem when the journal beside a file is of another state of it; for nobody else writing it."""
    beside = journal_path(path)
    with failures(str(path)):
        with path.open("rb") as file:
            head = file.read(HEADER)
        if not is_ours(head):
            # The power went while it was being written over.
            head = head_before(beside, HEADER) or head
        with beside.open("rb") as journal:
            stale = _is_stale(journal, head, read_header(path, known=known).pages)
    if stale:
        raise ShopFileProblem("shop.stale_journal", path=str(path), journal=beside.name)


def _is_stale(journal: BinaryIO, head: bytes, pages: int) -> bool:
    start = journal.read(HEAD)
    if not start.startswith(MAGIC) or len(start) < HEAD:
        # None that SQLite would roll back.
        return False
    size, length = _number(head[16:18]) or 1, _number(start[16:20])
    size = 65_536 if size == 1 else size
    # Rolling back makes the file as long as the journal says: never longer than all that is there.
    if _number(start[24:28]) != size or length > pages + journal.seek(0, 2) // size + 1:
        return True
    before = _counter_in(journal)
    if before is None:
        # The first page was not to be changed yet, so the file is as long as it was.
        return length != pages
    return (_number(head[_COUNTER]) - before) % (1 << 32) > 1


def _counter_in(journal: BinaryIO) -> int | None:
    """The change counter in the journal's picture of page 1; None without one."""
    place = place_of_first_page(journal)
    if place is None:
        return None
    journal.seek(place)
    return _number(journal.read(HEAD)[_COUNTER])


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
