"""From the command to the first painted list, beside an empty window; and what the idle program holds in memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.figures import Budget, Figure, Taken, grown
from benchmarks.harness import Bench
from benchmarks.shops import known_at

_SETTLED_AFTER = 2.5
_PATIENCE = 60


def started(arguments: list[str], scratch: Path, *, settle: float = 0.0) -> tuple[float, float]:
    """Milliseconds to the first painted picture, and MB of memory after a while; the program is ended."""
    environment = {
        **known_at(scratch / "start"),
        "QT_QPA_PLATFORM": "offscreen",
        "CRAFTDESK_FIRST_PAINT": "1",
        # An installed program does not compile itself at each start; what is compiled here stays out of the sources.
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        line = program.stdout.readline()
        time.sleep(settle)
        memory = _resident(program.pid)
        program.kill()
        program.wait(_PATIENCE)
    assert line.startswith("first paint"), line
    return (float(line.split()[-1]) - begun) * 1_000, memory


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(bench: Bench) -> list[Figure]:
    """Start with each shop in turn with the empty window."""
    empty = ["-m", "benchmarks.probes.empty_window"]
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        started(["-m", "craftdesk", str(path)], bench.scratch)
        pairs = [
            (started(["-m", "craftdesk", str(path)], bench.scratch)[0], started(empty, bench.scratch)[0])
            for _ in range(bench.rounds)
        ]
        figures.append(
            Figure(
                row="start", what="start to the first painted list", shop=name,
                ours=Taken.values([pair[0] for pair in pairs]), yardstick=Taken.values([pair[1] for pair in pairs]),
                beside="an empty window", budget=Budget(ratio=1.5),
            )
        )  # fmt: skip
        _, memory = started(["-m", "craftdesk", str(path)], bench.scratch, settle=_SETTLED_AFTER)
        _, bare = started(empty, bench.scratch, settle=0.5)
        figures.append(
            Figure(row="idle", what="memory when idle", shop=name, ours=Taken.values([memory]),
                   yardstick=Taken.values([bare]), beside="an empty window",
                   budget=Budget(most=220 if name == "L" else 160), unit="MB")
        )  # fmt: skip
    return figures + grown(
        figures, "start to the first painted list", ("S", "L"), called="start with L", budget=Budget(ratio=1.1)
    )
