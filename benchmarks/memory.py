"""How much memory processes hold, where the system tells."""

from __future__ import annotations

from pathlib import Path

_PROC = Path("/proc")
_FORGET_THE_PEAK = "5"


def resident(process: int | str = "self") -> float:
    """MB that a process holds now; 0 where nobody says."""
    return _told(process, "VmRSS")


def forget_peak() -> float:
    """Begin to watch this process for its largest size; MB that it holds now."""
    place = _PROC / "self" / "clear_refs"
    if place.exists():
        place.write_text(_FORGET_THE_PEAK, "ascii")
    return resident()


def peak() -> float:
    """The most MB that this process has held since."""
    return _told("self", "VmHWM")


def _told(process: int | str, what: str) -> float:
    place = _PROC / str(process) / "status"
    lines = place.read_text("utf-8").splitlines() if place.exists() else []
    return next((int(line.split()[1]) / 1_024 for line in lines if line.startswith(what)), 0.0)
