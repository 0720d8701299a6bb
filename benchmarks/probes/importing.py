"""A program that brings one file into a shop, takes it back, and tells what that took: processor, memory above idle.

`python -m benchmarks.probes.importing SHOP FILE`; a shop that is not there is made.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from pathlib import Path

from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile

_STATUS = Path("/proc/self/status")
_FORGET_PEAK = "5"


def main(path: Path, file: Path) -> None:
    """Import, undo, and print JSON: rows, milliseconds of the processor for both, megabytes."""
    settings = ShopSettings(name="Import", currency="USD", country="US")
    with ShopFile.open(path) if path.exists() else ShopFile.create(path, settings) as shop:
        desk = Desk.open(shop)
        with desk.store.reading() as book:
            book.raw.execute("SELECT count(*) FROM listing").fetchone()
        gc.collect()
        gc.disable()
        idle = _peak(forget=True)
        begun = time.process_time()
        plan = run(plan_import(desk, file))
        run(apply_import(desk, plan))
        taken = time.process_time() - begun
        memory = _peak() - idle
        begun = time.process_time()
        desk.history.undo()
        undone = time.process_time() - begun
    told = {"rows": plan.counts.rows.read, "import": taken * 1_000, "undo": undone * 1_000, "memory": memory}
    sys.stdout.write(json.dumps(told) + "\n")


def _peak(*, forget: bool = False) -> float:
    """The most memory so far, in MB; 0 where the system doesn't tell."""
    if not _STATUS.exists():
        return 0.0
    if forget:
        Path("/proc/self/clear_refs").write_text(_FORGET_PEAK, "ascii")
    lines = dict(line.split(":", 1) for line in _STATUS.read_text("ascii", "replace").splitlines() if ":" in line)
    return int(lines["VmHWM"].split()[0]) / 1_024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
