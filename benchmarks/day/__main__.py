"""The command: `python -m benchmarks.day [--shop S|M|L|file] [--rows 10000] [--all]`: a day in a copy of a shop."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.day.hand import Hand
from benchmarks.day.ledger import Gap, Ledger
from benchmarks.day.script import Day, material
from benchmarks.day.watch import StallWatch
from benchmarks.shopify_file import write_customers
from benchmarks.shops import CACHE, SIZES, shop
from craftdesk.storage.file.sealing import sealing, tip_of


def lived(day: Day, watch: StallWatch, only: str = "") -> Ledger:
    """Live through a day, watched; what is seen of the window's thread."""
    watch.start()
    try:
        for name, do in day.steps():
            if only and not any(part in name for part in (*only.split(","), "open the shop", "rest", "quit")):
                continue
            sys.stderr.write(f"{name}…\n")
            watch.step(name)
            do()
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
    lines = ["| step | all of it | longest stall | its work | kind | function |", "|---|---:|---:|---:|---|---|"]
    for name, (felt, worked) in ledger.steps.items():
        if name:
            lines.append(
                f"| {name} | {ledger.spent[name]:.1f} s | {felt.felt * 1000:.0f} ms | {worked.cpu * 1000:.0f} ms "
                f"| {felt.kind} | {felt.function or '-'} |"
            )
    return "\n".join(lines)


def told(gap: Gap) -> str:
    """One stall with the calls that led to it."""
    return (
        f"{gap.felt * 1000:6.0f} ms ({gap.cpu * 1000:.0f} work, {gap.gil * 1000:.0f} GIL, {gap.queue * 1000:.0f} no "
        f"processor)  {gap.step}: {gap.function}\n          < " + " < ".join(gap.path[1:8])
    )


def main() -> int:
    """Live through the day and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.day", description=__doc__)
    parser.add_argument("--shop", default="M", help=f"one of {', '.join(SIZES)}, or a file")
    parser.add_argument("--rows", type=int, default=10_000, help="rows of the file that is brought in")
    parser.add_argument("--names", type=int, default=20, help="names that are looked for")
    parser.add_argument("--only", default="", help="only steps with one of these words in their name")
    parser.add_argument("--all", action="store_true", help="list every stall, with the calls that led to it")
    parser.add_argument("--json", type=Path, help="where the figures are written")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    CACHE.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="day-", dir=CACHE))
    try:
        source = shop(asked.shop) if asked.shop in SIZES else Path(asked.shop).absolute()
        # What is exported goes into the folder of documents.
        os.environ["CRAFTDESK_HOME"] = os.environ["HOME"] = str(scratch)
        path = Path(shutil.copyfile(source, scratch / "Day.craftdesk"))
        sealed(path)
        file = scratch / "customers.csv"
        write_customers(file, asked.rows)
        hand = Hand(QApplication(sys.argv[:1]), path, scratch)
        day = Day(hand, material(path, file, asked.rows, asked.names))
        ledger = lived(day, StallWatch(), asked.only)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(table(ledger))
    print(f"\n{len(ledger.stalls)} stalls over 50 ms")
    for gap in ledger.stalls if asked.all else ():
        print(told(gap))
    if asked.json:
        rows = [{"step": one.step, "felt": one.felt, "work": one.cpu, "kind": one.kind, "function": one.function}
                for one in ledger.stalls]  # fmt: skip
        asked.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
