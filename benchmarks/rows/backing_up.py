"""A verified backup and putting one back, beside copying the file."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.figures import Clock, Figure
from benchmarks.harness import Bench
from benchmarks.shops import copied
from craftdesk.services.backups import BackupService
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile


def measure(bench: Bench) -> list[Figure]:
    """Of S and M; L would only be four times M."""
    return [figure for name, path in bench.each("T", "S", "M") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    copy, plain = copied(path, bench.scratch / path.name), bench.scratch / "plain"
    folder = bench.scratch / "backups"
    made: list[Path] = []

    def by_hand() -> None:
        shutil.copyfile(path, plain)
        plain.unlink()

    with ShopFile.open(copy) as shop:
        service = BackupService(shop)
        backup, copying = bench.in_turn(lambda: made.append(run(service.back_up(folder)).path), by_hand)
    back, _ = bench.in_turn(lambda: run(restore(made[-1], copy)), by_hand)
    copy.unlink()
    shutil.rmtree(folder)
    return [
        Figure(row="backup", what=what, shop=name, ours=ours, yardstick=copying, beside="copying the file",
               clock=Clock.WALL)
        for what, ours in (
            ("back up: copied, verified, SHA-256", backup),
            ("restore a backup: verified, the present state backed up", back),
        )
    ]  # fmt: skip
