"""The open gate as a function of bytes: they change a small sound shop file in place, and what lies beside it."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.fuzz.contract import said
from tests.support.shops import new_store

_MOST_PATCHES = 12
_HEADER, _PAGE = 100, 4096
_LONGEST = 4_000_000
_READ_ONLY, _CUT, _JOURNAL, _OWN_JOURNAL = 1, 2, 4, 8
_OPEN = ExitStack()


@dataclass(frozen=True, slots=True)
class Ground:
    """A sound file, where it lies, and the journal of a change that was cut off in it."""

    path: Path
    sound: bytes
    journal: bytes

    @property
    def beside(self) -> Path:
        """The journal's place."""
        return self.path.with_name(self.path.name + "-journal")


@cache
def ground() -> Ground:
    """The file that all inputs change."""
    folder = Path(_OPEN.enter_context(tempfile.TemporaryDirectory(prefix="craftdesk-gate-")))
    path = folder / "shop.craftdesk"
    store = new_store(path)
    desk = Desk.open(store.shop)
    for name in ("Ida", "Ole", "Uma"):
        desk.customers.add(Customer(first_name=name, last_name="Berg"))
    store.shop.close()
    sound = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")
        writer.execute("BEGIN IMMEDIATE")
        rows = "WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 500)"
        writer.execute(f"{rows} INSERT INTO operations (kind, label, at) SELECT 'x', 'x', '' FROM many")
        journal = path.with_name(path.name + "-journal").read_bytes()
        writer.execute("ROLLBACK")
    path.write_bytes(sound)
    return Ground(path, sound, journal)


def give_back() -> None:
    """Takes the file away; the next input makes another one."""
    ground.cache_clear()
    _OPEN.close()


def changed(sound: bytes, data: bytes) -> tuple[bytearray, bytes]:
    """The sound bytes with patches, and what of the input no patch used.

    A patch is a kind, a place of three bytes, a length, and so many bytes: in the header, the page of the schema, at
    the beginning of a page, or anywhere.
    """
    content, at = bytearray(sound), 0
    for _ in range(_MOST_PATCHES):
        if at + 5 > len(data):
            break
        kind, place, length = data[at], int.from_bytes(data[at + 1 : at + 4], "big"), data[at + 4]
        if kind % 4 == 0:
            place %= _HEADER
        elif kind % 4 == 1:
            place = _HEADER + place % (_PAGE - _HEADER)
        elif kind % 4 == 2:
            place = place % (len(content) // _PAGE) * _PAGE + place // 7 % 64
        else:
            place %= len(content)
        patch = data[at + 5 : at + 5 + length]
        end = min(place + len(patch), len(content))
        content[place:end] = patch[: end - place]
        at += 5 + length
    return content, data[at:]


def gate(data: bytes) -> None:
    """Any change of a shop file: it opens, or one of the known sentences says why not; nothing in it is changed."""
    here = ground()
    option, rest = (data[0], data[1:]) if data else (0, b"")
    content, left = changed(here.sound, rest)
    if option & _CUT and left:
        del content[int.from_bytes(left[:3], "big") % len(content) :]
    here.path.write_bytes(content)
    journal = b""
    if option & _JOURNAL:
        journal = bytes(changed(here.journal, rest)[0]) if option & _OWN_JOURNAL else left
        here.beside.write_bytes(journal)
    try:
        ShopFile.open(here.path, read_only=bool(option & _READ_ONLY)).close()
    except (ShopFileProblem, EnvironmentFailure) as problem:
        said(problem.code, problem.params)
    finally:
        length = here.path.stat().st_size
        found = here.path.read_bytes() if length < _LONGEST else b""
        for other in here.path.parent.iterdir():
            if other != here.path:
                other.unlink()
    assert length < _LONGEST, "the file became longer than all that was there"
    # A journal that is taken for one of this file is rolled back, as it must be.
    assert journal or found == bytes(content), "the gate changed the file"
