"""A disk that fails while a form of the real window saves: what was typed is still there, and is saved again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.own_process import found_by
from tests.faults.tracing import hindrance
from tests.support.memory import memory_folder

_SHORT, _LONG = 8, 200
_SEED = 7
PROMISE = "… and what was typed is still in the form; the same window saves again when there is room"


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Type, let a call fail while it is saved, look, save again."""
    if why := hindrance():
        yield Figure(promise=PROMISE, not_run=why)
        return
    began = time.monotonic()
    with memory_folder() as quick:
        found = found_by("window_loop", quick, _LONG if long else _SHORT, _SEED)
    yield Figure(
        promise=PROMISE, injected=found["hit"], lost=found["lost"] + found["gone"], half_done=found["twice"],
        corrupt=found["unsound"], seconds=time.monotonic() - began,
        besides=f"real window: {found['refused']:,} saves refused in words, {found['kept']:,} times the text still"
        f" stood there; seed {_SEED}",
        met=found["refused"] > 0,
    )  # fmt: skip
