"""A journal that belongs to another state of the file: rolled back, it would write old pages into a sound shop.

SQLite rolls back any journal that lies beside a database. One that stayed behind when a shop was copied back over a
broken one is taken for a cut-off change, and nothing in its header says of which file it is. Its picture of page 1
does: the change counter in it is that of the file, or one less when the file's first page was written already
(SQLite file format, §1.3.7 and §3).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from craftdesk.errors import ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.gate import journal_path, read_header

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = 28
_COUNTER = slice(24, 28)
_UNTIL_THE_END = 0xFFFFFFFF


def refuse_stale_journal(path: Path) -> None:
    """Raises ShopFileProblem when the journal beside a file is of another state of it; for nobody else writing it."""
    beside = journal_path(path)
    with failures(str(path)):
        with path.open("rb") as file:
            head = file.read(_HEAD)
        with beside.open("rb") as journal:
            stale = _is_stale(journal, head, read_header(path).pages)
    if stale:
        raise ShopFileProblem("shop.stale_journal", path=str(path), journal=beside.name)


def _is_stale(journal: BinaryIO, head: bytes, pages: int) -> bool:
    start = journal.read(_HEAD)
    if not start.startswith(_MAGIC) or len(start) < _HEAD:
        # None that SQLite would roll back.
        return False
    size = _number(head[16:18])
    if _number(start[24:28]) != (65_536 if size == 1 else size):
        return True
    before = _counter_in(journal)
    if before is None:
        # The first page was not to be changed yet, so the file is as long as it was.
        return _number(start[16:20]) != pages
    return (_number(head[_COUNTER]) - before) % (1 << 32) > 1


def _counter_in(journal: BinaryIO) -> int | None:
    """The change counter in the journal's picture of page 1; None without one."""
    for place in _records(journal):
        journal.seek(place)
        if _number(journal.read(4)) == 1:
            return _number(journal.read(_HEAD)[_COUNTER])
    return None


def _records(journal: BinaryIO) -> Iterator[int]:
    """Where the pictures of pages begin, in all parts of a journal."""
    length = journal.seek(0, 2)
    at = 0
    while at + _HEAD <= length:
        journal.seek(at)
        start = journal.read(_HEAD)
        count, sector, page = _number(start[8:12]), _number(start[20:24]), _number(start[24:28])
        if not start.startswith(_MAGIC) or not (sector and page):
            return
        step = page + 8
        whole = (length - at - sector) // step
        for number in range(whole if count == _UNTIL_THE_END else min(count, whole)):
            yield at + sector + number * step
        if count == _UNTIL_THE_END:
            return
        at = -(-(at + sector + count * step) // sector) * sector


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
