"""The seal of a shop file: what it was when this program closed it, kept on this computer and not in the file.

A seal is the SHA-256 of the file with its size, time, inode and change counter. SQLite's own check sees a page that
makes no sense; it can't see a changed letter, nor a page as it was last week. The seal sees both. The last states are
kept too, so that an older copy of one's own, put back, is known again.

Hashing opens and closes the file, and closing any descriptor of a file drops every lock that this process has on it
(POSIX): so a file is hashed before the first connection to it or after the last, or through `Witness`, which opens
before and closes after.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Generator
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple, Self

from craftdesk import paths
from craftdesk.domain.progress import Progress
from craftdesk.storage.file.whole import write_whole

AT_ONCE = 16 * 2**20
"""Bytes that are hashed while somebody waits: 10 to 40 ms, on a machine without a command for it."""
_CHUNK = 1 << 20
_KEPT = 20
_MOST_FILES = 200
_CODE = "open.hashing"

Hashing = Generator[Progress, None, str]


class Verdict(Enum):
    """What a seal says of the file that lies there now."""

    KNOWN = auto()
    """Byte by byte a state that this program left."""
    SPOILED = auto()
    """A state that this program left, with other bytes: no program writes like that."""
    UNKNOWN = auto()
    """Written elsewhere, by a program that was killed, or never seen."""


class State(NamedTuple):
    """A state that was left: `counter` of the header, `tip` of the history, `digest` of the bytes."""

    counter: int
    tip: str
    digest: str


class Stat(NamedTuple):
    """What a file system says about a file without reading it."""

    size: int
    time: int
    inode: int


class Seal(NamedTuple):
    """The last closing, and the states before it, newest first."""

    stat: Stat
    states: tuple[State, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the file as it was closed."""
        return self.states[0].digest

    def knows(self, digest: str) -> bool:
        """Whether these bytes are a state that this program left."""
        return any(one.digest == digest for one in self.states)


def stat_of(path: Path) -> Stat:
    """The present size, time of change in nanoseconds and inode of a file."""
    return _stat(path.stat())


def _stat(found: os.stat_result) -> Stat:
    return Stat(size=found.st_size, time=found.st_mtime_ns, inode=found.st_ino)


def read_seal(path: Path) -> Seal | None:
    """The seal of a shop file; None where none is kept, or nothing that makes sense."""
    try:
        kept = json.loads(_place(path).read_text("utf-8"))
        if kept.pop("proof") != _proof(kept):
            # Only a seal that is whole may say of a file that it is damaged.
            return None
        states = tuple(State(**one) for one in kept["states"])
        return Seal(stat=Stat(**kept["stat"]), states=states) if states else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def remember(path: Path, stat: Stat, state: State) -> None:
    """Keeps a seal; a disk that takes none only costs time at the next opening."""
    former = read_seal(path)
    states = (state, *(one for one in (former.states if former else ()) if one.digest != state.digest))
    kept = Seal(stat=stat, states=states[:_KEPT])
    place = _place(path)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        facts: dict[str, object] = {"stat": stat._asdict(), "states": [one._asdict() for one in kept.states]}
        write_whole(place, json.dumps(facts | {"proof": _proof(facts)}), lasting=False)
        if former is None:
            _make_room(place.parent)


def refresh(path: Path, seal: Seal, digest: str, stat: Stat) -> None:
    """Takes note that a state is in the file again, or under another time."""
    state = next(one for one in seal.states if one.digest == digest)
    remember(path, stat, state)


def judge(seal: Seal, counter: int, digest: str, tip: str) -> Verdict:
    """What the bytes mean of a file that isn't as it was closed by its size, time and inode.

    Two different histories can come to the same counter (a copy was worked on elsewhere), never to the same newest
    operation. A smaller counter says nothing: a backup of the newest state counts from its own beginning.
    """
    if seal.knows(digest):
        return Verdict.KNOWN
    if any(one.counter == counter and one.tip == tip for one in seal.states):
        return Verdict.SPOILED
    return Verdict.UNKNOWN


def hashing(path: Path) -> Hashing:
    """The SHA-256 of a file, with progress; see the module for when this may be done."""
    with Witness(path) as witness:
        return (yield from witness.hashing())


class Witness:
    """One descriptor of a shop file, opened before the first connection and closed after the last."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)

    def hashing(self) -> Hashing:
        """The SHA-256 of as many bytes as there were at the beginning: a file that grows must not keep us."""
        total, digest, done = os.fstat(self._file.fileno()).st_size, hashlib.sha256(), 0
        self._file.seek(0)
        chunk = memoryview(bytearray(_CHUNK))  # the same memory for all: fresh pages cost more than their hash
        while done < total and (count := self._file.readinto(chunk[: total - done])):
            digest.update(chunk[:count])
            done += count
            yield Progress(done, total, _CODE)
        return digest.hexdigest()

    def stat(self) -> Stat:
        """Size, time and inode of the file behind the descriptor."""
        return _stat(os.fstat(self._file.fileno()))

    def close(self) -> None:
        """Lets go of it; only when no connection of this process is left."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def carry(old: Path, new: Path) -> None:
    """Lets the seal follow a file that got another name."""
    with suppress(OSError):
        _place(old).replace(_place(new))


def forget(path: Path) -> None:
    """Drops the seal of a file that is gone."""
    with suppress(OSError):
        _place(path).unlink(missing_ok=True)


def mark(path: Path, inode: int) -> None:
    """Notes that this program begins to write: a journal beside the file will be ours."""
    with suppress(OSError):
        place = _mark(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(str(inode), "ascii")


def is_marked(path: Path, inode: int) -> bool:
    """Whether a program of this computer was writing into this very file when it ended."""
    try:
        return _mark(path).read_text("ascii") == str(inode)
    except (OSError, UnicodeDecodeError):
        return False


def unmark(path: Path) -> None:
    """Notes that the file was closed in good order."""
    with suppress(OSError):
        _mark(path).unlink(missing_ok=True)


def _make_room(folder: Path) -> None:
    """Forgets the files that were not closed for longest."""
    kept = sorted(folder.glob("*.json"), key=lambda found: found.stat().st_mtime, reverse=True)
    for old in kept[_MOST_FILES:]:
        old.unlink(missing_ok=True)


def _proof(facts: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


def _mark(path: Path) -> Path:
    return _place(path).with_suffix(".writing")


def _place(path: Path) -> Path:
    return paths.data_dir() / "seals" / f"{paths.fingerprint(path)[:32]}.json"
