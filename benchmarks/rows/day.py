"""A day of work in the real window over the largest shop that is there: what held the window up."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.figures import Budget, Clock, Figure, Spread, Taken
from benchmarks.harness import Bench

_LIMIT_MS = 50
_SECONDS = 200
_MOST_S = 330
"""To copy, seal and close the largest shop comes on top of the day's seconds."""
_TINY = ("--rows", "10", "--names", "1", "--only", "look at the list")
"""Of the tiny shop only whether a day begins and ends: a whole one takes minutes."""


def measure(bench: Bench) -> list[Figure]:
    """Watched in a process of its own; what waits for a processor that others have is no stall."""
    *_, (name, path) = bench.each("T", "S", "M", "L")
    told = bench.scratch / "day.json"
    options = ["--shop", str(path), "--json", str(told), "--within", str(bench.scratch)]
    options += ["--seconds", str(_SECONDS)]
    if name == "T":
        options += _TINY
    subprocess.run([sys.executable, "-m", "benchmarks.day", *options], stdout=sys.stderr, check=True, timeout=_MOST_S)
    seen = json.loads(told.read_text("utf-8"))
    stalls = [stall["felt"] * 1_000 for stall in seen["stalls"]]
    return [
        Figure(row="day", what="stalls over 50 ms in a day of work", shop=name,
               ours=Taken(Spread.of_many(len(stalls))), budget=Budget(most=0), unit="", clock=Clock.WALL),
        Figure(row="day", what="the longest stall", shop=name, ours=Taken.values([max(stalls, default=0.0)]),
               budget=Budget(most=_LIMIT_MS), clock=Clock.WALL),
        Figure(row="day", what="steps that did not come to their end", shop=name,
               ours=Taken.values([len(seen["failed"])]), budget=Budget(most=0), unit="", clock=Clock.WALL),
    ]  # fmt: skip
