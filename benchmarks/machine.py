"""What a run was measured on, and how busy it was."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks.figures import percentile

_BEATS = 5


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
    """Milliseconds of the processor for a piece of work that is always the same: a table filled, sorted and read.

    A processor that others use beside us takes longer for it, by its clock, too: they share its caches.
    """
    taken = []
    for _ in range(_BEATS):
        begun = time.process_time()
        with closing(sqlite3.connect(":memory:")) as raw:
            raw.execute("CREATE TABLE t (name TEXT, at INTEGER)")
            raw.executemany("INSERT INTO t VALUES (?, ?)", ((f"{at * 7919 % 10_007}", at) for at in range(10_000)))
            raw.execute("SELECT * FROM t ORDER BY lower(name)").fetchall()
        taken.append((time.process_time() - begun) * 1_000)
    return median(taken)


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
