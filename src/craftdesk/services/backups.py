"""Backups of one shop: verified copies with a checksum beside them, made when asked and before every risky act."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import ParamSpec, TypeVar

from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.services.backup_files import BackupFile, listed, local, name_of, thin_out, write_checksum
from craftdesk.services.backup_places import folder_of, stem_of
from craftdesk.services.second_place import SecondPlace
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile

_log = logging.getLogger(__name__)

Result = TypeVar("Result")
Parameters = ParamSpec("Parameters")
MANY = 100
"""From how many records on a change at one go has a backup before it; fewer are easily looked over and undone."""


class Risk(StrEnum):
    """What a backup is made before; the value stands in its name."""

    IMPORT = "import"
    MERGE = "merge"
    BULK = "bulk"
    PRICES = "prices"
    BIN = "bin"
    REVERT = "revert"
    RESTORE = "restore"
    UPGRADE = "upgrade"


_FRESH = {
    Risk.MERGE: timedelta(hours=24),
    Risk.BULK: timedelta(minutes=30),
    Risk.PRICES: timedelta(minutes=30),
    Risk.REVERT: timedelta(minutes=30),
}
"""How old a backup may be to serve before an act that the history takes back exactly; before all others it must be
of this very state of the book. So the backup of the day serves all merges, and ten changes in a row share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup just made: it was compared with the book before it got its name."""

    path: Path
    sha256: str
    customers: int
    orders: int


class BackupService:
    """Making backups of one shop file, and finding them."""

    def __init__(self, shop: ShopFile) -> None:
        self._shop = shop
        self.made = 0
        """How many were made since the shop was opened."""

    @property
    def folder(self) -> Path:
        """Where the backups of this shop go unless the owner chose a folder; shops of one name don't share it."""
        return folder_of(self._shop.path)

    @property
    def _stem(self) -> str:
        return stem_of(self._shop.path)

    def back_up(self, folder: Path | None = None, reason: str = "manual") -> Generator[Progress, None, Backup]:
        """Copies the book, verifies the copy, and thins out older backups; the copy counts only when it is sound."""
        try:
            made = yield from self._backed_up(folder, reason)
        except CraftDeskError as problem:
            _log.info("backup, %s: %s", reason, problem.code)
            raise
        _log.info("backup, %s: verified, %d customers, %d orders", reason, made.customers, made.orders)
        return made

    def _backed_up(self, folder: Path | None, reason: str) -> Generator[Progress, None, Backup]:
        into = folder or self.folder
        yield Progress(0, 3, "backup.copying")
        # A computer that was set up anew counts on from what lies on the stick: the newest has the highest number.
        known = [made.number for made in self.list(into)]
        number = max(*known, SecondPlace(self._shop.path).highest(), 0) + 1
        target = into / name_of(self._stem, self._shop.clock(), number, reason)
        before = backup.contents_of(self._shop)
        with backup.copied(self._shop, target) as copy:
            yield Progress(1, 3, "backup.verifying")
            found = backup.verified(copy, known=self._shop.known)
            after = backup.contents_of(self._shop)
            # Whoever adds customers while it is copied makes three different counts, and none of them is wrong.
            if before == after != found:
                raise EnvironmentFailure("backup.damaged", path=str(target))
            checksum = yield from backup.digesting(copy, "backup.verifying", part=1, parts=3)
            # The last moment to think better of it: what has its name stays.
            yield Progress(3, 3, "backup.verifying")
            write_checksum(target, checksum)
            backup.keep(copy, target)
        self.made += 1
        thin_out(into, self._stem)
        return Backup(path=target, sha256=checksum, customers=found.customers, orders=found.orders)

    def before(self, risk: Risk) -> Generator[Progress, None, Backup]:
        """A backup to come back to after a risky act: one that is there and will do, otherwise a new one."""
        there = self._serving(risk)
        return there if there is not None else (yield from self.back_up(reason=risk.value))

    def guarded(
        self, risk: Risk, act: Callable[Parameters, Result], *args: Parameters.args, **named: Parameters.kwargs
    ) -> Generator[Progress, None, Result]:
        """Does a risky act, with a backup before it; without the backup nothing is done."""
        yield from self.before(risk)
        return act(*args, **named)

    def before_import(self) -> Generator[Progress, None, Backup]:
        """The backup that every import begins with."""
        return self.before(Risk.IMPORT)

    def _serving(self, risk: Risk) -> Backup | None:
        """The newest backup, if it was verified and is of this state of the book or fresh enough for the act."""
        newest = next(iter(self.list()), None)
        if newest is None or not newest.sha256:
            return None
        try:
            inside, state = backup.looked_into(newest.path)
        except CraftDeskError:
            return None
        age = local(self._shop.clock()) - newest.at
        # The name tells the minute; a clock that was put back tells nothing.
        fresh = timedelta(0) <= age < _FRESH.get(risk, timedelta(0))
        if not fresh and state != backup.state_of(self._shop):
            return None
        return Backup(path=newest.path, sha256=newest.sha256, customers=inside.customers, orders=inside.orders)

    def save_copy(self, target: Path) -> Generator[Progress, None, Backup]:
        """Writes the whole book into another file, verified before it gets its name; what stood there is replaced."""
        if target.resolve() == self._shop.path.resolve() and not self._shop.ghost():
            raise EnvironmentFailure("shop.exists", path=str(target))
        yield Progress(0, 2, "backup.copying")
        with backup.copied(self._shop, target) as copy:
            yield Progress(1, 2, "backup.verifying")
            found = backup.verified(copy, known=self._shop.known)
            checksum = yield from backup.digesting(copy, "backup.verifying", part=1, parts=2)
            yield Progress(2, 2, "backup.verifying")
            backup.keep(copy, target)
        return Backup(path=target, sha256=checksum, customers=found.customers, orders=found.orders)

    def due(self, today: date) -> bool:
        """Whether today has no backup yet."""
        return not any(made.at.date() == today for made in self.list())

    def list(self, folder: Path | None = None) -> list[BackupFile]:
        """The backups of this shop in a folder, newest first."""
        return listed(folder or self.folder, self._stem)

    def inside(self, made: BackupFile) -> backup.Contents:
        """What is in a backup."""
        return backup.contents(made.path)
