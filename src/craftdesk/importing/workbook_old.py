"""Workbooks of the old form (XLS) judged before they are read: a container of sectors, and the records inside.

The reader follows chains of sectors without looking whether they end, reserves what a record tells it to, and makes a
full grid between the first and the last cell. So the chains are walked, the lengths are compared with the file and
the corners are looked up here first ([MS-CFB], [MS-XLS]).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from craftdesk.errors import ImportProblem
from craftdesk.importing.workbook_extent import MAX_CELLS, Faults

_END = 0xFFFFFFFE
_LAST_SECTOR = 0xFFFFFFFA
_HEADER = 512
_MINI_CUTOFF = 4096
_MINI_SECTOR = 64
_ENTRY = 128
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x0207, 0x00D6, 0x027E, 0x00BD, 0x00FD, 0x0201, 0x00BE,
                    0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0007})  # fmt: skip
_DIMENSIONS = 0x0200
_BEGIN, _SHEET, _PASSWORD, _FAULT = frozenset({0x0809, 0x0409, 0x0209, 0x0009}), 0x0085, 0x002F, 0x0205
_FAULTS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!"}


@dataclass(frozen=True, slots=True)
class _Stream:
    name: str
    kind: int
    start: int
    size: int


def check_old(content: bytes, file: str) -> list[Faults]:
    """The faulty cells of each sheet; ImportProblem for a broken, protected or oversized workbook."""
    try:
        streams = _Container(content).streams()
    except (struct.error, IndexError, ValueError):
        raise ImportProblem("import.workbook_broken", file=file) from None
    if "EncryptedPackage" in streams:
        raise ImportProblem("import.workbook_password", file=file)
    for name in ("Workbook", "Book", "WORKBOOK", "BOOK"):
        if name in streams:
            try:
                return _walk(streams[name], file)
            except (struct.error, IndexError):
                raise ImportProblem("import.workbook_broken", file=file) from None
    if "WordDocument" in streams or "PowerPoint Document" in streams:
        raise ImportProblem("import.document", file=file)
    raise ImportProblem("import.workbook_broken", file=file)


class _Container:
    """A compound file: sectors in chains; ValueError for a chain that does not end within the file."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise ValueError("sector size")
        self._sector = 1 << shift
        self._count = (len(content) - _HEADER + self._sector - 1) // self._sector
        (self._directory,) = struct.unpack_from("<I", content, 48)
        (mini_start,) = struct.unpack_from("<I", content, 60)
        self._table = self._read_table()
        self._mini_table = _numbers(self._chain(mini_start)) if mini_start < _LAST_SECTOR else []
        self._mini = b""

    def _read_table(self) -> list[int]:
        """Which sector follows which."""
        (number,) = struct.unpack_from("<I", self._content, 44)
        next_list, lists = struct.unpack_from("<II", self._content, 68)
        if number > self._count or lists > self._count:
            raise ValueError("more tables than sectors")
        places = list(struct.unpack_from("<109I", self._content, 76))
        for _ in range(lists):
            numbers = _numbers(self._at(next_list))
            places += numbers[:-1]
            next_list = numbers[-1]
        wanted = [place for place in places if place < _LAST_SECTOR]
        if len(wanted) != len(set(wanted)):
            raise ValueError("one table twice")
        return [number for place in wanted for number in _numbers(self._at(place))]

    def _at(self, sector: int) -> bytes:
        if sector >= self._count:
            raise ValueError("beyond the file")
        start = (sector + 1) * self._sector if self._sector == 4096 else _HEADER + sector * self._sector
        return self._content[start : start + self._sector]

    def _chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector != _END:
            if len(found) > self._count:
                raise ValueError("a chain without an end")
            found.append(self._at(sector))
            sector = self._table[sector]
        return b"".join(found)

    def _mini_chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector != _END:
            if len(found) > len(self._mini_table):
                raise ValueError("a chain without an end")
            found.append(self._mini[sector * _MINI_SECTOR : (sector + 1) * _MINI_SECTOR])
            sector = self._mini_table[sector]
        return b"".join(found)

    def streams(self) -> dict[str, bytes]:
        """What is in the container, by name."""
        directory = self._chain(self._directory)
        entries = [_entry(directory[at : at + _ENTRY]) for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        if not entries or any(one.size > len(self._content) for one in entries if one.kind):
            raise ValueError("more than the file holds")
        if entries[0].size:
            self._mini = self._chain(entries[0].start)
        found: dict[str, bytes] = {}
        total = 0
        for one in entries[1:]:
            if one.kind != 2:
                continue
            small = one.size < _MINI_CUTOFF
            whole = b"" if not one.size else self._mini_chain(one.start) if small else self._chain(one.start)
            total += len(whole)
            if total > 2 * len(self._content):
                raise ValueError("one chain for many")
            found[one.name] = whole[: one.size]
        return found


def _entry(raw: bytes) -> _Stream:
    (length,) = struct.unpack_from("<H", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Stream(raw[: max(length - 2, 0)][:64].decode("utf-16-le", "replace"), raw[66], start, size)


def _numbers(sector: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _walk(stream: bytes, file: str) -> list[Faults]:
    """Looks at every record of the workbook."""
    faults: list[Faults] = []
    rows = columns = area = 0
    for kind, at, length in _records(stream):
        if kind == _PASSWORD:
            raise ImportProblem("import.workbook_password", file=file)
        if kind in _BEGIN:
            area += rows * columns
            rows = columns = 0
            faults.append({})
        elif kind == _DIMENSIONS and length >= 10:
            wide = length >= 14
            last_row, _, last_column = struct.unpack_from("<IHH" if wide else "<HHH", stream, at + (4 if wide else 2))
            # The reader reserves room for what is only announced.
            if area + last_row * last_column > MAX_CELLS:
                raise ImportProblem("import.workbook_large", file=file, rows=last_row, columns=last_column)
        elif kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", stream, at)
            if kind in {0x00BD, 0x00BE} and length >= 6:
                (column,) = struct.unpack_from("<H", stream, at + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
            if area + rows * columns > MAX_CELLS:
                raise ImportProblem("import.workbook_large", file=file, rows=rows, columns=columns)
            if kind == _FAULT and length >= 8 and stream[at + 7] and faults:
                faults[-1][row + 1, column + 1] = _FAULTS.get(stream[at + 6], "#VALUE!")
    return faults[1:]


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, where its data begins, how long they are) of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        at += 4
        if at + length > len(stream):
            return
        yield kind, at, length
        at += length
