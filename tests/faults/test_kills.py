"""A program that is killed while it works loses nothing that it said was saved."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

KILLS = 200


def test_two_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    # In a process of its own: the tests' has threads of Qt, and a fork would copy their locks.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.kill_loop", str(tmp_path), str(KILLS), "7"],
        env=environment, capture_output=True, text=True, check=False,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == KILLS
    assert found["acknowledged"] > KILLS  # more than one change a life
    assert {name: found[name] for name in ("lost", "half_done", "integrity")} == {
        "lost": 0, "half_done": 0, "integrity": 0,
    }  # fmt: skip
