"""A thousand days of backups under a clock that jumps: never none, never more than forty, each one restored equal.

The book is changed and backed up a few times a day while the clock goes back, goes forth, stands in 1970 or at the
end of 9999, and passes the nights in which it is put forward or back. Now and then a backup is restored, over the
shop or beside it, and must hold what the book held when it was made.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.domain.shop import ShopSettings
from craftdesk.services.backup_files import BackupFile, listed
from craftdesk.services.backup_places import folder_of
from craftdesk.services.backups import BackupService
from craftdesk.services.customers import CustomerService
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.storage.book import Store
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.figures import Figure
from tests.support.homes import own_home
from tests.support.shops import content

MOST = 40
SEED = 20261129
_STRANGE = (
    datetime(1970, 1, 1, 0, 0, 30, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, tzinfo=UTC),  # the night in which Europe's clocks go back
    datetime(2027, 3, 28, 0, 59, tzinfo=UTC),
    datetime(2024, 2, 29, 12, 0, tzinfo=UTC),
)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """The computer's clock: it goes on a few hours at a time, and sometimes jumps."""

    dice: random.Random
    now: datetime = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    jumps: int = 0

    def __call__(self) -> datetime:
        return self.now

    def next_day(self) -> None:
        """A night passes; in one of twenty the clock jumps."""
        roll = self.dice.random()
        if roll < 0.02:
            self.now = self.dice.choice(_STRANGE)
        elif roll < 0.05:
            days = self.dice.choice((-4000, -400, -30, -1, 2, 45, 400, 4000))
            self.now = max(min(self.now, _LAST - timedelta(days=4001)), datetime(1990, 1, 1, tzinfo=UTC))
            self.now += timedelta(days=days, minutes=self.dice.randrange(1440))
        else:
            self.now += timedelta(hours=self.dice.randint(20, 28)) if self.now < _LAST else timedelta(0)
            return
        self.jumps += 1


@dataclass(slots=True)
class Tally:
    """What was seen."""

    backups: int = 0
    restored: int = 0
    unequal: int = 0
    fewest: int = MOST
    most: int = 0
    not_newest: int = 0
    held: dict[str, str] = field(default_factory=dict)


def live(folder: Path, *, days: int, restores: int, seed: int = SEED) -> tuple[Clock, Tally]:
    """Live through the days with one small shop."""
    dice = random.Random(seed)
    clock, tally = Clock(dice), Tally()
    path = folder / "shop.craftdesk"
    ShopFile.create(path, ShopSettings(name="Clay"), clock=clock).close()
    due = set(dice.sample(range(days), restores))
    for day in range(days):
        clock.next_day()
        with ShopFile.open(path, clock=clock) as shop:
            for turn in range(dice.choice((1, 1, 1, 2, 4))):
                if dice.random() < 0.5:
                    CustomerService(Store(shop)).add(Customer(first_name=f"Ida {day}"))
                _back_up(shop, "daily" if turn == 0 else "manual", tally)
        if day in due:
            _restore(path, folder, dice, clock, tally)
    return clock, tally


@contextmanager
def _elsewhere(home: Path) -> Iterator[None]:
    """In a home of its own, in a country that puts its clocks forward and back."""
    try:
        with own_home(home, TZ="Europe/Berlin"):
            _take_zone()
            yield
    finally:
        _take_zone()


def _take_zone() -> None:
    if sys.platform != "win32":
        time.tzset()


def _back_up(shop: ShopFile, reason: str, tally: Tally) -> None:
    service = BackupService(shop)
    made = run(service.back_up(reason=reason))
    found = service.list()
    tally.backups += 1
    tally.held[made.path.name] = _print_of(shop)
    tally.fewest, tally.most = min(tally.fewest, len(found)), max(tally.most, len(found))
    tally.not_newest += not found or found[0].path != made.path


def _restore(path: Path, folder: Path, dice: random.Random, clock: Clock, tally: Tally) -> None:
    with ShopFile.open(path, clock=clock) as shop:
        found = BackupService(shop).list()
    made = dice.choice(found)
    over = dice.random() < 0.5
    target = path if over else folder / f"beside {tally.restored}.craftdesk"
    done = run(restore(made.path, target, clock=clock))
    with ShopFile.open(target, clock=clock) as shop:
        tally.unequal += _print_of(shop) != tally.held.get(made.path.name)
    if done.kept is not None:
        with ShopFile.open(done.kept, read_only=True, clock=clock) as former:
            tally.held[done.kept.name] = _print_of(former)
    tally.restored += 1


def _print_of(shop: ShopFile) -> str:
    reader = shop.reader()
    try:
        return hashlib.sha256(repr(content(reader)).encode()).hexdigest()
    finally:
        shop.close_reader(reader)


def damaged(folder: Path) -> list[BackupFile]:
    """The backups in a folder that are not what their checksum says."""
    return [one for one in listed(folder, "shop") if backup.digest(one.path) != one.sha256]


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """The row of the table."""
    began = time.monotonic()
    days, restores = (1_000, 100) if long else (20, 4)
    with _elsewhere(folder / "home"):
        clock, tally = live(folder, days=days, restores=restores)
        spoilt = damaged(folder_of(folder / "shop.craftdesk"))
    yield Figure(
        promise="backups are good",
        injected=days,
        lost=tally.unequal + tally.not_newest,
        corrupt=len(spoilt),
        seconds=time.monotonic() - began,
        besides=f"{clock.jumps} jumps of the clock; {tally.backups:,} backups, at least {tally.fewest} and at most"
        f" {tally.most} kept; restored {tally.restored - tally.unequal} of {tally.restored} equal",
        met=tally.fewest >= 1 and tally.most <= MOST and tally.restored == restores,
    )
