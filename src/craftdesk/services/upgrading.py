"""Shop files of older versions: brought to the present one after a verified backup, or read in a private copy."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.backups import Backup, BackupService, Risk
from craftdesk.services.running import run
from craftdesk.storage.copies import backup
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import read_header
from craftdesk.storage.file.place import why_not_writable
from craftdesk.storage.file.shop_file import Clock, ShopFile, now_utc
from craftdesk.storage.migrations import Versions, released
from craftdesk.storage.upgrade import upgrading


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """From which version to which, and the backup that was made before."""

    path: Path
    before: int
    now: int
    backup: Backup


def is_older(path: Path, *, known: Versions | None = None) -> bool:
    """Whether a shop file has to be upgraded before it is opened; ShopFileProblem for what is none of ours."""
    known = known or released()
    return 1 <= read_header(path, known=known).version < known.newest


def upgrade(
    path: Path, *, clock: Clock = now_utc, known: Versions | None = None
) -> Generator[Progress, None, Upgraded]:
    """Brings a shop file that nobody has open to the present version: backed up first, then all steps or none."""
    known = known or released()
    version = read_header(path, known=known).version
    with ShopFile.open(path, clock=clock, known=known.until(version)) as shop:
        if shop.read_only:
            raise EnvironmentFailure("shop.read_only", path=str(path), reason=shop.read_only)
        made = yield from BackupService(shop).back_up(reason=Risk.UPGRADE.value)
        with failures(str(path)):
            for _ in upgrading(shop, known):
                yield Progress(0, 0, "upgrade.working")
    return Upgraded(path=path, before=version, now=known.newest, backup=made)


def open_shop(
    path: Path, *, read_only: bool = False, clock: Clock = now_utc, known: Versions | None = None
) -> ShopFile:
    """Opens a shop file of any version: an old one is upgraded where it can be written to, else in a private copy."""
    return run(opening(path, read_only=read_only, clock=clock, known=known))


def opening(
    path: Path, *, read_only: bool = False, clock: Clock = now_utc, known: Versions | None = None
) -> Generator[Progress, None, ShopFile]:
    """The same in steps, for an old file may take minutes."""
    if is_older(path, known=known):
        if read_only or why_not_writable(path):
            return (yield from reading_copy(path, clock=clock, known=known))
        yield from upgrade(path, clock=clock, known=known)
    return ShopFile.open(path, read_only=read_only, clock=clock, known=known)


def reading_copy(
    path: Path, *, clock: Clock = now_utc, known: Versions | None = None
) -> Generator[Progress, None, ShopFile]:
    """An old shop file to look at: a private copy is upgraded and read in its place, the file stays as it is."""
    known = known or released()
    before = known.until(read_header(path, known=known).version)
    with failures(tempfile.gettempdir()):
        folder = Path(tempfile.mkdtemp(prefix="craftdesk-"))
    copy = folder / path.name
    try:
        with ShopFile.open(path, read_only=True, clock=clock, known=before) as shop:
            yield Progress(0, 0, "upgrade.copying")
            with backup.copied(shop, copy) as made:
                made.replace(copy)
        with ShopFile.open(copy, clock=clock, known=before) as old, failures(str(copy)):
            for _ in upgrading(old, known):
                yield Progress(0, 0, "upgrade.working")
        return ShopFile.standing_in(path, copy, reason="older", clock=clock, known=known)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
