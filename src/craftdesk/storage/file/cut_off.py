"""What a change that was cut off left in its journal: the pages as they were before (SQLite file format, §3)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

MAGIC = bytes.fromhex("d9d505f920a163d7")
HEAD = 28
_NUMBER = 4
_UNTIL_THE_END = 0xFFFFFFFF


def head_before(journal: Path, length: int) -> bytes:
    """The first `length` bytes of the shop file before the change that was cut off; empty where they aren't kept.

    The power may have gone just when the first page was written over, and then the file itself no longer says what it
    is.
    """
    with journal.open("rb") as file:
        place = place_of_first_page(file)
        if place is None:
            return b""
        file.seek(place)
        return file.read(length)


def place_of_first_page(journal: BinaryIO) -> int | None:
    """Where in a journal the picture of page 1 is; None without one."""
    for place in _records(journal):
        journal.seek(place)
        if _number(journal.read(_NUMBER)) == 1:
            return place + _NUMBER
    return None


def _records(journal: BinaryIO) -> Iterator[int]:
    """Where the pictures of pages begin, in all parts of a journal."""
    length = journal.seek(0, 2)
    at = 0
    while at + HEAD <= length:
        journal.seek(at)
        start = journal.read(HEAD)
        count, sector, page = _number(start[8:12]), _number(start[20:24]), _number(start[24:28])
        if not start.startswith(MAGIC) or not (sector and page):
            return
        # A page, between its number and its checksum.
        step = page + 2 * _NUMBER
        whole = (length - at - sector) // step
        for number in range(whole if count == _UNTIL_THE_END else min(count, whole)):
            yield at + sector + number * step
        if count == _UNTIL_THE_END:
            return
        at = -(-(at + sector + count * step) // sector) * sector


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
