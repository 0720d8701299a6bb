"""Undo and redo in a program that is killed and opened again: undo all is what was before, redo all what came after."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.own_process import found_by

_SHORT, _LONG = 12, 900
_SEED = 7


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Live through random histories; hypothesis tells of the shortest one that breaks the law."""
    began, promise = time.monotonic(), "undo all is what was before, redo all what came after"
    try:
        found = found_by("undo_loop", _LONG if long else _SHORT, _SEED)
    except subprocess.CalledProcessError:
        yield Figure(promise=promise, met=False, seconds=time.monotonic() - began, besides="see the history above")
        return
    yield Figure(
        promise=promise, injected=found["kills"], seconds=time.monotonic() - began,
        besides=f"{found['steps']:,} random operations, {found['undone']:,} undone, {found['redone']:,} redone; seed"
        f" {_SEED}",
        met=found["kills"] > found["kept"] > 0 and (not long or found["steps"] >= 10_000),
    )  # fmt: skip
