"""A program that is killed while it works: how many of its acknowledged changes are lost, or stand half-done."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.own_process import found_by
from tests.support.memory import memory_folder

_SHORT, _LONG = 40, 1_000
_SEED = 7


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Kill it again and again."""
    began = time.monotonic()
    if long:
        found = found_by("kill_loop", folder, _LONG, _SEED)
    else:
        with memory_folder() as quick:
            found = found_by("kill_loop", quick, _SHORT, _SEED)
    yield Figure(
        promise="a saved change survives a killed program",
        injected=found["kills"], lost=found["lost"], half_done=found["half_done"], corrupt=found["integrity"],
        seconds=time.monotonic() - began,
        besides=f"{found['acknowledged']:,} acts of {found['ways']} ways acknowledged; {found['cut_off']:,} kills amid"
        f" writing; seed {_SEED}",
        met=found["acknowledged"] > found["kills"] and found["cut_off"] > found["kills"] / 20,
    )  # fmt: skip
