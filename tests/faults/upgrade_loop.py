"""Killing an upgrade at every step: `python -m tests.faults.upgrade_loop FOLDER EVERY KILLS SEED`.

A process without Qt, whose threads a fork would copy. First it is killed before every EVERYth statement of the
upgrade and after the last one, then in the midst of some by SQLite's own progress handler. What is left must be the
old file or the new one, and a second try must make the new one.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from craftdesk.errors import ShopFileProblem
from craftdesk.services.upgrading import is_older
from craftdesk.storage.book import Store
from craftdesk.storage.checks import file_findings
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.upgrade import upgrading
from tests.support.dumps import Dump, dump
from tests.support.golden import clock, golden
from tests.support.upgrades import versions_for_tests

_KNOWN = versions_for_tests()


def main(folder: Path, every: int, kills: int, seed: int) -> dict[str, int]:
    """Kill and look."""
    old, new = folder / "old.craftdesk", folder / "new.craftdesk"
    shutil.copyfile(golden(1), old)
    shutil.copyfile(golden(1), new)
    steps = len(list(_steps(new)))
    wanted = {"old": dump(old), "new": dump(new)}
    found = {"kills": 0, "statements": steps, "left_old": 0, "left_new": 0, "between": 0, "corrupt": 0}
    victim = folder / "victim.craftdesk"
    dice = random.Random(seed)
    for number in sorted({*range(0, steps, every), steps - 1, steps}):
        _killed(victim, old, partial(_die_before, victim, number))
        _judge(victim, wanted, found)
    for _ in range(kills):
        _killed(victim, old, partial(_die_within, victim, dice.randrange(1, 40_000)))
        _judge(victim, wanted, found)
    return found


def _steps(path: Path) -> list[str]:
    with ShopFile.open(path, clock=clock, known=_KNOWN.until(1)) as shop:
        return list(upgrading(shop, _KNOWN))


def _killed(victim: Path, old: Path, fate: Callable[[], None]) -> None:
    for left in (victim, victim.with_name(victim.name + "-journal")):
        left.unlink(missing_ok=True)
    shutil.copyfile(old, victim)
    child = os.fork()
    if child == 0:
        try:
            fate()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def _die_before(path: Path, number: int) -> None:
    with ShopFile.open(path, clock=clock, known=_KNOWN.until(1)) as shop:
        for at, _ in enumerate(upgrading(shop, _KNOWN)):
            if at == number:
                os.kill(os.getpid(), signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


def _die_within(path: Path, instructions: int) -> None:
    with ShopFile.open(path, clock=clock, known=_KNOWN.until(1)) as shop:
        shop.writer().set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), instructions)
        for _ in upgrading(shop, _KNOWN):
            pass
        os.kill(os.getpid(), signal.SIGKILL)


def _judge(victim: Path, wanted: dict[str, Dump], found: dict[str, int]) -> None:
    found["kills"] += 1
    left = _state(victim, wanted)
    found[f"left_{left}" if left in wanted else "between"] += 1
    if is_older(victim, known=_KNOWN):
        _steps(victim)
    with ShopFile.open(victim, clock=clock, known=_KNOWN) as shop, Store(shop).reading() as book:
        found["corrupt"] += bool(list(file_findings(book.raw)))
    found["between"] += dump(victim) != wanted["new"]


def _state(victim: Path, wanted: dict[str, Dump]) -> str:
    """Which of the two it is, after the gate has put right what was cut off."""
    for known in (_KNOWN.until(1), _KNOWN):
        try:
            ShopFile.open(victim, clock=clock, known=known).close()
        except ShopFileProblem:
            continue
    there = dump(victim)
    return next((name for name, one in wanted.items() if one == there), "neither")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), *map(int, sys.argv[2:5]))) + "\n")
