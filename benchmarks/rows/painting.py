"""A keystroke in the search box to the painted list, beside painting the same rows; and a jump to the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from statistics import median

from benchmarks.harness import Bench, Figure, percentile


def measure(bench: Bench) -> list[Figure]:
    """Drive the real window in a process of its own."""
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        command = [sys.executable, "-m", "benchmarks.probes.painting", str(path), str(bench.scratch), str(bench.rounds)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
        taken: dict[str, list[float]] = json.loads(done.stdout)
        keystrokes, paintings = taken["keystroke"], taken["painting"]
        for share, budget in ((50, ""), (99, "≤ 1.3 × and ≤ 20 ms")):
            figures.append(
                Figure(
                    row="painting", what=f"a keystroke to the painted list, p{share}", shop=name,
                    ours=percentile(keystrokes, share), yardstick=percentile(paintings, share),
                    beside="painting the same rows", budget=budget, runs=len(keystrokes),
                )
            )  # fmt: skip
        figures.append(
            Figure(
                row="painting", what="jump to the end, painted", shop=name, ours=median(taken["jump"]),
                yardstick=median(paintings), beside="painting alone", budget="≤ 60 ms" if name == "L" else "≤ 30 ms",
                runs=len(taken["jump"]),
            )
        )  # fmt: skip
    return figures
