"""Whether this machine lets a program be traced, and a program run under strace.

`hindrance()` is empty where tracing works and otherwise says why not: a driver of faults then yields a row with
`not_run`, a test asks for the fixture `may_trace`, which skips it loudly. What was not run is no success.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.support import patience

ROOT = Path(__file__).parents[2]
NOT_RUN = "NOT RUN: "
"""How the reason of every skipped test of faults begins."""


@cache
def hindrance() -> str:
    """Why nothing can be traced here, in one sentence for the table; '' where it can."""
    if not sys.platform.startswith("linux"):
        return "strace records the calls of a program on Linux only"
    strace, probe = shutil.which("strace"), shutil.which("true")
    if strace is None or probe is None:
        return "strace is not installed (on Debian and Ubuntu: apt-get install strace)"
    with tempfile.TemporaryDirectory(prefix="craftdesk-probe-") as folder:
        log = Path(folder) / "log"
        try:
            done = traced([probe], log, calls=("openat",), options=("-e", "inject=fsync:error=EIO"))
        except (OSError, subprocess.TimeoutExpired) as error:
            return f"strace does not run here: {error}"
        if done.returncode == 0 and log.exists() and "openat(" in log.read_text("utf-8", "replace"):
            return ""
    said = (done.stderr or "").strip().splitlines()
    return f"this machine forbids tracing (ptrace): {said[-1] if said else f'status {done.returncode}'}"


def traced(
    command: Sequence[str],
    log: Path,
    *,
    calls: Sequence[str],
    options: Sequence[str] = (),
    environment: Mapping[str, str] | None = None,
    seconds: float = patience.SECONDS,
) -> subprocess.CompletedProcess[str]:
    """Runs a command with all its threads and children under strace; `calls` go into `log`, one a line.

    `options` are further ones of strace (`-y`, `-xx`, `-e inject=…`); `environment` is added to ours. Raises
    TimeoutExpired after `seconds`. The returned status is that of the command.
    """
    return subprocess.run(
        ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(calls)}", *options, *command],
        env={**os.environ, "PYTHONPATH": import_path(), **(environment or {})},
        capture_output=True, text=True, errors="replace", check=False, timeout=seconds, cwd=ROOT,
    )  # fmt: skip


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of ours, in the checkout of the tests."""
    return [sys.executable, "-m", module, *arguments]


def import_path() -> str:
    """What PYTHONPATH has to be so that a child finds the program and the tests where we found them."""
    return os.pathsep.join(path for path in sys.path if path)
