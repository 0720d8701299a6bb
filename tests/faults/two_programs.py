"""Two programs on one shop file: nothing is lost, whoever comes second is told who has it, nobody sees a half."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.own_process import found_by
from tests.support.memory import memory_folder

_SHORT, _LONG = 80, 800
_SEED = 7


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Two processes increase the same number: by turns as programs do, and at once on raw connections."""
    began = time.monotonic()
    if long:
        found = found_by("two_loop", folder, _LONG, _SEED)
    else:
        with memory_folder() as quick:
            found = found_by("two_loop", quick, _SHORT, _SEED)
    yield Figure(
        promise="two programs on one file", injected=found["increments"], lost=found["lost"],
        half_done=found["halves"], seconds=time.monotonic() - began,
        besides=f"increments from two processes; {found['refused']:,} times refused, always told by whom;"
        f" {found['looks']:,} looks beside a writer; {found['holders']} killed holders barred nobody; seed {_SEED}",
        met=found["died"] == 0
        and found["refused"] == found["named"] > 0
        and found["holders"] == found["holders_named"]
        and found["states"] > 1,
    )  # fmt: skip
