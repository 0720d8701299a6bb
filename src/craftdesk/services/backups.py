"""Backups: verified copies with a checksum beside them, the older ones thinned out.

A backup is called `clay_2026-11-22_1805_00042_import.craftdesk`: the shop, when, its running number, what for.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from craftdesk import paths
from craftdesk.domain.backup_rotation import Made, kept
from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure
from craftdesk.storage import backup
from craftdesk.storage.failures import failures
from craftdesk.storage.shop_file import ShopFile

_NAME = re.compile(r"(.+)_(\d{4}-\d{2}-\d{2})_(\d{4})_(\d{5,})_([a-z]+)\.craftdesk")
_SUFFIX = ".craftdesk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup just made: it was compared with the book before it got its name."""

    path: Path
    sha256: str
    customers: int
    orders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in a folder; `reason`: manual, import, daily. `sha256` is empty where the checksum file is missing."""

    path: Path
    number: int
    at: datetime
    reason: str
    size: int
    sha256: str


class BackupService:
    """Making backups of one shop file, and finding them."""

    def __init__(self, shop: ShopFile) -> None:
        self._shop = shop

    @property
    def folder(self) -> Path:
        """Where the backups of this shop go unless the owner chose a folder; shops of one name don't share it."""
        whole = str(self._shop.path.resolve()).encode("utf-8", "surrogatepass")
        return paths.backup_dir() / f"{self._stem}-{hashlib.sha256(whole).hexdigest()[:8]}"

    @property
    def _stem(self) -> str:
        return self._shop.path.name.removesuffix(_SUFFIX)

    def back_up(self, folder: Path | None = None, reason: str = "manual") -> Generator[Progress, None, Backup]:
        """Copies the book, verifies the copy, and thins out older backups; the copy counts only when it is sound."""
        into = folder or self.folder
        yield Progress(0, 3, "backup.copying")
        number = max((made.number for made in self.list(into)), default=0) + 1
        now = self._shop.clock().astimezone()
        stamp = f"{now.date().isoformat()}_{now.hour:02d}{now.minute:02d}"
        target = into / f"{self._stem}_{stamp}_{number:05d}_{reason}{_SUFFIX}"
        before = backup.contents_of(self._shop)
        with backup.copied(self._shop, target) as copy:
            yield Progress(1, 3, "backup.verifying")
            found = backup.verified(copy)
            after = backup.contents_of(self._shop)
            # Whoever adds customers while it is copied makes three different counts, and none of them is wrong.
            if before == after != found:
                raise EnvironmentFailure("backup.damaged", path=str(target))
            checksum = backup.digest(copy)
            yield Progress(2, 3, "backup.verifying")
            backup.keep(copy, target)
        with failures(str(into)):
            _checksum_file(target).write_text(f"{checksum}  {target.name}\n", "utf-8")
            self._thin_out(into)
        yield Progress(3, 3, "backup.verifying")
        return Backup(path=target, sha256=checksum, customers=found.customers, orders=found.orders)

    def before_import(self) -> Generator[Progress, None, Backup]:
        """The backup that every import begins with."""
        return self.back_up(reason="import")

    def save_copy(self, target: Path) -> Generator[Progress, None, Backup]:
        """Writes the whole book into another file, verified before it gets its name; what stood there is replaced."""
        if target.resolve() == self._shop.path.resolve():
            raise EnvironmentFailure("shop.exists", path=str(target))
        yield Progress(0, 2, "backup.copying")
        with backup.copied(self._shop, target) as copy:
            yield Progress(1, 2, "backup.verifying")
            found = backup.verified(copy)
            checksum = backup.digest(copy)
            backup.keep(copy, target)
        yield Progress(2, 2, "backup.verifying")
        return Backup(path=target, sha256=checksum, customers=found.customers, orders=found.orders)

    def due(self, today: date) -> bool:
        """Whether today has no backup yet."""
        return not any(made.at.date() == today for made in self.list())

    def list(self, folder: Path | None = None) -> list[BackupFile]:
        """The backups of this shop in a folder, newest first."""
        into = folder or self.folder
        if not into.is_dir():
            return []
        with failures(str(into)):
            found = [made for path in into.iterdir() if (made := self._known(path)) is not None]
        return sorted(found, key=lambda made: made.number, reverse=True)

    def inside(self, made: BackupFile) -> backup.Contents:
        """What is in a backup."""
        return backup.contents(made.path)

    def _known(self, path: Path) -> BackupFile | None:
        match = _NAME.fullmatch(path.name)
        if match is None or match[1] != self._stem or not path.is_file():
            return None
        try:
            at = datetime.fromisoformat(f"{match[2]}T{match[3][:2]}:{match[3][2:]}").astimezone()
        except ValueError:
            return None
        return BackupFile(
            path=path,
            number=int(match[4]),
            at=at,
            reason=match[5],
            size=path.stat().st_size,
            sha256=_read_checksum(path),
        )

    def _thin_out(self, folder: Path) -> None:
        made = self.list(folder)
        stay = kept(Made(one.number, one.at.date()) for one in made)
        for one in made:
            if one.number not in stay:
                _checksum_file(one.path).unlink(missing_ok=True)
                one.path.unlink(missing_ok=True)


def _checksum_file(path: Path) -> Path:
    return path.with_name(path.name + ".sha256")


def _read_checksum(path: Path) -> str:
    try:
        return _checksum_file(path).read_text("utf-8").partition(" ")[0]
    except (OSError, UnicodeDecodeError):
        return ""
