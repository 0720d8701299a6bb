"""Two runs beside each other: which figures differ by more than the noise that both saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from benchmarks.figures import Figure
from benchmarks.report import amount

_LEAST_NOISE = 0.1
"""Two runs differ by so much though neither saw it while it ran: other memory, another place on the disk."""

_FEW, _NOISE_OF_FEW = 3, 0.3
"""Fewer rounds than three don't tell how far they lie apart."""

_BY_CHANCE = {"cancel": 1.0}
"""Where in a step a wish meets the work is chance: of a few waits the longest may be twice that of a few others."""

_GRAIN = {"%": 0.5, "MB": 4.0}
"""What is less than so much apart is the same: parts of the processor when nothing is done, pages that Python keeps."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing, measured twice."""

    now: Figure
    then: Figure
    drift: float = 0.0
    """How far the machine itself was off between the rows of both runs: figures that stand together shift together."""

    @property
    def change(self) -> float:
        """How many times what it was: by value or beside the yardstick, whichever is the smaller difference.

        A busier machine makes the value another one, a yardstick that caught a bad moment the ratio; a program that
        became slower or quicker changes both.
        """
        return min(self._changes(), key=lambda change: max(change, 1 / change))

    @property
    def noise(self) -> float:
        """What the two may differ by without meaning anything, as a part."""
        rounds = min(self.now.ours.rounds, self.then.ours.rounds)
        least = _BY_CHANCE.get(self.now.row, _LEAST_NOISE if rounds >= _FEW else _NOISE_OF_FEW)
        return max(least, self.now.noise + self.then.noise) + self.drift

    @property
    def is_same(self) -> bool:
        """Whether they agree within noise."""
        if abs(self.now.value - self.then.value) < _GRAIN.get(self.now.unit, 0.0):
            return True
        return 1 / (1 + self.noise) <= self.change <= 1 + self.noise

    def _changes(self) -> list[float]:
        values = self.now.value, self.then.value
        ratios = self.now.ratio, self.then.ratio
        return [now / then for now, then in (values, ratios) if now and then] or [float(values[0] == values[1]) or inf]


def pairs(now: Sequence[Figure], then: Sequence[Figure], drift: float = 0.0) -> list[Pair]:
    """What was measured both times."""
    before = {(one.row, one.what, one.shop, one.beside): one for one in then}
    both = ((one, before.get((one.row, one.what, one.shop, one.beside))) for one in now)
    return [Pair(one, other, drift) for one, other in both if other is not None]


def compared(now: Sequence[Figure], then: Sequence[Figure], drift: float = 0.0) -> str:
    """A Markdown table of both, and which of them differ."""
    both = pairs(now, then, drift)
    same = sum(pair.is_same for pair in both)
    lines = ["| what the owner does | shop | now | then | change | noise | |", "|---|---|---:|---:|---:|---:|---|"]
    lines += [
        f"| {pair.now.what}, {pair.now.beside or 'alone'} | {pair.now.shop} | {_shown(pair.now)} | {_shown(pair.then)}"
        f" | {pair.change:.2f} × | ± {pair.noise * 100:.0f} % | {'' if pair.is_same else '**differs**'} |"
        for pair in both
    ]
    if drift:
        lines += ["", f"The machine itself was off by ± {drift * 100:.0f} % between rows: in the noise of each."]
    lines += ["", f"{same} of {len(both)} figures agree within noise."]
    alone = len(now) + len(then) - 2 * len(both)
    return "\n".join(lines + ([f"{alone} stand in one of both runs only."] if alone else []))


def _shown(one: Figure) -> str:
    value = amount(one.value, one.unit)
    return f"{value}, {one.ratio:.2f} ×" if one.ratio is not None else value
