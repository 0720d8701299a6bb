"""The command: `python -m benchmarks [--shops S,M,L] [--rows search,save] [--rounds N]`."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.harness import Bench, Figure, Row
from benchmarks.report import table, write_json
from benchmarks.rows import (
    card,
    duplicates,
    export,
    importing,
    orders,
    painting,
    saving,
    searching,
    sorting,
    start,
    statistics,
)
from benchmarks.shops import CACHE, SIZES, shop

ROWS: dict[str, Row] = {
    "start": start.measure,
    "search": searching.measure,
    "painting": painting.measure,
    "sort": sorting.measure,
    "orders": orders.measure,
    "card": card.measure,
    "save": saving.measure,
    "statistics": statistics.measure,
    "import": importing.measure,
    "export": export.measure,
    "duplicates": duplicates.measure,
}


def _some(known: dict[str, Row] | dict[str, tuple[int, int]], text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: one of {', '.join(known)}")
    return names


def run_rows(names: list[str], bench: Bench) -> list[Figure]:
    """Measures row after row, and tells where it is."""
    figures = []
    for name in names:
        sys.stderr.write(f"{name}…\n")
        figures += ROWS[name](bench)
    return figures


def main() -> int:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--shops", default="S,M", help="sizes, of S, M and L; L takes six minutes to make, once")
    parser.add_argument("--rows", default=",".join(ROWS), help=f"of {', '.join(ROWS)}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is run; the median counts")
    parser.add_argument("--json", type=Path, default=CACHE / "figures.json", help="where the figures are written")
    asked = parser.parse_args()
    try:
        sizes, names = _some(SIZES, asked.shops), _some(ROWS, asked.rows)
    except argparse.ArgumentTypeError as problem:
        parser.error(str(problem))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    CACHE.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix="run-", dir=CACHE))
    os.environ["CRAFTDESK_HOME"] = str(scratch / "home")
    try:
        bench = Bench(shops={size: shop(size) for size in sizes}, scratch=scratch, rounds=asked.rounds)
        figures = run_rows(names, bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(table(figures))
    write_json(figures, asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
