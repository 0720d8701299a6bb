"""What the window's thread did between two beats of its event loop: how long, of what kind, in which function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

LIMIT = 0.05
"""Seconds that nothing on the window's thread may take."""

COLLECTOR = "Python's collector"
QT = "Qt alone: laying out, painting"
_HANDS_ON = "controllers."
"""What only hands on: the slot that it called tells more."""


class Kind(StrEnum):
    """What the greater part of a stall was."""

    WORK = "work"
    GIL = "waiting for another thread of Python"
    WAITING = "waiting for a lock or the system"
    BUSY = "waiting for a processor"


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds on three clocks: the wall's, that of the thread's work, that of its waiting for a processor."""

    wall: float
    cpu: float
    queue: float


@dataclass(frozen=True, slots=True)
class Sample:
    """Where the window's thread was: functions of ours, the deepest first; `late`: seconds the look itself waited."""

    wall: float
    stack: tuple[str, ...]
    late: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Seconds from one beat to the next, and the functions that filled them."""

    step: str
    wall: float
    cpu: float
    queue: float
    gil: float
    weights: dict[tuple[str, ...], float] = field(default_factory=dict)

    @property
    def felt(self) -> float:
        """What somebody would have waited on a machine with nothing else to do."""
        return max(self.wall - self.queue, self.cpu)

    @property
    def function(self) -> str:
        """The function of ours in which most of it was spent; "" when nobody looked, or nothing of ours ran."""
        spent: dict[str, float] = {}
        for stack, weight in self.weights.items():
            name = stack[0] if stack else ""
            spent[name] = spent.get(name, 0.0) + weight
        return max(spent, key=lambda name: spent[name], default="")

    @property
    def asked(self) -> str:
        """The slot or event of ours that most of the stall came of; "" when only Qt was at work."""
        spent: dict[str, float] = {}
        for stack, weight in self.weights.items():
            name = next((name for name in reversed(stack) if not name.startswith(_HANDS_ON)), "")
            if name:
                spent[name] = spent.get(name, 0.0) + weight
        return max(spent, key=lambda name: spent[name], default="")

    @property
    def path(self) -> tuple[str, ...]:
        """The calls that led there, the deepest first."""
        there = {stack: weight for stack, weight in self.weights.items() if (stack or ("",))[0] == self.function}
        return max(there, key=lambda stack: there[stack], default=())

    @property
    def parts(self) -> dict[Kind, float]:
        """Seconds of each kind; what was waited for a processor nobody would have felt on a quiet machine."""
        rest = max(0.0, self.wall - self.cpu - self.queue - self.gil)
        return {Kind.WORK: self.cpu, Kind.GIL: self.gil, Kind.WAITING: rest}

    @property
    def kind(self) -> Kind:
        """What most of it was."""
        parts = {**self.parts, Kind.BUSY: self.queue}
        return max(parts, key=lambda kind: parts[kind])


@dataclass(frozen=True, slots=True)
class Named:
    """All stalls that came of one slot or event; the longest is the first."""

    name: str
    gaps: tuple[Gap, ...]

    @property
    def kind(self) -> Kind:
        """What most of the time of all of them was."""
        spent = {kind: sum(gap.parts[kind] for gap in self.gaps) for kind in self.gaps[0].parts}
        return max(spent, key=lambda kind: spent[kind])

    @property
    def steps(self) -> tuple[str, ...]:
        """In which steps of the day they were."""
        return tuple(dict.fromkeys(gap.step for gap in self.gaps))


def grouped(gaps: Iterable[Gap]) -> list[Named]:
    """The stalls by what they came of; those that were felt longest in all come first."""
    by_name: dict[str, list[Gap]] = {}
    for gap in sorted(gaps, key=lambda gap: -gap.felt):
        by_name.setdefault(gap.asked or QT, []).append(gap)
    named = [Named(name, tuple(those)) for name, those in by_name.items()]
    return sorted(named, key=lambda one: -sum(gap.felt for gap in one.gaps))


class Ledger:
    """Keeps every stall, and of each step of the day the longest time without a beat."""

    def __init__(self, begun: Moment, *, interval: float, limit: float = LIMIT) -> None:
        self._last, self._interval, self._limit = begun, interval, limit
        self._step = ""
        self.stalls: list[Gap] = []
        self.steps: dict[str, list[Gap]] = {}
        """Of each step its longest gap by what was felt, and its longest by work."""
        self.spent: dict[str, float] = {}
        """Of each step the seconds from its beginning to its end."""

        self.failed: dict[str, str] = {}
        """Steps that did not come to their end, and why."""

    def fail(self, step: str, why: str) -> None:
        """A step did not come to its end."""
        self.failed[step] = why

    def begin(self, step: str) -> None:
        """What comes now belongs to this step."""
        self._step = step

    def skip(self, now: Moment) -> None:
        """Forget what was since the last beat: it was no work of the window."""
        self._last = now

    def beat(self, now: Moment, samples: Iterable[Sample] = ()) -> Gap:
        """The event loop is alive: what was since it was last."""
        last, self._last = self._last, now
        wall = max(0.0, now.wall - last.wall - self._interval)
        cpu, queue = now.cpu - last.cpu, min(wall, now.queue - last.queue)
        weights: dict[tuple[str, ...], float] = {}
        at, late = last.wall, 0.0
        for one in samples:
            if one.wall > last.wall:
                weights[one.stack] = weights.get(one.stack, 0.0) + one.wall - at
                at, late = one.wall, late + one.late
        gil = max(0.0, min(late, wall - cpu - queue))
        gap = Gap(step=self._step, wall=wall, cpu=cpu, queue=queue, gil=gil, weights=weights)
        self.spent[self._step] = self.spent.get(self._step, 0.0) + now.wall - last.wall
        self._keep(gap)
        return gap

    def _keep(self, gap: Gap) -> None:
        longest = self.steps.setdefault(gap.step, [gap, gap])
        if gap.felt > longest[0].felt:
            longest[0] = gap
        if gap.cpu > longest[1].cpu:
            longest[1] = gap
        if gap.felt > self._limit:
            self.stalls.append(gap)
