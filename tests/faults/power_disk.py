"""A model of a disk: what may stand on it after the power went at any moment of a recorded run.

The model is the strictest that POSIX allows, stricter than any file system in use:

- written bytes and a new size are safe only after fsync or fdatasync of that very file;
- names (made, removed, renamed) are safe only after fsync of the folder they are in, that of a new folder only after
  fsync of the folder above; syncing a file does not save its name, and renaming within a folder is atomic;
- whatever is not safe may be there or not, each piece for itself and in any order: any subset of the waiting writes and
  names survives, also a later one without an earlier one;
- a waiting write may be torn at any sector of 512 bytes; the sectors that did not make it hold what was there before,
  zeros, or garbage (the head was just over them), but no sector that nobody was writing to.

File systems that keep the order of names (ext4, XFS, APFS, NTFS) leave a subset of these states.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import product

SECTOR = 512
ROOT = 0
"""The number of the uppermost folder."""
_FEW = 4
"""So many waiting operations are tried in every combination."""


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that a program handed over for one file."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut off or made longer."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Names:
    """One atomic change of names: (folder, name, what it stands for from now on or None)."""

    changes: tuple[tuple[int, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A new folder that has no name yet."""

    node: int


@dataclass(frozen=True, slots=True)
class Sync:
    """What was done to a file or a folder is safe from here on."""

    node: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the program told about its work; the model hands it on."""

    text: str


Event = Write | Resize | Names | Folder | Sync | Told


class Fate(Enum):
    """What becomes of a waiting operation."""

    KEPT = "kept"
    DROPPED = "dropped"
    TORN = "torn"


@dataclass(slots=True)
class _Waiting:
    """An operation that no sync has covered yet; `unsafe` are the nodes whose sync it waits for."""

    what: Write | Resize | Names
    unsafe: set[int]


@dataclass(frozen=True, slots=True)
class Crash:
    """One state of the disk after a power cut: every file by its path, the folders, and what was told until then."""

    files: dict[str, bytes]
    folders: frozenset[str]
    told: int
    at: int
    how: str


@dataclass(slots=True)
class Tree:
    """Folders as names, files as bytes; numbers stand for both."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    files: dict[int, bytearray] = field(default_factory=dict)

    def apply(self, what: Write | Resize | Names) -> None:
        """Do it as if nothing could go wrong."""
        if isinstance(what, Names):
            for folder, name, node in what.changes:
                names = self.folders.setdefault(folder, {})
                if node is None:
                    names.pop(name, None)
                else:
                    names[name] = node
            return
        data = self.files.setdefault(what.file, bytearray())
        if isinstance(what, Resize):
            _resize(data, what.size)
        else:
            _resize(data, max(len(data), what.offset))
            data[what.offset : what.offset + len(what.data)] = what.data

    def paths(self) -> tuple[dict[str, bytes], frozenset[str]]:
        """Every file that has a name, and every folder, by path below the root."""
        files: dict[str, bytes] = {}
        folders: set[str] = set()
        waiting = [("", ROOT)]
        while waiting:
            above, folder = waiting.pop()
            for name, node in self.folders.get(folder, {}).items():
                path = f"{above}{name}"
                if node in self.folders:
                    folders.add(path)
                    waiting.append((f"{path}/", node))
                else:
                    files[path] = bytes(self.files.get(node, b""))
        return files, frozenset(folders)


class Disk:
    """What is safe, what is waiting, and the crashes that are possible right now."""

    def __init__(self, before: Tree) -> None:
        self._safe = before
        self._waiting: list[_Waiting] = []
        self.told = 0
        self.passed = 0

    @property
    def waiting(self) -> int:
        """How many operations the power could still take."""
        return len(self._waiting)

    def see(self, event: Event) -> None:
        """The program does this now."""
        self.passed += 1
        if isinstance(event, Told):
            self.told += 1
        elif isinstance(event, Sync):
            self._sync(event.node)
        elif isinstance(event, Folder):
            # Without its name, which waits, nobody finds it.
            self._safe.folders[event.node] = {}
        elif isinstance(event, Names):
            self._waiting.append(_Waiting(event, {folder for folder, _, _ in event.changes}))
        else:
            self._waiting.append(_Waiting(event, {event.file}))

    def _sync(self, node: int) -> None:
        left = []
        for one in self._waiting:
            one.unsafe.discard(node)
            if one.unsafe:
                left.append(one)
            else:
                self._safe.apply(one.what)
        self._waiting = left

    def crashes(self, chance: random.Random, most: int) -> Iterator[Crash]:
        """Up to `most` states that a power cut may leave now: the telling ones first, then by chance."""
        for number, (how, fates) in enumerate(self._plans(chance)):
            if number >= most:
                return
            yield self._crash(how, fates, chance)

    def _plans(self, chance: random.Random) -> Iterator[tuple[str, list[Fate]]]:
        count = len(self._waiting)
        yield "all dropped", [Fate.DROPPED] * count
        if not count:
            return
        yield "all kept", [Fate.KEPT] * count
        named = [isinstance(one.what, Names) for one in self._waiting]
        if any(named) and not all(named):
            yield "names only", [Fate.KEPT if is_name else Fate.DROPPED for is_name in named]
            yield "data only", [Fate.DROPPED if is_name else Fate.KEPT for is_name in named]
        yield "last torn", [Fate.KEPT] * (count - 1) + [Fate.TORN]
        yield "only the last", [Fate.DROPPED] * (count - 1) + [Fate.KEPT]
        yield "only the last, torn", [Fate.DROPPED] * (count - 1) + [Fate.TORN]
        yield "all torn", [Fate.TORN] * count
        if count <= _FEW:
            every = [list(fates) for fates in product(Fate, repeat=count)]
            chance.shuffle(every)
            yield from (("one of all", fates) for fates in every)
        while True:
            yield "by chance", _by_chance(count, chance)

    def _crash(self, how: str, fates: list[Fate], chance: random.Random) -> Crash:
        touched = {
            one.what.file
            for one, fate in zip(self._waiting, fates, strict=True)
            if fate is not Fate.DROPPED and not isinstance(one.what, Names)
        }
        left = Tree(
            {folder: dict(names) for folder, names in self._safe.folders.items()},
            {node: bytearray(data) if node in touched else data for node, data in self._safe.files.items()},
        )
        for one, fate in zip(self._waiting, fates, strict=True):
            if fate is Fate.KEPT or (fate is Fate.TORN and not isinstance(one.what, Write)):
                left.apply(one.what)
            elif fate is Fate.TORN and isinstance(one.what, Write):
                for piece in torn(one.what, left.files.get(one.what.file, bytearray()), chance):
                    left.apply(piece)
        files, folders = left.paths()
        return Crash(files, folders, self.told, self.passed, how)


def torn(write: Write, before: bytes | bytearray, chance: random.Random) -> list[Write]:
    """A write of which only some sectors made it; what the others hold is drawn once for all of them."""
    sectors = _sectors(write)
    style = chance.randrange(4)
    edge = chance.randrange(len(sectors) + 1)
    if style == 0:
        made = [number < edge for number in range(len(sectors))]
    elif style == 1:
        made = [number >= edge for number in range(len(sectors))]
    else:
        made = [chance.random() < 0.5 for _ in sectors]
    instead = chance.choice(("old", "old", "zeros", "garbage"))
    pieces = []
    for sector, is_made in zip(sectors, made, strict=True):
        if is_made:
            pieces.append(sector)
        elif instead == "zeros":
            pieces.append(Write(write.file, sector.offset, bytes(len(sector.data))))
        elif instead == "garbage":
            pieces.append(Write(write.file, sector.offset, chance.randbytes(len(sector.data))))
        elif len(before) < sector.offset + len(sector.data):
            # The file became longer before its bytes arrived.
            old = bytes(before[sector.offset :])[: len(sector.data)]
            pieces.append(Write(write.file, sector.offset, old.ljust(len(sector.data), b"\0")))
    return pieces


def crashes(before: Tree, events: Sequence[Event], seed: int, *, most: int, share: float = 1.0) -> Iterator[Crash]:
    """The crash states between the events, up to `most` a moment.

    Every moment counts at which something other than another write just happened or is about to; of the moments in
    the middle of a row of writes only a `share` does.
    """
    disk, chance = Disk(before), random.Random(seed)
    for number, event in enumerate(events):
        telling = not isinstance(event, Write) or number == 0 or not isinstance(events[number - 1], Write)
        if telling or chance.random() < share:
            yield from disk.crashes(chance, most)
        disk.see(event)
    yield from disk.crashes(chance, most)


def _by_chance(count: int, chance: random.Random) -> list[Fate]:
    kept, torn_part = chance.choice((0.1, 0.5, 0.9)), chance.choice((0.0, 0.1, 0.5))
    return [
        (Fate.TORN if chance.random() < torn_part else Fate.KEPT) if chance.random() < kept else Fate.DROPPED
        for _ in range(count)
    ]


def _sectors(write: Write) -> list[Write]:
    """A write cut at the borders of the disk's sectors."""
    pieces, at, end = [], write.offset, write.offset + len(write.data)
    while at < end:
        border = min(end, (at // SECTOR + 1) * SECTOR)
        pieces.append(Write(write.file, at, write.data[at - write.offset : border - write.offset]))
        at = border
    return pieces


def _resize(data: bytearray, size: int) -> None:
    if size < len(data):
        del data[size:]
    else:
        data.extend(bytes(size - len(data)))
