"""A program that is killed while it works: how many of its acknowledged changes are lost, or stand half-done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure

_SHORT, _LONG = 60, 600


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Kill it again and again, in a process of its own: the tests' has threads of Qt, whose locks a fork would copy."""
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill_loop", str(folder), str(_LONG if long else _SHORT), "7"],
        env=environment, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    found = json.loads(done.stdout)
    yield Figure(
        promise="a saved change survives a killed program",
        injected=found["kills"], lost=found["lost"], half_done=found["half_done"], corrupt=found["integrity"],
        seconds=time.monotonic() - began, besides=f"{found['acknowledged']:,} changes acknowledged",
        met=found["acknowledged"] > found["kills"],
    )  # fmt: skip
