"""The command: `python -m benchmarks.day [--shop S|M|L|file] [--rows 10000] [--all]`: a day in a copy of a shop."""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.day.hand import Hand
from benchmarks.day.ledger import QT, Gap, Ledger, Named, grouped
from benchmarks.day.script import Day, material
from benchmarks.day.watch import StallWatch
from benchmarks.shopify_file import write_customers
from benchmarks.shops import CACHE, SIZES, shop
from craftdesk.storage.file.sealing import sealing, tip_of

HEAD = "| step | all of it | longest stall | its work | kind | function |\n|---|---:|---:|---:|---|---|"
BY_FUNCTION = (
    "| what it came of | stalls | longest | its work | mostly in | kind | steps |\n|---|---:|---:|---:|---|---|---|"
)
_STEP_SECONDS = 60.0
Tell = Callable[[str], None]


def lived(day: Day, watch: StallWatch, only: str = "", tell: Tell | None = None, seconds: float = math.inf) -> Ledger:
    """Live through a day, watched; what is seen of the window's thread.

    A step in which nothing comes about and no bar of progress moves for a minute is told, and the day goes on; after
    `seconds` it only ends.
    """
    ends = time.monotonic() + seconds
    day.hand.aside = watch.ignoring
    watch.start()
    try:
        for name, do in day.steps():
            last = name == day.steps()[-1][0]
            if only and not last and not any(part in name for part in (*only.split(","), "open the shop", "rest")):
                continue
            left = ends - time.monotonic()
            if left < 1 and not last:
                watch.ledger.fail(name, "no time was left for it")
                continue
            watch.step(name)
            try:
                day.hand.until_in(max(1.0, min(left, _STEP_SECONDS)), max(1.0, left))
                do()
            except Exception as problem:  # noqa: BLE001 - whatever it is, what comes after it shall be seen
                watch.ledger.fail(name, f"{type(problem).__name__}: {problem}")
                day.hand.gives_up()
            watch.beat()
            if tell is not None:
                tell(name)
        watch.step("")
    finally:
        watch.stop()
    return watch.ledger


def sealed(shop: Path) -> None:
    """Leave a copy as a shop is left when it is closed: whatever is foreign is looked over for a long time."""
    with closing(sqlite3.connect(f"{shop.as_uri()}?mode=ro", uri=True)) as raw:
        tip = tip_of(raw)
    for _ in sealing(shop, shop.stat().st_ino, tip):
        pass


def table(ledger: Ledger) -> str:
    """A Markdown table: of each step how long it took and its longest moment without an answer."""
    return "\n".join([HEAD, *(row(ledger, name) for name in ledger.steps if name)])


def row(ledger: Ledger, name: str) -> str:
    """One step's row of it."""
    felt, worked = ledger.steps[name]
    ended = "" if name not in ledger.failed else " (not to its end)"
    return (
        f"| {name} | {ledger.spent[name]:.1f} s{ended} | {felt.felt * 1000:.0f} ms | {worked.cpu * 1000:.0f} ms "
        f"| {felt.kind} | {felt.function or '-'} |"
    )


def by_function(ledger: Ledger) -> str:
    """A Markdown table of the stalls by the slot or event of ours that they came of."""
    return "\n".join([BY_FUNCTION, *(_named(one) for one in grouped(ledger.stalls))])


def _named(one: Named) -> str:
    longest = one.gaps[0]
    return (
        f"| {one.name} | {len(one.gaps)} | {longest.felt * 1000:.0f} ms | {longest.cpu * 1000:.0f} ms "
        f"| {longest.function or QT} | {one.kind} | {', '.join(one.steps)} |"
    )


def told(gap: Gap) -> str:
    """One stall with the calls that led to it."""
    return (
        f"{gap.felt * 1000:6.0f} ms ({gap.cpu * 1000:.0f} work, {gap.gil * 1000:.0f} GIL, {gap.queue * 1000:.0f} no "
        f"processor)  {gap.step}: {gap.function or QT}\n          < " + " < ".join(gap.path[1:8])
    )


def main() -> int:
    """Live through the day and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.day", description=__doc__)
    parser.add_argument("--shop", default="M", help=f"one of {', '.join(SIZES)}, or a file")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the file that is brought in")
    parser.add_argument("--names", type=int, default=20, help="names that are looked for")
    parser.add_argument("--only", default="", help="only steps with one of these words in their name")
    parser.add_argument("--all", action="store_true", help="list every stall, with the calls that led to it")
    parser.add_argument("--json", type=Path, help="where the figures are written, after each step anew")
    parser.add_argument("--seconds", type=float, default=math.inf, help="after so long the day only ends")
    parser.add_argument("--within", type=Path, default=CACHE, help="the folder for the copy of the shop")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked.within.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="day-", dir=asked.within)).absolute()
    try:
        source = shop(asked.shop) if asked.shop in SIZES else Path(asked.shop).absolute()
        # What is exported goes into the folder of documents.
        os.environ["CRAFTDESK_HOME"] = os.environ["HOME"] = str(scratch)
        path = Path(shutil.copyfile(source, scratch / "Day.craftdesk"))
        sealed(path)
        file = scratch / "customers.csv"
        write_customers(file, asked.rows)
        hand = Hand(QApplication(sys.argv[:1]), path, scratch)
        day, watch = Day(hand, material(path, file, asked.rows, asked.names)), StallWatch()
        print(HEAD, flush=True)
        ledger = lived(day, watch, asked.only, partial(_tell, watch.ledger, asked.json), asked.seconds)
        gone = time.monotonic()
        hand.program.shut_down()
        print(f"\nWhen the window is gone, the program works for {time.monotonic() - gone:.1f} s more.")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"\n{len(ledger.stalls)} stalls over 50 ms, without what was waited for a processor that others had\n")
    print(by_function(ledger))
    for gap in ledger.stalls if asked.all else ():
        print(told(gap))
    for name, why in ledger.failed.items():
        print(f"not to its end: {name}: {why}")
    return 0


def _tell(ledger: Ledger, file: Path | None, step: str) -> None:
    """Print a step as soon as it is over, and keep the figures so far."""
    print(row(ledger, step), flush=True)
    if file is not None:
        rows = [{"step": one.step, "felt": one.felt, "work": one.cpu, "kind": one.kind, "function": one.function,
                 "asked": one.asked}
                for one in ledger.stalls]  # fmt: skip
        file.write_text(json.dumps({"stalls": rows, "failed": ledger.failed}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
