"""A disk that is full, fails, turns read-only or is pulled out at any moment: a fault at every n-th call."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.figures import Figure
from tests.faults.own_process import found_by
from tests.faults.tracing import hindrance
from tests.support.memory import memory_folder

_SHORT, _LONG = 66, 2_200
_SEED = 7
FAILING = "disk full, failing writes, stick pulled: the same desk saves again when there is room"
TRUTH = "“error” is not “not saved”: after a failed commit it is said which it is"


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Let calls fail, one at a time, from then on, or for a while; then lift the fault and go on."""
    if why := hindrance():
        yield from (Figure(promise=promise, not_run=why) for promise in (FAILING, TRUTH))
        return
    began = time.monotonic()
    with memory_folder() as quick:
        found = found_by("nth_loop", quick, _LONG if long else _SHORT, _SEED)
    for trouble in found["troubles"]:
        sys.stderr.write(f"     {trouble}\n")
    took = time.monotonic() - began
    yield Figure(
        promise=FAILING, injected=found["injected"], lost=found["lost"], half_done=found["half_done"],
        corrupt=found["corrupt"], seconds=took,
        besides=f"{len(found['plays'])} acts; {found['kills']:,} of the faults were kills; seed {_SEED}"
        + (f"; **odd: {found['trouble']}**" if found["trouble"] else ""),
        met=found["trouble"] == 0 and found["injected"] > (1_000 if long else 30),
    )  # fmt: skip
    yield Figure(
        promise=TRUTH, injected=found["failed_changes"], seconds=took,
        besides=f"saves that failed; {found['saved_after_all']:,} more were saved all the same and said so;"
        f" {found['unknown']} times nobody could look; said wrongly {found['lies']}",
        met=found["lies"] == 0 and found["failed_changes"] > 0,
    )  # fmt: skip
