"""Runs a loop of faults in a process of its own: that of the tests has threads of Qt, whose locks a fork would copy."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from tests.faults.tracing import ROOT, import_path, python


def found_by(module: str, *arguments: object) -> dict[str, Any]:
    """What `python -m tests.faults.MODULE` prints at its end; what it tells on its standard error is shown."""
    done = subprocess.run(
        python(f"tests.faults.{module}", *map(str, arguments)), env={**os.environ, "PYTHONPATH": import_path()},
        stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(done.stdout)
    return found
