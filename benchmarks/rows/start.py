"""From the command to the first painted list, beside an empty window."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.figures import Budget, Figure, Once, Taken, grown
from benchmarks.harness import Bench
from benchmarks.shops import known_at

_WHAT = "start to the first painted list"
_EMPTY = ("-m", "benchmarks.probes.empty_window")
_PATIENCE = 60


def measure(bench: Bench) -> list[Figure]:
    """Start with each shop in turn, and with the empty window after each.

    The first start of each does not count, but at a glance.
    """
    shops = bench.each("T", "S", "M", "L")
    ours: dict[str, list[Once]] = {name: [] for name, _ in shops}
    empty: dict[str, list[Once]] = {name: [] for name, _ in shops}
    for number in range(bench.is_glance, bench.rounds + 1):
        for name, path in shops:
            pair = started(("-m", "craftdesk", str(path)), bench), started(_EMPTY, bench)
            if number:
                ours[name].append(pair[0])
                empty[name].append(pair[1])
    figures = [
        Figure(row="start", what=_WHAT, shop=name, ours=Taken.of(ours[name]), yardstick=Taken.of(empty[name]),
               beside="an empty window", budget=Budget(ratio=1.5))
        for name, _ in shops
    ]  # fmt: skip
    return figures + grown(figures, _WHAT, ("S", "L"), called=f"{_WHAT}, beside S", budget=Budget(ratio=1.1))


def started(arguments: tuple[str, ...], bench: Bench) -> Once:
    """Milliseconds to the first painted picture; the program is ended then, as a system ends it."""
    environment = {
        **known_at(bench.scratch / "start"),
        "QT_QPA_PLATFORM": "offscreen",
        "CRAFTDESK_FIRST_PAINT": "1",
    }
    if not bench.is_glance:
        # An installed program does not compile itself at each start; what is compiled here stays out of the sources.
        environment["PYTHONPYCACHEPREFIX"] = str(bench.scratch / "compiled")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        told = program.stdout.readline().split()
        program.terminate()  # killed, it would leave a sign, and the next start would tell of it
        program.wait(_PATIENCE)
    assert told[:2] == ["first", "paint"], told
    processor = float(told[4]) * 1_000 if "processor" in told else None
    return Once((float(told[2]) - begun) * 1_000, processor)
