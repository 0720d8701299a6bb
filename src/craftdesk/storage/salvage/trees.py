"""B-trees of SQLite's file format: the cells of a page, and the walk from a root to its leaves.

A tree that does not hold together is walked as far as it does, and said to be broken.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from craftdesk.storage.file.gate import HEADER
from craftdesk.storage.salvage.page_file import (
    INDEX_INNER,
    INDEX_LEAF,
    TABLE_INNER,
    TABLE_LEAF,
    PageFile,
)
from craftdesk.storage.salvage.records import varint

LONGEST = 32_000_000
"""Bytes of the longest record that is believed; the open gate's limit."""
_DEEPEST = 24
_LEAST = -(1 << 63)
_MOST = (1 << 63) - 1
FREE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Cell:
    """One row of a page: its row id (0 in an index), its record, where it stands, and whether all of it is there."""

    key: int
    payload: bytes
    start: int
    end: int
    whole: bool = True


@dataclass(slots=True)
class Tree:
    """The pages that hold rows of a table or an index, each with the row ids that may stand in it (low < id <= high).

    `loose` are pages that belong to it but are no pages any more.
    """

    root: int
    leaves: array[int] = field(default_factory=lambda: array("L"))
    lows: array[int] = field(default_factory=lambda: array("q"))
    highs: array[int] = field(default_factory=lambda: array("q"))
    loose: list[int] = field(default_factory=list)
    is_broken: bool = False

    def spans(self) -> Iterator[tuple[int, int, int]]:
        """(page, low, high) of every page with rows, in the order of the tree."""
        return zip(self.leaves, self.lows, self.highs, strict=True)


def start_of(number: int) -> int:
    """Where the head of a page stands: behind the file's own on the first."""
    return HEADER if number == 1 else 0


def cells_of(pages: PageFile, number: int, page: bytes) -> tuple[list[Cell], bool]:
    """The rows of a leaf, or of an inner page of an index, by its pointers; and whether every pointer held."""
    at = start_of(number)
    kind = page[at]
    first = at + (12 if kind == INDEX_INNER else 8)
    count = int.from_bytes(page[at + 3 : at + 5], "big")
    room = (pages.usable - first) // 2
    sound = count <= room
    found = []
    for n in range(first, first + 2 * min(count, room), 2):
        cell = cell_at(pages, page, page[n] << 8 | page[n + 1], kind)
        if cell is None or cell.start < first:
            sound = False
        else:
            found.append(cell)
    return found, sound


def cell_at(pages: PageFile, page: bytes, at: int, kind: int) -> Cell | None:
    """The row that begins at a place of a page, with what lies on overflow pages; None where none can begin."""
    usable, start = pages.usable, at
    try:
        if kind == INDEX_INNER:
            at += 4
        size, at = varint(page, at)
        key = 0
        if kind == TABLE_LEAF:
            key, at = varint(page, at)
    except IndexError:
        return None
    if not 0 < size <= LONGEST:
        return None
    most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
    if size <= most:
        end = at + size
        return Cell(key, page[at:end], start, end) if end <= usable else None
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    local = local if local <= most else least
    end = at + local + 4
    if end > usable:
        return None
    payload = page[at : at + local] + _overflow(pages, int.from_bytes(page[end - 4 : end], "big"), size - local)
    return Cell(key, payload, start, end, whole=len(payload) == size)


def _overflow(pages: PageFile, number: int, wanted: int) -> bytes:
    """What lies on a chain of overflow pages; less than is wanted where the chain breaks."""
    parts: list[bytes] = []
    seen: set[int] = set()
    room = pages.usable - 4
    while wanted > 0 and 1 < number <= pages.pages and number not in seen:
        seen.add(number)
        page = pages.page(number)
        parts.append(page[4 : 4 + min(wanted, room)])
        wanted -= room
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


class Ownership:
    """Which tree each page belongs to, so that none is walked twice; what belongs to none may be an orphan."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self._owners = array("H", bytes(2 * (pages.pages + 1)))
        self._trees = 0

    def is_free(self, number: int) -> bool:
        """Whether no tree and no free list has a page."""
        return not self._owners[number]

    def walk(self, root: int, *, is_index: bool = False) -> Tree:
        """Every page with rows below a root, in order."""
        tree = Tree(root)
        self._trees += 1
        mark = min(self._trees, FREE - 1)
        # The entries of one level go onto the stack backwards, so that leaves come in the order of their rows.
        stack = [(root, _LEAST, _MOST, 0)]
        while stack:
            number, low, high, depth = stack.pop()
            if not 0 < number <= self._pages.pages or self._owners[number] or depth > _DEEPEST:
                tree.is_broken = True
                continue
            self._owners[number] = mark
            page = self._pages.page(number)
            kind = page[start_of(number)]
            leaf, inner = (INDEX_LEAF, INDEX_INNER) if is_index else (TABLE_LEAF, TABLE_INNER)
            if kind not in {leaf, inner}:
                tree.is_broken = True
                tree.loose.append(number)
                continue
            if kind == leaf or is_index:
                tree.leaves.append(number)
                tree.lows.append(low)
                tree.highs.append(high)
            if kind == inner:
                children, sound = self._children(number, page, kind, low, high)
                tree.is_broken |= not sound
                stack.extend((child, lowest, highest, depth + 1) for child, lowest, highest in reversed(children))
        return tree

    def _children(
        self, number: int, page: bytes, kind: int, low: int, high: int
    ) -> tuple[list[tuple[int, int, int]], bool]:
        at = start_of(number)
        count = int.from_bytes(page[at + 3 : at + 5], "big")
        room = (self._pages.usable - at - 12) // 2
        sound, children, before = count <= room, [], low
        for n in range(at + 12, at + 12 + 2 * min(count, room), 2):
            place = page[n] << 8 | page[n + 1]
            if place + 4 > self._pages.usable or place < at + 12:
                sound = False
                continue
            child = int.from_bytes(page[place : place + 4], "big")
            if kind == INDEX_INNER:
                children.append((child, _LEAST, _MOST))
                continue
            try:
                key, _ = varint(page, place + 4)
            except IndexError:
                sound = False
                continue
            if not before <= key <= high:
                # A wrong key would put right rows out of bounds: then bounds say nothing about this page's children.
                sound = False
            children.append((child, before, key))
            before = key
        children.append((int.from_bytes(page[at + 8 : at + 12], "big"), before, high))
        if not sound:
            children = [(child, _LEAST, _MOST) for child, _, _ in children]
        return children, sound

    def mark_free(self) -> int:
        """Marks what the free list names and no tree has; how many. Rows that were removed must not come back."""
        trunk = int.from_bytes(self._pages.head[32:36], "big")
        count = 0
        while 0 < trunk <= self._pages.pages and not self._owners[trunk]:
            self._owners[trunk] = FREE
            page = self._pages.page(trunk)
            entries = min(int.from_bytes(page[4:8], "big"), self._pages.usable // 4 - 2)
            for n in range(8, 8 + 4 * entries, 4):
                number = int.from_bytes(page[n : n + 4], "big")
                if 0 < number <= self._pages.pages and not self._owners[number]:
                    self._owners[number] = FREE
                    count += 1
            trunk = int.from_bytes(page[:4], "big")
        return count

    def orphans(self) -> Iterator[tuple[int, bytes]]:
        """Pages of rows that no tree leads to and no free list names."""
        for number in range(1, self._pages.pages + 1):
            if not self._owners[number]:
                page = self._pages.page(number)
                if page[start_of(number)] in {TABLE_LEAF, INDEX_LEAF, INDEX_INNER}:
                    yield number, page


def carved(pages: PageFile, number: int, page: bytes, kind: int, taken: list[Cell]) -> Generator[Cell, bool, None]:
    """Whatever begins like a row in the bytes of a page that no known row covers; the caller judges each.

    After a row that the caller keeps, the search goes on behind it: send True for that.
    """
    covered = sorted((cell.start, cell.end) for cell in taken)
    at = start_of(number) + 8
    place = 0
    while at < pages.usable - 2:
        while place < len(covered) and covered[place][1] <= at:
            place += 1
        if place < len(covered) and covered[place][0] <= at:
            at = covered[place][1]
            continue
        cell = cell_at(pages, page, at, kind) if page[at] else None
        if cell is not None and (yield cell):
            at = cell.end
        else:
            at += 1
