"""What a run of faults found: one row of the table that `make faults` prints.

Each driver of this folder has a function `figures(folder, *, long)` that does the work in an empty folder and yields
its rows; the tests call it with `long=False` and assert, `python -m tests.faults` with `long=True` and prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

_HEAD = ("promise", "faults injected", "acknowledged lost", "half-done", "corrupt", "seconds", "besides")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One promise of the shop file, and how often it was put to the test.

    `injected` counts kills, crash states, failing calls, damaged copies, simulated days; `besides` says what else the
    promise names. `met` is the driver's own judgement. `not_run` says why nothing was tried: that is no success.
    """

    promise: str
    injected: int = 0
    lost: int = 0
    half_done: int = 0
    corrupt: int = 0
    seconds: float = 0.0
    besides: str = ""
    met: bool = True
    not_run: str = ""

    @property
    def kept(self) -> bool:
        """Whether it was tried, and held."""
        return self.met and not (self.not_run or self.lost or self.half_done or self.corrupt)


def table(rows: Iterable[Figure]) -> str:
    """The rows in Markdown, those that do not hold in bold."""
    lines = [_line(_HEAD), _line(("---", *("---:",) * 5, "---"))]
    return "\n".join(chain(lines, (_line(_cells(row)) for row in rows)))


def _cells(row: Figure) -> tuple[str, ...]:
    promise = row.promise if row.kept else f"**{row.promise}**"
    if row.not_run:
        return (promise, *("–",) * 5, f"**not run**: {row.not_run}")
    numbers = (row.injected, row.lost, row.half_done, row.corrupt, round(row.seconds))
    return (promise, *(f"{number:,}" for number in numbers), row.besides)


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
