"""The long runs: `python -m tests.faults` prints one table and keeps it in build/; its status is 1 if a promise fails.

Words behind it choose drivers by name: `python -m tests.faults kills damage`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.faults import (
    backup_days,
    broken_lists,
    fuzzing,
    ghosts,
    kills,
    nth,
    power,
    two_programs,
    undo,
    upgrades,
)
from tests.faults.figures import Figure, table

Driver = Callable[..., Iterable[Figure]]
DRIVERS: dict[str, Driver] = {
    "kills": kills.figures,
    "power": power.figures,
    "nth": nth.figures,
    "two": two_programs.figures,
    "ghosts": ghosts.figures,
    "backups": backup_days.figures,
    "undo": undo.figures,
    "upgrades": upgrades.figures,
    "lines": broken_lists.figures,
    "fuzzing": fuzzing.figures,
}
"""In the order of the table."""
_KEPT = Path(__file__).parents[2] / "build" / "faults"


def run(names: Iterable[str]) -> Iterator[Figure]:
    """Run drivers one after the other, each in a folder of its own, and tell each row as it comes."""
    for name in names:
        with tempfile.TemporaryDirectory(prefix="craftdesk-faults-") as folder:
            for figure in DRIVERS[name](Path(folder), long=True):
                sys.stderr.write(f"{'ok  ' if figure.kept else 'FAIL'} {figure.promise}\n")
                yield figure


def main(arguments: list[str]) -> int:
    """Run, print, keep."""
    unknown = sorted(set(arguments) - set(DRIVERS))
    if unknown:
        sys.stderr.write(f"there is no {unknown[0]}; there are {', '.join(DRIVERS)}\n")
        return 2
    rows = list(run(arguments or DRIVERS))
    _KEPT.mkdir(parents=True, exist_ok=True)
    (_KEPT / "faults.json").write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n", "utf-8")
    (_KEPT / "faults.md").write_text(table(rows) + "\n", "utf-8")
    sys.stdout.write(table(rows) + "\n")
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
