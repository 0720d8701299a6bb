"""Shop files made to do harm: each is built over a sound one, and none may be executed, hang or change anything.

`HOSTILE` names them; each entry spoils the sound file that lies at a path (and may put things beside it) and says with
which code it is refused. Seeds make them the same every time.
"""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from craftdesk.storage.file.gate import journal_path, log_path

PAGE = 4096
VICTIM = "letter to the bank.txt"
"""Lies beside each hostile file; it is to lie there afterwards too."""
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_FOR_EVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"


@dataclass(frozen=True, slots=True)
class Hostile:
    """How a sound file is spoilt, and the code that refuses it then."""

    spoil: Callable[[Path], object]
    code: str


def _sql(path: Path, *statements: str) -> None:
    """As somebody else's program would write: without our triggers in the way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            other.execute(statement)
        # Without this the next reader would not notice.
        other.execute("PRAGMA schema_version = 4711")


def _in_schema(table: str, old: str, new: str) -> Callable[[Path], None]:
    change = f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'"
    return lambda path: _sql(path, change)


def _value(change: str) -> Callable[[Path], None]:
    """A value that the table does not admit: its strictness is taken away meanwhile."""
    table = change.split()[1]

    def spoil(path: Path) -> None:
        where = f"WHERE type = 'table' AND name = '{table}'"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            (sound,) = other.execute(f"SELECT sql FROM sqlite_schema {where}").fetchone()
        loose = sound.replace("STRICT", "").replace("NOT NULL", "").replace("'", "''")
        triggers = "DELETE FROM sqlite_schema WHERE type = 'trigger'"
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            kept = other.execute("SELECT * FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        _sql(path, f"UPDATE sqlite_schema SET sql = '{loose}' {where}", triggers)
        _sql(path, change)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA writable_schema = ON")
            other.execute(f"UPDATE sqlite_schema SET sql = ? {where}", (sound,))
            other.executemany("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", kept)

    return spoil


def _patch(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def _root(path: Path, table: str) -> int:
    """Where the first page of a table begins."""
    with closing(sqlite3.connect(path)) as other:
        (number,) = other.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return (int(number) - 1) * PAGE


def _circle(path: Path) -> None:
    """The first page of the orders becomes an inner page whose only child is itself."""
    place = _root(path, "orders")
    head = struct.pack(">BHHHBI", 5, 0, 0, PAGE, 0, place // PAGE + 1)
    _patch(path, place, head + bytes(PAGE - len(head)))


def _free_circle(path: Path) -> None:
    """The list of free pages leads back to its beginning; so does the last page's, which is its trunk."""
    pages = path.stat().st_size // PAGE
    with path.open("ab") as file:
        file.write(struct.pack(">II", pages + 1, 0) + bytes(PAGE - 8))
    _patch(path, 28, struct.pack(">III", pages + 1, pages + 1, 100_000))


def _huge_number(path: Path) -> None:
    """A record of the orders says that it is longer than any file."""
    place = _root(path, "orders")
    _patch(path, place, struct.pack(">BHHHB", 13, 0, 1, PAGE - 32, 0) + struct.pack(">H", PAGE - 32))
    _patch(path, place + PAGE - 32, b"\xff" * 8 + b"\x7f" + b"\x01" + b"\xff" * 9)


def _bomb(path: Path) -> None:
    """One text of thirty million letters out of one page, which follows itself."""
    pages = path.stat().st_size // PAGE
    with path.open("ab") as file:
        file.write(struct.pack(">I", pages + 1) + b"A" * (PAGE - 4))
    _patch(path, 28, struct.pack(">I", pages + 1))
    place, text = _root(path, "settings"), 30_000_000
    payload = b"\x04\x13" + _varint(2 * text + 13) + b"name"
    cell = _varint(text + len(payload)) + b"\x01" + payload
    local = (text + len(payload) - 39) % (PAGE - 4) + 39
    cell += b"A" * (local - len(payload)) + struct.pack(">I", pages + 1)
    start = PAGE - len(cell)
    _patch(path, place, struct.pack(">BHHHB", 13, 0, 1, start, 0) + struct.pack(">H", start))
    _patch(path, place + start, cell)


def _varint(number: int) -> bytes:
    groups = [number & 127]
    while number := number >> 7:
        groups.append(number & 127 | 128)
    return bytes(reversed(groups))


def _sparse(path: Path) -> None:
    """A terabyte that takes no room on the disk."""
    pages = (1 << 40) // PAGE
    _patch(path, 28, struct.pack(">I", pages))
    os.truncate(path, 1 << 40)


def journal_of(pages: dict[int, bytes], before: int, end: bytes = b"") -> bytes:
    """A journal that puts pages back into a file that had `before` pages (SQLite file format, §3)."""
    nonce, sector = 4711, 512
    head = _JOURNAL_MAGIC + struct.pack(">IIIII", len(pages), nonce, before, sector, PAGE)
    records = b""
    for number, content in pages.items():
        total = nonce + sum(content[place] for place in range(PAGE - 200, 0, -200))
        records += struct.pack(">I", number) + content + struct.pack(">I", total & 0xFFFFFFFF)
    return head.ljust(sector, b"\0") + records + end


def _evil_journal(path: Path) -> None:
    """Rolled back, it would bring in a trigger that deletes the orders."""
    sound = path.read_bytes()
    _sql(path, "CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM orders; END")
    evil = bytearray(path.read_bytes())
    path.write_bytes(sound)
    evil[24:28] = sound[24:28]
    evil[92:96] = sound[24:28]
    count = len(evil) // PAGE
    pages = {at + 1: bytes(evil[at * PAGE : (at + 1) * PAGE]) for at in range(count)}
    changed = {number: page for number, page in pages.items() if page != sound[(number - 1) * PAGE : number * PAGE]}
    journal_path(path).write_bytes(journal_of({1: pages[1]} | changed, count))


def _journal_of_a_journal(path: Path) -> None:
    """SQLite removes the file that a journal names as the one above it, when nothing in it speaks of the journal."""
    sound = path.read_bytes()
    name = os.fsencode(path.with_name(VICTIM))
    total = sum(name) & 0xFFFFFFFF
    lock_page = (1 << 30) // PAGE + 1
    end = struct.pack(">I", lock_page) + name + struct.pack(">II", len(name), total) + _JOURNAL_MAGIC
    journal_path(path).write_bytes(journal_of({1: sound[:PAGE]}, len(sound) // PAGE, end))


def _log(path: Path) -> None:
    _patch(path, 18, b"\x02\x02")
    log_path(path).write_bytes(struct.pack(">IIIIII", 0x377F0682, 3_007_000, PAGE, 0, 1, 2).ljust(32, b"\0"))


def _instead(path: Path, make: Callable[[Path], object]) -> None:
    path.unlink()
    make(path)


def _many_views(path: Path) -> None:
    sql = "'CREATE VIEW v' || i || ' AS SELECT 1'"
    _sql(
        path,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60000)"
        f" INSERT INTO sqlite_schema SELECT 'view', 'v' || i, 'v' || i, 0, {sql} FROM n",
    )


def _twice(path: Path) -> None:
    _sql(
        path,
        "INSERT INTO sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema"
        " WHERE type = 'trigger' LIMIT 1",
    )


_EVIL = "CREATE TRIGGER {} AFTER INSERT ON operations BEGIN DELETE FROM orders; END"
_VIEW = f"CREATE VIEW {{}} AS {_FOR_EVER} SELECT 'name' AS key, i AS value FROM n"
HOSTILE: dict[str, Hostile] = {
    "a trigger that deletes orders": Hostile(lambda path: _sql(path, _EVIL.format("evil")), "shop.schema"),
    "a trigger that passes for statistics": Hostile(
        lambda path: _sql(
            path,
            "INSERT INTO sqlite_schema VALUES ('trigger', 'sqlite_stat9', 'operations', 0,"
            f" '{_EVIL.format('sqlite_stat9')}')",
        ),
        "shop.schema",
    ),
    "a view that never ends instead of the settings": Hostile(
        lambda path: _sql(path, "DROP TABLE settings", _VIEW.format("settings")), "shop.schema"
    ),
    "a view instead of the list": Hostile(
        lambda path: _sql(path, "DROP TABLE listing", "CREATE VIEW listing AS SELECT * FROM customers"), "shop.schema"
    ),
    "a generated column": Hostile(
        _in_schema("customers", "match_name TEXT", "evil TEXT AS (upper(note)), match_name TEXT"), "shop.schema"
    ),
    "a default that is a question": Hostile(
        _in_schema("orders", "paid INTEGER DEFAULT ''0''", "paid INTEGER DEFAULT (abs(-9))"), "shop.schema"
    ),
    "a check that calls a function": Hostile(
        _in_schema("orders", "paid INTEGER", "paid INTEGER CHECK (length(zeroblob(paid)))"), "shop.schema"
    ),
    "an index over a function": Hostile(
        lambda path: _sql(path, "CREATE INDEX evil ON orders (length(number))"), "shop.schema"
    ),
    "a virtual table": Hostile(lambda path: _sql(path, "CREATE VIRTUAL TABLE evil USING fts5(words)"), "shop.schema"),
    "sixty thousand views": Hostile(_many_views, "shop.schema"),
    "the same name twice": Hostile(_twice, "shop.damaged"),
    "two tables in one place": Hostile(
        lambda path: _sql(
            path,
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'orders')"
            " WHERE name = 'addresses'",
        ),
        "shop.damaged",
    ),
    "text for money": Hostile(_value("UPDATE orders SET total = 'a lot'"), "shop.damaged"),
    "bytes for money": Hostile(_value("UPDATE orders SET total = x'00ff'"), "shop.damaged"),
    "infinity for money": Hostile(_value("UPDATE orders SET total = 9e999"), "shop.damaged"),
    "nothing for money": Hostile(_value("UPDATE orders SET total = 9e999 - 9e999"), "shop.damaged"),
    "money that no sum can hold": Hostile(
        _value("UPDATE orders SET total = 9223372036854775807"), "shop.values"
    ),
    "a name in no alphabet": Hostile(
        _value("UPDATE customers SET last_name = CAST(x'42c328' AS TEXT)"), "shop.damaged"
    ),
    "a name of five million letters": Hostile(
        _value("UPDATE customers SET note = printf('%.5000000c', 'x') WHERE id = 1"), "shop.values"
    ),
    "a search that asks its own question": Hostile(
        lambda path: _sql(path, f"INSERT INTO search_config VALUES ('rank', 'bm25(({_FOR_EVER} SELECT i FROM n))')"),
        "shop.values",
    ),
    "a change that is under way for ever": Hostile(_value("UPDATE running SET operation_id = 1"), "shop.values"),
    "pages in a circle": Hostile(_circle, "shop.damaged"),
    "free pages in a circle": Hostile(_free_circle, "shop.damaged"),
    "a record longer than the disk": Hostile(_huge_number, "shop.damaged"),
    "thirty million letters out of one page": Hostile(_bomb, "shop.damaged"),
    "four billion pages": Hostile(lambda path: _patch(path, 28, b"\xff\xff\xff\xfe"), "shop.too_large"),
    "a terabyte of holes": Hostile(_sparse, "shop.too_large"),
    "a page size that is a lie": Hostile(lambda path: _patch(path, 16, b"\x02\x00"), "shop.damaged"),
    "a page size that is none": Hostile(lambda path: _patch(path, 16, b"\x10\x01"), "shop.damaged"),
    "text in another coding": Hostile(lambda path: _patch(path, 56, b"\0\0\0\2"), "shop.damaged"),
    "a journal that brings a trigger": Hostile(_evil_journal, "shop.schema"),
    "a journal that has a letter removed": Hostile(_journal_of_a_journal, "shop.foreign_journal"),
    "a log of another manner of writing": Hostile(_log, "shop.foreign_log"),
    "a pipe": Hostile(lambda path: _instead(path, os.mkfifo), "shop.not_a_file"),
    "a folder": Hostile(lambda path: _instead(path, Path.mkdir), "shop.not_a_file"),
    "a link to a device": Hostile(
        lambda path: _instead(path, lambda it: it.symlink_to("/dev/zero")), "shop.not_a_file"
    ),
    "a link to itself": Hostile(lambda path: _instead(path, lambda it: it.symlink_to(it.name)), "shop.missing"),
    "nothing": Hostile(lambda path: path.write_bytes(b""), "shop.empty"),
    "one byte": Hostile(lambda path: path.write_bytes(b"S"), "shop.not_a_shop"),
    "ninety-nine bytes": Hostile(lambda path: path.write_bytes(path.read_bytes()[:99]), "shop.damaged"),
}  # fmt: skip
