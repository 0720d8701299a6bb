"""Two runs beside each other: which figures differ by more than the noise that both saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure
from benchmarks.report import amount

_LEAST_NOISE = 0.1
"""Two runs differ by so much though neither saw it while it ran: other memory, another place on the disk."""

_FEW, _NOISE_OF_FEW = 3, 0.3
"""Fewer rounds than three don't tell how far they lie apart."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing, measured twice."""

    now: Figure
    then: Figure
    drift: float = 0.0
    """How far the machine itself was off between the rows of both runs: figures that stand together shift together."""

    @property
    def change(self) -> float:
        """How many times the ratio to the yardstick (without one: the value) is what it was."""
        mine, theirs = (one.ratio if one.ratio is not None else one.value for one in (self.now, self.then))
        return mine / theirs if theirs else 1.0

    @property
    def noise(self) -> float:
        """What the two may differ by without meaning anything, as a part."""
        rounds = min(self.now.ours.rounds, self.then.ours.rounds)
        return max(_LEAST_NOISE if rounds >= _FEW else _NOISE_OF_FEW, self.now.noise + self.then.noise) + self.drift

    @property
    def is_same(self) -> bool:
        """Whether they agree within noise."""
        return 1 / (1 + self.noise) <= self.change <= 1 + self.noise


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
    return f"{one.ratio:.2f} ×" if one.ratio is not None else amount(one.value, one.unit)
