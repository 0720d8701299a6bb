"""Timing in turn: ours, the yardstick, ours, the yardstick; medians, and how the one relates to the other."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Step = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured promise. `ours` and `yardstick` are in `unit`; a yardstick of None has nothing beside it."""

    row: str
    what: str
    shop: str
    ours: float
    yardstick: float | None
    beside: str
    budget: str
    unit: str = "ms"
    runs: int = 1

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick."""
        return self.ours / self.yardstick if self.yardstick else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a row gets to work with: the shops by letter, a folder of its own, and how often to run."""

    shops: dict[str, Path]
    scratch: Path
    rounds: int

    def each(self, *wanted: str) -> list[tuple[str, Path]]:
        """The shops that a row wants and that are there."""
        return [(name, self.shops[name]) for name in wanted if name in self.shops]


Row = Callable[[Bench], list[Figure]]


def timed(step: Step) -> float:
    """Milliseconds that one step takes; the collector waits until it is done."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    step()
    taken = (time.perf_counter() - start) * 1_000
    gc.enable()
    return taken


def in_turn(ours: Step, yardstick: Step, rounds: int) -> tuple[float, float]:
    """Medians of both in milliseconds, run in turn so that a busy moment of the machine hits both."""
    pairs = [(timed(ours), timed(yardstick)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]
