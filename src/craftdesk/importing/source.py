"""Where the bytes of an import come from, and which bytes are no table at all.

What a file is says its content, never its name: exports arrive as `.csv`, `.txt`, `.xls` and without any ending.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader, BytesIO, FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from craftdesk.errors import ImportProblem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

HEAD_BYTES = 65_536
"""How much of a file the guesses look at; everything later is checked while streaming."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SQLITE = b"SQLite format 3\x00"
_OWN_JSON = b'"CRAFTDESK-EXPORT"'
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "document"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"BZh9", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x7fELF", "binary"),
    (b"OggS", "binary"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r")
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class Source(Protocol):
    """Something whose bytes can be read from the beginning, more than once."""

    @property
    def name(self) -> str:
        """What the owner calls it: the file's name without its folder."""
        ...

    def open(self) -> BinaryIO:
        """A new stream at the first byte; the caller closes it."""
        ...


class _OwnersFile(FileIO):
    """A file whose disk may fail in the midst of it, as a stick that is pulled out: that is said like any other."""

    def __init__(self, path: Path, shown: str) -> None:
        super().__init__(path, "rb")
        self._shown = shown

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        with _told(self._shown):
            return super().readinto(buffer)

    def readall(self) -> bytes:
        with _told(self._shown):
            return super().readall()


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ImportProblem("import.unreadable", file=name, reason=error.strerror or "") from error


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on the owner's disk."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name or str(self.path)

    def open(self) -> BinaryIO:
        """A stream at the first byte; ImportProblem if the file can't be read, also later on."""
        with _told(self.name):
            if self.path.exists() and not self.path.is_file():
                # A pipe or a device could keep the reader waiting for ever.
                raise ImportProblem("import.not_a_file", file=self.name)
            try:
                return BufferedReader(_OwnersFile(self.path, self.name))
            except FileNotFoundError:
                raise ImportProblem("import.missing", file=self.name) from None
            except ValueError as error:  # no file can have such a name
                raise ImportProblem("import.unreadable", file=self.name, reason="") from error


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes in memory: something pasted, something dropped without a file."""

    content: bytes
    name: str = ""

    def open(self) -> BinaryIO:
        """A stream at the first byte."""
        return BytesIO(self.content)


def state_of(source: Source) -> tuple[int, ...]:
    """By what a file that was written into or replaced is known; nothing for bytes in memory or what is gone."""
    if not isinstance(source, FileSource):
        return ()
    try:
        found = source.path.stat()
    except (OSError, ValueError):
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino


class FileKind(StrEnum):
    """What a file is by its content."""

    TEXT = "text"
    CARDS = "cards"
    WORKBOOK = "workbook"
    """A ZIP archive with a workbook in it."""
    OLD_WORKBOOK = "old workbook"
    """What Excel wrote until 2003, and still writes around what has a password."""
    SHOP = "shop"
    JSON = "json"
    """What CraftDesk itself writes for programmers."""


def read_head(source: Source) -> tuple[FileKind, bytes]:
    """What a file is, and its first bytes; ImportProblem for what is no table of any kind."""
    with source.open() as stream:
        head = stream.read(HEAD_BYTES)
    if not head:
        raise ImportProblem("import.empty", file=source.name)
    return _kind(source, head), head


def _kind(source: Source, head: bytes) -> FileKind:
    """What the first bytes say; ImportProblem for a kind that can't be brought in."""
    if head.startswith(_ZIP):
        return FileKind.WORKBOOK
    if head.startswith(_OLD_OFFICE):
        return FileKind.OLD_WORKBOOK
    if head.startswith(_SQLITE):
        return FileKind.SHOP
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise ImportProblem(f"import.{kind}", file=source.name)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise ImportProblem("import.picture", file=source.name)
    # Wide encodings put a NUL beside each letter; here only the first word counts.
    start = head[:512].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n\v\f").upper()
    if start.startswith(b"BEGIN:VCARD"):
        return FileKind.CARDS
    if start.startswith(b"{") and _OWN_JSON in start:
        return FileKind.JSON
    if start.startswith((b"<!DOCTYPE", b"<HTML", b"<?XML", b"<TABLE")):
        raise ImportProblem("import.markup", file=source.name)
    return FileKind.TEXT


def looks_binary(head: bytes) -> bool:
    """Whether single-byte text is out of the question: too many control characters, or nothing but them."""
    if head.startswith(_WIDE_BOMS):
        return False
    printable = head.translate(None, _CONTROLS)
    controls = len(head) - len(printable)
    return (controls > 2 and controls * 20 > len(head)) or (controls > 0 and not printable.strip())
