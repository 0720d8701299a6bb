"""A keystroke in the search box to the painted list, beside painting the same rows; and a jump to the end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from benchmarks.figures import Budget, Figure, Once, Taken, grown
from benchmarks.harness import Bench

_MOST_ROUNDS = 3
"""Each types for twenty seconds with all shops together."""


def measure(bench: Bench) -> list[Figure]:
    """Drive the real window in a process of its own."""
    figures = []
    for name, path in bench.each("T", "S", "M", "L"):
        rounds = 0 if bench.is_glance else min(bench.rounds, _MOST_ROUNDS)
        command = [sys.executable, "-m", "benchmarks.probes.painting", str(path), str(bench.scratch), str(rounds)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
        taken: dict[str, list[tuple[float, float]]] = json.loads(done.stdout)
        runs = {step: [Once(*pair) for pair in pairs] for step, pairs in taken.items()}
        keystrokes, paintings, jumps = runs["keystroke"], runs["painting"], runs["jump"]
        for share in (50, 99):
            budget = Budget(ratio=1.3, most=20) if share == 99 and name != "L" else Budget()
            figures.append(
                Figure(
                    row="painting", what=f"a keystroke to the painted list, p{share}", shop=name,
                    ours=Taken.of(keystrokes, share), yardstick=Taken.of(paintings, share),
                    beside="painting rows of which nothing is kept", budget=budget,
                )
            )  # fmt: skip
        figures.append(
            Figure(
                row="painting", what="jump to the end, painted", shop=name, ours=Taken.of(jumps),
                yardstick=Taken.of(paintings), beside="painting alone",
                budget=Budget(most=60 if name == "L" else 30),
            )
        )  # fmt: skip
        figures += [
            Figure(row="painting", what=what, shop=name, ours=Taken.of(runs[step], share),
                   yardstick=Taken.of(paintings), beside="painting alone", budget=budget)
            for what, step, share, budget in (
                ("the same rows painted again, p99", "again", 99, Budget()),
                ("several words, or a beginning of many: to the painted list, p99", "hard", 99, Budget()),
                ("all orders: the first visit", "orders visit", 50, Budget()),
                ("all orders: a keystroke to the painted list, p50", "orders keystroke", 50, Budget()),
                ("all orders: a keystroke to the painted list, p99", "orders keystroke", 99,
                 Budget(most=20) if name != "L" else Budget()),
            )
        ]  # fmt: skip
        figures += [
            Figure(row="painting", what=what, shop=name, ours=Taken.of(runs[step], 99), yardstick=Taken.of(paintings),
                   beside="painting alone", budget=Budget(most=round(1_000 / 60, 1)))
            for what, step in (("scroll: a frame, p99", "scroll"), ("drag the scroll bar: a frame, p99", "drag"))
        ]  # fmt: skip
    what = "a keystroke to the painted list, p99"
    return figures + grown(figures, what, ("M", "L"), called=f"{what}, beside M", budget=Budget(ratio=2))
