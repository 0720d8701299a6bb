"""Each row in a process of its own: what one leaves in memory does not spoil the next, and one that dies is told."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.harness import Bench, Row
from benchmarks.machine import Pulse
from benchmarks.report import figure_of
from benchmarks.shops import known_at

ROWS = {
    "start": "start",
    "search": "searching",
    "painting": "painting",
    "sort": "sorting",
    "orders": "orders",
    "card": "card",
    "save": "saving",
    "statistics": "statistics",
    "import": "importing",
    "export": "export",
    "duplicates": "duplicates",
    "open": "opening",
    "backup": "backing_up",
    "cancel": "cancelling",
    "idle": "idle",
    "day": "day",
}
"""The module of each row, in the order in which they run."""
_PATIENCE_S = 900
_DIED = ", and did not come to its end"


def row(name: str) -> Row:
    """The function that measures a row."""
    measure: Row = import_module(f"benchmarks.rows.{ROWS[name]}").measure
    return measure


def measured(names: Sequence[str], bench: Bench) -> tuple[list[Figure], list[str], Pulse]:
    """The figures of all rows, those rows that died, and the machine's pulse meanwhile; tells where it is."""
    figures, died, pulse = [], [], Pulse()
    pulse.feel()
    for name in names:
        sys.stderr.write(f"{name} … ")
        sys.stderr.flush()
        begun = time.monotonic()
        found = _apart(name, bench)
        pulse.feel()
        sys.stderr.write(f"{time.monotonic() - begun:.0f} s{'' if found is not None else _DIED}\n")
        figures += found or []
        died += [name] if found is None else []
    return figures, died, pulse


def _apart(name: str, bench: Bench) -> list[Figure] | None:
    """A row measured by a process of its own, None if that came to no end."""
    scratch = bench.scratch / name
    scratch.mkdir()
    told = scratch / "row.json"
    asked = {
        "shops": {size: str(path) for size, path in bench.shops.items()},
        "rounds": bench.rounds,
        "seconds": bench.seconds,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.running", name, str(scratch), json.dumps(asked)],
            env=known_at(scratch / "home"),
            stdout=sys.stderr, timeout=_PATIENCE_S, check=False,
        )  # fmt: skip
        if done.returncode or not told.exists():
            return None
        return [figure_of(one) for one in json.loads(told.read_text("utf-8"))]
    except subprocess.TimeoutExpired:
        return None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def main(name: str, scratch: Path, asked: str) -> None:
    """Measure one row in this process and leave its figures in the scratch folder."""
    wanted = json.loads(asked)
    shops = {size: Path(path) for size, path in wanted["shops"].items()}
    bench = Bench(shops=shops, scratch=scratch, rounds=wanted["rounds"], seconds=wanted["seconds"])
    measure = row(name)
    # What is imported stays: the collector need not go through it before each round.
    gc.collect()
    gc.freeze()
    figures = [asdict(one) for one in measure(bench)]
    (scratch / "row.json").write_text(json.dumps(figures), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
