"""What a run was measured on, and how busy it was."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.figures import percentile

_BEATS = 5
_NAMES, _LOOKED_UP, _SEED = 400_000, 60_000, 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """The class of a machine, never its name."""

    day: str
    cores: int
    memory_gb: int
    system: str
    python: str
    sqlite: str
    qt: str
    load: list[float] = field(default_factory=list)
    """How many wanted the processors, at the begin and after each row."""
    beats: list[float] = field(default_factory=list)
    """Milliseconds of the processor that one same piece of work took, at the begin and after each row."""

    def sentence(self) -> str:
        """One sentence for the head of the table."""
        load = f"; {min(self.load):.1f} to {max(self.load):.1f} others and ours at work" if self.load else ""
        return (
            f"Measured on {self.day}: {self.cores} cores, {self.memory_gb} GiB, {self.system}, Python {self.python},"
            f" SQLite {self.sqlite}, Qt {self.qt}{load}."
        )


@dataclass(frozen=True, slots=True)
class Pulse:
    """How busy and how fast the machine was, at the begin of a run and after each row."""

    load: list[float] = field(default_factory=list)
    beats: list[float] = field(default_factory=list)

    def feel(self) -> None:
        """Take it now."""
        self.load.append(load_now())
        self.beats.append(beat())


def this_machine(pulse: Pulse) -> Machine:
    """What this runs on."""
    return Machine(
        day=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 1,
        memory_gb=_memory_gb(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        qt=version("PySide6-Essentials"),
        load=pulse.load,
        beats=pulse.beats,
    )


def beat() -> float:
    """Milliseconds of the processor for a piece of work that is always the same: names looked up all over the memory.

    A processor that others use beside us takes longer for it, by its own clock, too: they share its caches. What fits
    into the small ones hardly tells: it was off by 3 % while this, and a key in the window, was off by 17 %.
    """
    names, order = _names()
    taken = []
    for _ in range(_BEATS):
        begun = time.process_time()
        sum(names[name][0] for name in order)
        taken.append((time.process_time() - begun) * 1_000)
    return median(taken)


@cache
def _names() -> tuple[dict[str, list[int]], list[str]]:
    """Some 60 MB of names, and those that are looked up."""
    chance = Random(_SEED)  # noqa: S311 - no secret
    names = {f"name {at}": [at] for at in range(_NAMES)}
    return names, [f"name {chance.randrange(_NAMES)}" for _ in range(_LOOKED_UP)]


def drift(*runs: Machine) -> float:
    """How far the machine itself was off in these runs, as a part: half of what nine of ten beats lie apart."""
    beats = [beat for run in runs for beat in run.beats]
    if not beats:
        return 0.0
    return (percentile(beats, 90) - percentile(beats, 10)) / 2 / median(beats)


def load_now() -> float:
    """The mean number of those that want a processor in the last minute; 0 where the system does not say."""
    return round(os.getloadavg()[0], 2) if sys.platform != "win32" else 0.0


def _memory_gb() -> int:
    known = Path("/proc/meminfo")
    if not known.exists():
        return 0
    return round(int(known.read_text("utf-8").split()[1]) / 1_048_576)
