"""Damaged copies of a shop, rescued by us and by `sqlite3 .recover`: who brings more rows back as they were.

The tool must have been built with its page table (Debian's is not); `CRAFTDESK_SQLITE3` names another than the one on
the path. Without it our own half is run, and the comparison says that it was not.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.domain.salvage import SalvageReport
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.salvage import salvage
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.salvage.shapes import WITNESSES, known_shapes
from tests.faults.figures import Figure
from tests.faults.harm import KINDS, harmed
from tests.support.homes import own_home
from tests.support.patience import SECONDS
from tests.support.shops import NOW

_SHORT, _LONG = 1, 60
_NOT_COMPARED = "comparison with `.recover` not run: no sqlite3 with a page table here"
_SEED = 11
_SLOWEST = 20.0
_HISTORY = frozenset({"operations", "changes", "counters"})
_HEADERS_SHORT, _HEADERS_LONG = 4, 40
Key = tuple[object, ...]
Book = dict[str, dict[Key, tuple[object, ...]]]


@dataclass
class Tally:
    """What came of all copies of one kind."""

    copies: int = 0
    ours: int = 0
    theirs: int = 0
    behind: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    unseen: int = 0
    crashed: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Damage, rescue, compare; then spoil nothing but the head of the file."""
    with own_home(folder / "home"):
        sound = sound_shop(folder / "sound.craftdesk")
        tool = recovering_tool(folder)
        known = book_of(folder / "sound.craftdesk")
        for kind in KINDS:
            yield _figure(kind, tool, _tried(folder, sound, known, kind, _LONG if long else _SHORT, tool))
        yield _heads(folder, sound, known, _HEADERS_LONG if long else _HEADERS_SHORT)


def _figure(kind: str, tool: str, tally: Tally) -> Figure:
    beside = f"`.recover` {tally.theirs:,}" if tool else f"**{_NOT_COMPARED}**"
    # Without the other half this row says only what ours says.
    promise = "at least what `.recover` does" if tool else "what is left, by our own half alone"
    return Figure(
        promise=f"salvage brings back {promise}: {kind}", injected=tally.copies, lost=len(tally.behind),
        corrupt=len(tally.wrong) + len(tally.crashed), seconds=tally.seconds,
        besides=f"{tally.ours:,} rows as they were, {beside}; {tally.unseen} rows with a changed letter that nothing in"
        f" the file tells; slowest {tally.slowest:.1f} s",
        met=tally.slowest < _SLOWEST,
    )  # fmt: skip


def sound_shop(path: Path) -> bytes:
    """A shop with some of everything, and a history that is its own."""
    run(make_sample(path, customers=60, orders=120, seed=5, today=NOW.date()))
    with ShopFile.open(path) as shop:
        desk = Desk.open(shop)
        for number in range(12):
            desk.customers.add(Customer(first_name=f"Ida {number}", note="word " * (number * 300)))
    return path.read_bytes()


def book_of(path: Path) -> Book:
    """Every row of every table that an owner's data is in, by its key; tables that aren't there are empty."""
    connection = sqlite3.connect(path)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    book: Book = {}
    try:
        for shape in known_shapes().values():
            if shape.name in WITNESSES:
                continue
            places = [shape.names.index(name) for name in shape.key]
            names = ", ".join(f'"{name}"' for name in shape.names)
            try:
                rows = connection.execute(f"SELECT {names} FROM {shape.name}").fetchall()
            except sqlite3.Error:
                rows = []
            book[shape.name] = {tuple(row[at] for at in places): row for row in rows}
    finally:
        connection.close()
    return book


def recovering_tool(folder: Path) -> str:
    """A sqlite3 whose `.recover` works, or nothing."""
    tool = os.environ.get("CRAFTDESK_SQLITE3") or shutil.which("sqlite3") or ""
    if tool:
        probe = folder / "probe.db"
        with sqlite3.connect(probe) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS one (x)")
            connection.execute("INSERT INTO one VALUES (42)")
        connection.close()
        said = subprocess.run(
            [tool, str(probe), ".recover"], capture_output=True, text=True, check=False, timeout=SECONDS
        )
        if "42" in said.stdout:
            return tool
    return ""


def _recovered(tool: str, damaged: Path, into: Path) -> Book:
    into.unlink(missing_ok=True)
    script = subprocess.run([tool, str(damaged), ".recover"], capture_output=True, check=False, timeout=SECONDS).stdout
    subprocess.run([tool, str(into)], input=script, capture_output=True, check=False, timeout=SECONDS)
    return book_of(into)


def _tried(folder: Path, sound: bytes, known: Book, kind: str, copies: int, tool: str) -> Tally:
    dice, tally = random.Random(f"{_SEED} {kind}"), Tally()
    damaged, new = folder / f"{kind}.craftdesk", folder / "new.craftdesk"
    for number in range(copies):
        damaged.write_bytes(harmed(sound, kind, dice, least=len(sound) // 4))
        new.unlink(missing_ok=True)
        tally.copies += 1
        began, name = time.monotonic(), f"{kind} {number}"
        mine: Book = {}
        try:
            report = run(salvage(damaged, new))
            mine = book_of(new)
            _judge(tally, name, known, mine, report)
        except CraftDeskError as refused:
            if refused.code != "salvage.nothing":
                tally.crashed.append(f"{name}: {refused}")
        except Exception as fault:  # noqa: BLE001  # any other is what this looks for
            tally.crashed.append(f"{name}: {fault!r}")
        took = time.monotonic() - began
        tally.slowest, tally.seconds = max(tally.slowest, took), tally.seconds + took
        right = _right(known, mine)
        tally.ours += right
        if tool:
            theirs = _right(known, _recovered(tool, damaged, folder / "theirs.db"))
            tally.theirs += theirs
            if theirs > right:
                tally.behind.append(f"{name}: {right} of {theirs}")
    return tally


def _right(known: Book, found: Book) -> int:
    """Rows of what the owner entered that are what they were; steps of the history are judged by `_judge` alone.

    Where a line is lost, we let goods and adjustment of its order agree with the rest: that is no other order.
    """
    return sum(
        _same(table, row, found.get(table, {}).get(key))
        for table, rows in known.items() if table not in _HISTORY
        for key, row in rows.items()
    )  # fmt: skip


def _same(table: str, row: tuple[object, ...], other: tuple[object, ...] | None) -> bool:
    if other is None or row == other or table != "orders":
        return row == other
    names = known_shapes()["orders"].names
    return all(
        one == two or name in {"goods", "adjustment"} for name, one, two in zip(names, row, other, strict=True)
    )


def _judge(tally: Tally, name: str, known: Book, mine: Book, report: SalvageReport) -> None:
    """Every row that is not what it was must be told of; a letter that changed inside a text can't always be."""
    told = {(one.params.get("head"), str(one.params.get("number"))) for one in report.losses}
    if not report.sound:
        tally.wrong.append(f"{name}: not sound")
    for table, rows in mine.items():
        if table in {*_HISTORY, "settings"}:
            continue
        for key, row in rows.items():
            was = known[table].get(key)
            if row == was or _is_told(table, row, mine, known, told):
                continue
            if was is not None and _only_values(table, row, was):
                tally.unseen += 1
            else:
                tally.wrong.append(f"{name}: {table} {key} {row} {was}"[:300])


def _is_told(
    table: str, row: tuple[object, ...], mine: Book, known: Book, told: set[tuple[object, str]]
) -> bool:
    shape = known_shapes()[table]
    named = {"customers": "number", "orders": "number", "products": "name", "groups": "name"}
    if table in named and (table, str(row[shape.names.index(named[table])])) in told:
        return True
    if (table, str(row[0])) in told:
        return True
    for column, head in (("order_id", "orders"), ("customer_id", "customers")):
        if column in shape.names and table != head:
            owner = (row[shape.names.index(column)],)
            place = known_shapes()[head].names.index("number")
            for book in (mine, known):
                if owner in book[head] and (head, str(book[head][owner][place])) in told:
                    return True
    return False


def _only_values(table: str, row: tuple[object, ...], was: tuple[object, ...]) -> bool:
    """Whether a row is the same but for one value that is as good as the other."""
    del table
    return sum(one != other for one, other in zip(row, was, strict=True)) == 1


def _heads(folder: Path, sound: bytes, known: Book, copies: int) -> Figure:
    """Only the first hundred bytes are spoilt: all rows must come back."""
    dice, began, lost, faults = random.Random(_SEED), time.monotonic(), 0, []
    damaged, new = folder / "head.craftdesk", folder / "new.craftdesk"
    for number in range(copies):
        made = bytearray(sound)
        for _ in range(dice.choice((1, 4, 30))):
            made[dice.randrange(100)] = dice.randrange(256)
        if number % 8 == 0:
            made[:100] = dice.randbytes(100)
        damaged.write_bytes(made)
        new.unlink(missing_ok=True)
        try:
            run(salvage(damaged, new))
        except CraftDeskError as refused:
            faults.append(f"{number}: {refused}")
            continue
        mine = book_of(new)
        missing = sum(mine[table].get(key) != row for table, rows in known.items() for key, row in rows.items())
        lost += missing > 0
    return Figure(
        promise="a spoilt head of the file costs nothing", injected=copies, lost=lost, corrupt=len(faults),
        seconds=time.monotonic() - began, besides="; ".join(faults)[:200],
    )  # fmt: skip
