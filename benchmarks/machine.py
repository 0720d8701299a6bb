"""What a run was measured on, and how busy it was."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path


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

    def sentence(self) -> str:
        """One sentence for the head of the table."""
        load = f"; {min(self.load):.1f} to {max(self.load):.1f} others and ours at work" if self.load else ""
        return (
            f"Measured on {self.day}: {self.cores} cores, {self.memory_gb} GiB, {self.system}, Python {self.python},"
            f" SQLite {self.sqlite}, Qt {self.qt}{load}."
        )


def this_machine(load: list[float]) -> Machine:
    """What this runs on."""
    return Machine(
        day=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count() or 1,
        memory_gb=_memory_gb(),
        system=f"{platform.system()} {platform.machine()}",
        python=platform.python_version(),
        sqlite=sqlite3.sqlite_version,
        qt=version("PySide6-Essentials"),
        load=load,
    )


def load_now() -> float:
    """The mean number of those that want a processor in the last minute; 0 where the system does not say."""
    return round(os.getloadavg()[0], 2) if sys.platform != "win32" else 0.0


def _memory_gb() -> int:
    known = Path("/proc/meminfo")
    if not known.exists():
        return 0
    return round(int(known.read_text("utf-8").split()[1]) / 1_048_576)
