"""Workbooks as ZIP archives, judged before anything is unpacked: what they are, and whether they mean harm.

A few kilobytes can be made to unpack into gigabytes. So the directory is read first, and nothing that is too large,
packed too tightly, told twice or laid over something else is touched. What passes is unpacked once in small pieces
and counted, because a directory can lie.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

from craftdesk.errors import ImportProblem

MAX_ENTRIES = 5_000
MAX_UNPACKED = 1 << 30
MAX_RATIO = 300
"""Nothing that somebody typed packs more tightly; below `_SMALL` it does not matter."""
_SMALL = 1 << 22
_PIECE = 1 << 20
_LOCAL = 30
_END = b"PK\x05\x06"
_END_REACH = 65_557
_ENCRYPTED = 0x1


class Archive:
    """The directory of an archive that is safe to unpack."""

    def __init__(self, content: bytes, file: str) -> None:
        """Reads the directory; ImportProblem for a broken one and for one that means harm."""
        self._content = content
        self._file = file
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                entries = archive.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, EOFError, NotImplementedError):
            raise self._broken() from None
        self._entries = {entry.filename: entry for entry in entries}
        self._check(entries)

    @property
    def names(self) -> frozenset[str]:
        """The names of the entries."""
        return frozenset(self._entries)

    def _broken(self) -> ImportProblem:
        return ImportProblem("import.workbook_broken", file=self._file)

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        total = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or total > MAX_UNPACKED or any(map(_too_tight, entries)):
            raise ImportProblem("import.workbook_bomb", file=self._file)
        end = 0
        for entry in sorted(entries, key=lambda one: one.header_offset):
            if entry.header_offset < end:
                # One packed piece told to be several files.
                raise ImportProblem("import.workbook_bomb", file=self._file)
            end = entry.header_offset + _LOCAL + entry.compress_size
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise ImportProblem("import.workbook_password", file=self._file)
        told_twice = len(self._entries) != len(entries) or self._content[-_END_REACH:].count(_END) != 1
        odd = any(entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for entry in entries)
        if told_twice or odd or end > len(self._content):
            # Two readers could see two different archives.
            raise self._broken()

    def pieces(self, name: str) -> Iterator[bytes]:
        """What is in an entry, piece by piece; ImportProblem if it is not what the directory says."""
        entry = self._entries[name]
        head = self._content[entry.header_offset : entry.header_offset + _LOCAL]
        if len(head) < _LOCAL or head[:4] != b"PK\x03\x04":
            raise self._broken()
        start = entry.header_offset + _LOCAL + int.from_bytes(head[26:28], "little")
        start += int.from_bytes(head[28:30], "little")
        packed = memoryview(self._content)[start : start + entry.compress_size]
        length = 0
        unpacked = _stored(packed) if entry.compress_type == zipfile.ZIP_STORED else _inflated(packed)
        try:
            for piece in unpacked:
                length += len(piece)
                if length > entry.file_size:
                    raise ImportProblem("import.workbook_bomb", file=self._file)
                yield piece
        except zlib.error:
            raise self._broken() from None
        if length != entry.file_size:
            raise self._broken()

    def xml(self, name: str) -> Iterator[bytes]:
        """The same of an entry that has to be XML: torn XML sends a hasty reader in circles."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            for piece in self.pieces(name):
                parser.Parse(piece)
                yield piece
            parser.Parse(b"", True)  # noqa: FBT003  # expat takes it by position only
        except (expat.ExpatError, LookupError, ValueError):
            raise self._broken() from None

    def _refuse_doctype(self, *_: object) -> None:
        # Entities could unfold into gigabytes, and no spreadsheet writes any.
        raise ImportProblem("import.workbook_bomb", file=self._file)


def _too_tight(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)


def _stored(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), _PIECE):
        yield bytes(packed[start : start + _PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    while waiting and not engine.eof:
        piece = engine.decompress(waiting, _PIECE)
        waiting = engine.unconsumed_tail
        if piece:
            yield piece
    rest = engine.flush()
    if rest:
        yield rest
