"""An upgrade of the shop file that is killed at each of its steps, and within them: old or new, never between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure

_SHORT, _LONG = ("9", "4", "11"), ("1", "600", "11")


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Kill it before each statement, and at random within some."""
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.upgrade_loop", str(folder), *(_LONG if long else _SHORT)],
        env=environment, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    found = json.loads(done.stdout)
    yield Figure(
        promise="an upgrade never stops half-way",
        injected=found["kills"], half_done=found["between"], corrupt=found["corrupt"],
        seconds=time.monotonic() - began,
        besides=f"{found['statements']} statements; {found['left_old']} left old, {found['left_new']} left new",
        met=found["left_old"] > 0 and found["left_new"] > 0,
    )  # fmt: skip
