"""A measured promise: what was taken, what is allowed, and whether the one keeps to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import sqrt
from statistics import median
from typing import NamedTuple


class Once(NamedTuple):
    """One run, in milliseconds: by the clock on the wall, and of the processor as far as it worked in this process."""

    wall: float
    processor: float | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """The value that counts, and the bounds that half of all rounds lie between."""

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float], share: float = 50) -> Spread:
        """The median of the values with their quartiles; or another percentile, with what thirds of them say."""
        taken = list(values)
        if share == 50:
            return cls(median(taken), percentile(taken, 25), percentile(taken, 75))
        thirds = [percentile(taken[start::3] or taken, share) for start in range(3)]
        return cls(percentile(taken, share), min(thirds), max(thirds))

    @classmethod
    def of_many(cls, count: int) -> Spread:
        """How many were counted once of what comes now and then: another time it may be its root more or fewer."""
        return cls(count, count - sqrt(count), count + sqrt(count))

    @property
    def share(self) -> float:
        """Half the distance of the quartiles as a part of the value: 0.05 is ± 5 %."""
        return (self.high - self.low) / 2 / self.value if self.value else 0.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What one step took in all rounds. `processor` is missing where something else did the work or nobody asked."""

    wall: Spread
    processor: Spread | None = None
    rounds: int = 1

    @classmethod
    def of(cls, runs: Sequence[Once], share: float = 50) -> Taken:
        """The medians of several runs, or another percentile."""
        processor = [run.processor for run in runs if run.processor is not None]
        return cls(
            wall=Spread.of((run.wall for run in runs), share),
            processor=Spread.of(processor, share) if len(processor) == len(runs) else None,
            rounds=len(runs),
        )

    @classmethod
    def values(cls, values: Sequence[float], share: float = 50) -> Taken:
        """Values that no clock of the processor belongs to: memory, waits, times of another program."""
        return cls(wall=Spread.of(values, share), rounds=len(values))


class Clock(StrEnum):
    """Which of both times counts. A machine that is shared makes the one on the wall run on while others work."""

    PROCESSOR = "processor"
    WALL = "wall"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is allowed; every bound that is given has to be kept. An empty one allows everything."""

    ratio: float | None = None
    """At most so many times the yardstick."""
    most: float | None = None
    """At most so much, in the figure's unit (ms for times)."""
    beyond: float | None = None
    """At most so much more than the yardstick, in the figure's unit."""
    least: float | None = None
    """At least so much."""

    def allows(self, ours: float, yardstick: float | None) -> bool:
        """Whether a measured value keeps to it."""
        return (
            (self.ratio is None or (yardstick is not None and ours <= self.ratio * yardstick))
            and (self.most is None or ours <= self.most)
            and (self.beyond is None or (yardstick is not None and ours <= yardstick + self.beyond))
            and (self.least is None or ours >= self.least)
        )


ANY = Budget()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured promise. A yardstick of None has nothing beside it. Times are in milliseconds."""

    row: str
    what: str
    shop: str
    ours: Taken
    yardstick: Taken | None = None
    beside: str = ""
    budget: Budget = field(default=ANY)
    unit: str = "ms"
    clock: Clock = Clock.PROCESSOR
    """WALL for what waits for a disk, for another process or for a screen."""

    @property
    def by(self) -> Clock:
        """The clock that counts: the processor's only where both sides know it."""
        both = self.ours.processor is not None and (self.yardstick is None or self.yardstick.processor is not None)
        return self.clock if both else Clock.WALL

    @property
    def spread(self) -> Spread:
        """Ours by the clock that counts."""
        return self._by(self.ours)

    @property
    def value(self) -> float:
        """Ours by the clock that counts."""
        return self.spread.value

    @property
    def beside_it(self) -> Spread | None:
        """The yardstick by the clock that counts."""
        return self._by(self.yardstick) if self.yardstick else None

    @property
    def ratio(self) -> float | None:
        """How many times the yardstick."""
        beside = self.beside_it
        return self.value / beside.value if beside and beside.value else None

    @property
    def noise(self) -> float:
        """How far the ratio (or the value alone) may be off, as a part of it."""
        return self.spread.share + (self.beside_it.share if self.beside_it else 0.0)

    @property
    def is_met(self) -> bool | None:
        """Whether it keeps to its budget; None where there is none."""
        if self.budget == ANY:
            return None
        return self.budget.allows(self.value, self.beside_it.value if self.beside_it else None)

    def _by(self, taken: Taken) -> Spread:
        return taken.processor if self.by is Clock.PROCESSOR and taken.processor is not None else taken.wall


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def slowest(figures: Sequence[Figure], *, called: str) -> list[Figure]:
    """Of several figures of one shop the one that takes longest, under another name."""
    return [replace(max(figures, key=lambda one: one.value), what=called)] if figures else []


def grown(figures: Sequence[Figure], what: str, sizes: tuple[str, str], *, called: str, budget: Budget) -> list[Figure]:
    """The figure called `what` of the larger shop beside that of the smaller one; nothing where one is missing."""
    small, large = (next((one for one in figures if one.what == what and one.shop == size), None) for size in sizes)
    if small is None or large is None:
        return []
    return [
        Figure(row=large.row, what=called, shop=large.shop, ours=large.ours, yardstick=small.ours,
               beside=f"with {small.shop}", budget=budget, unit=large.unit, clock=large.by)
    ]  # fmt: skip
