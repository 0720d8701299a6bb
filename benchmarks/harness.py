"""Timing in turn: ours, the yardstick, ours, the yardstick, so that a busy moment of the machine hits both."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, Once, Taken

Step = Callable[[], object]
_WARM_MS = 2_000.0
"""A first run that took longer than this counts: what it reads for the first time is little beside it."""
_FEWEST, _CHEAP_MS = 3, 300.0
"""What is done so quickly is done so often, however long the yardstick takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What a row gets to work with: the shops by letter, a folder of its own, and how often to run.

    `seconds` bounds what one figure may take; with it `rounds` are as many as fit, at least one.
    """

    shops: dict[str, Path]
    scratch: Path
    rounds: int
    seconds: float = 6.0

    def each(self, *wanted: str) -> list[tuple[str, Path]]:
        """The shops that a row wants and that are there."""
        return [(name, self.shops[name]) for name in wanted if name in self.shops]

    @property
    def is_glance(self) -> bool:
        """Whether nothing may take any time: the tests look only whether a row comes to its end."""
        return not self.seconds

    def in_turn(self, ours: Step, yardstick: Step, rounds: int | None = None) -> tuple[Taken, Taken]:
        """Both in turn, after a first run of each that does not count; a slow yardstick is run less often than ours."""
        wanted, until = rounds or self.rounds, time.monotonic() + self.seconds
        first, second = timed(ours), timed(yardstick)
        mine, theirs = ([one] if self._counts(one) else [] for one in (first, second))
        fewest = min(wanted, _FEWEST) if self.seconds and first.wall < _CHEAP_MS else 1
        while len(mine) < wanted and (len(mine) < fewest or time.monotonic() < until):
            mine.append(timed(ours))
            if not theirs or (len(theirs) < wanted and time.monotonic() < until):
                theirs.append(timed(yardstick))
        return Taken.of(mine), Taken.of(theirs or [second])

    def alone(self, step: Step, rounds: int | None = None) -> Taken:
        """One step that has nothing beside it, after a first run that does not count."""
        wanted, until = rounds or self.rounds, time.monotonic() + self.seconds
        first = timed(step)
        taken = [first] if self._counts(first) else []
        while len(taken) < wanted and (not taken or time.monotonic() < until):
            taken.append(timed(step))
        return Taken.of(taken)

    def _counts(self, first: Once) -> bool:
        """Whether a first run has to do, because another would take too long."""
        return first.wall > min(_WARM_MS, self.seconds * 1_000)


Row = Callable[[Bench], list[Figure]]


def timed(step: Step) -> Once:
    """What one step takes; the collector waits until it is done, as it does in the program while work is under way."""
    gc.collect()
    gc.disable()
    try:
        wall, processor = time.perf_counter(), time.process_time()
        step()
        return Once((time.perf_counter() - wall) * 1_000, (time.process_time() - processor) * 1_000)
    finally:
        gc.enable()
