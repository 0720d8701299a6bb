"""The long runs: `python -m tests.faults` prints one table and keeps it in build/; its status is 1 if a promise fails.

Words behind it choose drivers by name: `python -m tests.faults kills damage`. Each driver has a process of its own, as
many at a time as there are cores; `--rows NAME` is such a process, and prints its rows as JSON.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults import (
    backup_days,
    broken_lists,
    damage,
    encrypted_harm,
    fuzzing,
    ghosts,
    hostile_doors,
    kills,
    nth,
    power,
    salvaging,
    sticks,
    two_programs,
    undo,
    upgrades,
    window,
)
from tests.faults.figures import Figure, table
from tests.support.memory import memory_folder

Driver = Callable[..., Iterable[Figure]]
DRIVERS: dict[str, Driver] = {
    "kills": kills.figures,
    "power": power.figures,
    "nth": nth.figures,
    "window": window.figures,
    "sticks": sticks.figures,
    "two": two_programs.figures,
    "ghosts": ghosts.figures,
    "backups": backup_days.figures,
    "damage": damage.figures,
    "hostile": hostile_doors.figures,
    "encrypted": encrypted_harm.figures,
    "undo": undo.figures,
    "salvage": salvaging.figures,
    "upgrades": upgrades.figures,
    "lines": broken_lists.figures,
    "fuzzing": fuzzing.figures,
}
"""In the order of the table."""
_ROOT = Path(__file__).parents[2]
_KEPT = _ROOT / "build" / "faults"
_ROWS = "--rows"


def run(names: Iterable[str]) -> Iterator[Figure]:
    """Run drivers beside each other and give their rows in the order of the names."""
    with ThreadPoolExecutor(os.cpu_count()) as lanes:
        for rows in lanes.map(_beside, names):
            yield from rows


def _beside(name: str) -> list[Figure]:
    """The rows of a driver in a process of its own; one that is gone without a word is a row, too."""
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.faults", _ROWS, name]
    # Whoever is killed can't tidy up.
    with TemporaryDirectory(prefix="craftdesk-faults-") as left:
        done = subprocess.run(
            command, env={**os.environ, "TMPDIR": left}, stdout=subprocess.PIPE, text=True, check=False, cwd=_ROOT
        )
    try:
        rows = [Figure(**row) for row in json.loads(done.stdout)]
    except ValueError:
        rows = [_broken(name, began, f"status {done.returncode}")]
    for row in rows:
        sys.stderr.write(f"{'ok  ' if row.kept else 'FAIL'} {row.promise} ({row.seconds:.0f} s)\n")
    return rows


def _of(name: str) -> Iterator[Figure]:
    """The rows of a driver; one that breaks down is a row, too, and the others still run."""
    began = time.monotonic()
    with memory_folder() as folder:
        try:
            yield from DRIVERS[name](folder, long=True)
        except Exception as error:  # noqa: BLE001  # whatever it is, it belongs into the table
            traceback.print_exc()
            yield _broken(name, began, type(error).__name__)


def _broken(name: str, began: float, how: str) -> Figure:
    seconds = time.monotonic() - began
    return Figure(promise=f"the driver “{name}” itself", met=False, seconds=seconds, besides=f"it broke down: {how}")


def main(arguments: list[str]) -> int:
    """Run, print, keep."""
    if arguments[:1] == [_ROWS]:
        # What a driver lets the program say must not get between the rows.
        with redirect_stdout(sys.stderr):
            found = [asdict(row) for row in _of(arguments[1])]
        sys.stdout.write(json.dumps(found))
        return 0
    unknown = sorted(set(arguments) - set(DRIVERS))
    if unknown:
        sys.stderr.write(f"there is no {unknown[0]}; there are {', '.join(DRIVERS)}\n")
        return 2
    began, day = time.monotonic(), datetime.now(UTC).date().isoformat()
    rows = list(run(arguments or DRIVERS))
    seconds = round(time.monotonic() - began)
    kept = sum(row.kept for row in rows)
    foot = (
        f"`make faults`, {day}, {platform.machine()} {platform.system()}, {os.cpu_count()} cores, {seconds / 60:.0f}"
        f" min: {kept} of {len(rows)} kept. The same seeds make the same faults on every machine."
    )
    text = f"{table(rows)}\n\n{foot}\n"
    _KEPT.mkdir(parents=True, exist_ok=True)
    drivers = arguments or list(DRIVERS)
    whole = {"date": day, "seconds": seconds, "drivers": drivers, "rows": [asdict(row) for row in rows]}
    (_KEPT / "faults.json").write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", "utf-8")
    (_KEPT / "faults.md").write_text(text, "utf-8")
    sys.stdout.write(text)
    return 0 if kept == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
