"""A change that was cut off: the pages as they were before it, from the hot journal beside the file.

They are only laid over what is read; the file and its journal stay as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEAD = 28
_STEP = 200
_UNKNOWN = 0xFFFFFFFF
_SECTORS = frozenset(1 << power for power in range(5, 17))
_SIZES = frozenset(1 << power for power in range(9, 17))


class Overlay:
    """Where each former page stands in the journal, and how many pages the file had."""

    def __init__(self, path: Path, places: dict[int, int], page_size: int, pages: int) -> None:
        self.path, self.places, self.page_size, self.pages = path, places, page_size, pages


def overlay_of(journal: Path) -> Overlay | None:
    """What a sound hot journal holds; None where there is none, or it is not to be believed.

    A page whose checksum is wrong was not written to its end: what follows it is not believed either, as SQLite does.
    """
    try:
        size = journal.stat().st_size
        with journal.open("rb") as file:
            return _read(file, size, journal)
    except (OSError, ValueError):
        return None


def _read(file: BinaryIO, size: int, path: Path) -> Overlay | None:
    places: dict[int, int] = {}
    at, first = 0, (0, 0)
    while at + _HEAD <= size:
        file.seek(at)
        head = file.read(_HEAD)
        if not head.startswith(_MAGIC):
            break
        count, nonce, pages, sector, page_size = (int.from_bytes(head[n : n + 4], "big") for n in range(8, 28, 4))
        if sector not in _SECTORS or page_size not in _SIZES or (first[1] and first[1] != page_size):
            break
        first = first if first[1] else (pages, page_size)
        start = at + sector
        record = page_size + 8
        if count == _UNKNOWN:
            count = (size - start) // record
        # A head that says 0 was never synced: then the file itself was not written to yet.
        count = max(0, min(count, (size - start) // record))
        file.seek(start)
        for number in range(count):
            bytes_ = file.read(record)
            if len(bytes_) < record:
                return _made(path, places, first)
            page = int.from_bytes(bytes_[:4], "big")
            data = bytes_[4:-4]
            wanted = (nonce + sum(data[n] for n in range(page_size - _STEP, 0, -_STEP))) & _UNKNOWN
            if page == 0 or wanted != int.from_bytes(bytes_[-4:], "big"):
                return _made(path, places, first)
            places.setdefault(page, start + number * record + 4)
        if not count:
            break
        at = -(-(start + count * record) // sector) * sector
    return _made(path, places, first)


def _made(path: Path, places: dict[int, int], first: tuple[int, int]) -> Overlay | None:
    return Overlay(path, places, first[1], first[0]) if places else None
