"""The pages of a file as bytes: how large they are, in which letters they are written, and nothing else believed."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from craftdesk.storage.file.gate import HEADER, MAGIC, journal_path
from craftdesk.storage.salvage.journal_overlay import overlay_of

INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
KINDS = frozenset({INDEX_INNER, TABLE_INNER, INDEX_LEAF, TABLE_LEAF})
_SIZES = tuple(1 << power for power in range(9, 17))
_USUAL = 4096
_BLOCK = 65_536
_MOST_BLOCKS = 48
_ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}
_MOST_PAGES = 1 << 30


class PageFile:
    """Reads single pages of a file that nobody trusts; opened on entering, closed on leaving."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stack = ExitStack()
        self._overlay = overlay_of(journal_path(path))
        self.rolled_back = self._overlay is not None
        self.page_size, self.usable, self.pages, self.encoding, self.head = _USUAL, _USUAL, 0, "utf-8", b""

    def __enter__(self) -> Self:
        self._file = self._stack.enter_context(self.path.open("rb"))
        if self._overlay is not None:
            self._journal = self._stack.enter_context(self._overlay.path.open("rb"))
        self.size = self.path.stat().st_size
        head = self._bytes(0, HEADER)
        if self._overlay is not None and self._is_of_another_state(head):
            self._overlay, self.rolled_back = None, False
        self.page_size = self._page_size(head)
        self.pages = min(-(-self.size // self.page_size), _MOST_PAGES)
        if self._overlay is not None and 0 < self._overlay.pages < _MOST_PAGES:
            self.pages = min(max(self.pages, *self._overlay.places), self._overlay.pages)
        self.head = self.page(1)[:HEADER]
        reserved = self.head[20] if self.head.startswith(MAGIC) else 0
        self.usable = self.page_size - (reserved if self._leaves_room(reserved) else 0)
        self.encoding = _ENCODINGS.get(int.from_bytes(self.head[56:60], "big"), "utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def page(self, number: int) -> bytes:
        """The bytes of a page, counted from 1; what is behind the end of the file is zeros."""
        if self._overlay is not None and number in self._overlay.places:
            self._journal.seek(self._overlay.places[number])
            data = self._journal.read(self.page_size)
        else:
            data = self._bytes((number - 1) * self.page_size, self.page_size)
        return data if len(data) == self.page_size else data.ljust(self.page_size, b"\0")

    def _is_of_another_state(self, head: bytes) -> bool:
        """Whether the journal stayed behind when another state of the file was put in place.

        Its picture of page 1 has the change counter of the file, or one less when the first page was written already.
        """
        overlay = self._overlay
        if overlay is None or not head.startswith(MAGIC):
            return False
        if 1 not in overlay.places:
            return overlay.pages != int.from_bytes(head[28:32], "big")
        self._journal.seek(overlay.places[1])
        before = self._journal.read(HEADER)
        return (int.from_bytes(head[24:28], "big") - int.from_bytes(before[24:28], "big")) % (1 << 32) > 1

    def _bytes(self, at: int, count: int) -> bytes:
        self._file.seek(at)
        return self._file.read(count)

    def _page_size(self, head: bytes) -> int:
        """The size under which most pages look like pages; what the header says decides between equals."""
        said = int.from_bytes(head[16:18], "big")
        said = _BLOCK if said == 1 else said
        if self._overlay is not None:
            return self._overlay.page_size
        counts = dict.fromkeys(_SIZES, 0)
        blocks = -(-self.size // _BLOCK)
        for block in range(0, blocks, max(1, blocks // _MOST_BLOCKS)):
            data = self._bytes(block * _BLOCK, _BLOCK)
            for size in _SIZES:
                counts[size] += sum(
                    looks_like_page(data, at, size)
                    for at in range(0 if block else size, len(data) - size + 1, size)
                )
        most = max(counts.values())
        if head.startswith(MAGIC) and said in counts and counts[said] * 2 >= most:
            return said
        if not most:
            return _USUAL
        return max(size for size, count in counts.items() if count == most)

    def _leaves_room(self, reserved: int) -> bool:
        """Whether pages leave the bytes at their ends alone that the header keeps for others."""
        if not reserved:
            return False
        step = max(1, self.pages // 200)
        return not any(
            any(self.page(number)[-reserved:])
            for number in range(2, self.pages + 1, step)
            if self.page(number)[0] in KINDS
        )


def looks_like_page(data: bytes, at: int, size: int) -> bool:
    """Whether bytes begin like a page of a table or an index of this size, its cells within it."""
    kind = data[at]
    if kind not in KINDS:
        return False
    count = int.from_bytes(data[at + 3 : at + 5], "big")
    start = int.from_bytes(data[at + 5 : at + 7], "big") or _BLOCK
    first = at + (12 if kind in {INDEX_INNER, TABLE_INNER} else 8)
    end = first + 2 * count - at
    if not 0 < count <= size // 4 or not end <= start <= size:
        return False
    pointers = [int.from_bytes(data[n : n + 2], "big") for n in range(first, first + 2 * count, 2)]
    # A wrong size finds fewer: half of the pages where it is twice as large, those with little on them where smaller.
    return min(pointers) >= start and max(pointers) < size
