"""What the program takes of memory and processor while nobody does anything, beside an empty window.

Looked at when everything that a start does beside the window is over: the proof of the file, the day's backup.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.figures import Budget, Clock, Figure, Taken, grown
from benchmarks.harness import Bench
from benchmarks.memory import resident
from benchmarks.shops import copied, known_at

_EMPTY = "benchmarks.probes.empty_window"
_PROC = Path("/proc")
_LOOK_S, _GLANCE_S, _QUIET_LOOKS, _PATIENCE_S = 0.5, 0.05, 4, 150.0
_QUIET = 0.02
"""A program that takes less of a processor than this has come to rest."""


def measure(bench: Bench) -> list[Figure]:
    """The program with each shop; nothing where the system doesn't tell of its processes."""
    if not _PROC.joinpath("self", "schedstat").exists():
        return []
    seconds = 0.1 if bench.is_glance else min(max(bench.seconds, 0.5), 5.0)
    with _running(bench, ["-m", _EMPTY]) as bare:
        rest = _share(bare, seconds)
        plain = Taken.values([resident(bare)])
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        copy = copied(path, bench.scratch / path.name)
        with _running(bench, ["-m", "craftdesk", str(copy)]) as program:
            share, memory = _share(program, seconds), Taken.values([resident(program)])
        copy.unlink()
        figures += [
            Figure(row="idle", what="processor when idle", shop=name, ours=share, yardstick=rest,
                   beside="an empty window", budget=Budget(most=0.5), unit="%", clock=Clock.WALL),
            Figure(row="idle", what="memory when idle", shop=name, ours=memory, yardstick=plain,
                   beside="an empty window", budget=Budget() if name == "L" else Budget(most=160), unit="MB"),
        ]  # fmt: skip
    called = "memory when idle, beside M"
    return figures + grown(figures, "memory when idle", ("M", "L"), called=called, budget=Budget(beyond=60))


@contextmanager
def _running(bench: Bench, arguments: list[str]) -> Iterator[int]:
    """A program that has painted and come to rest; ended at the end."""
    environment = known_at(bench.scratch / "idle") | {"CRAFTDESK_FIRST_PAINT": "1"}
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline().startswith(b"first paint")
            _rested(program.pid, _GLANCE_S if bench.is_glance else _LOOK_S)
            yield program.pid
        finally:
            program.kill()
            program.wait()


def _rested(process: int, look: float) -> None:
    until, quiet = time.monotonic() + _PATIENCE_S, 0
    while quiet < _QUIET_LOOKS and time.monotonic() < until:
        before = _worked(process)
        time.sleep(look)
        quiet = quiet + 1 if _worked(process) - before < _QUIET * look else 0


def _share(process: int, seconds: float) -> Taken:
    """How much of one processor it takes, in %, in each of five parts of so many seconds."""
    taken = []
    for _ in range(5):
        begun, before = time.monotonic(), _worked(process)
        time.sleep(seconds / 5)
        taken.append((_worked(process) - before) / (time.monotonic() - begun) * 100)
    return Taken.values(taken)


def _worked(process: int) -> float:
    """Seconds of the processor that all threads of a process have had."""
    threads = _PROC.joinpath(str(process), "task").iterdir()
    return sum(int((thread / "schedstat").read_text("ascii").split()[0]) for thread in threads) / 1e9
