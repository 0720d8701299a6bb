"""Rescuing what can be read of a damaged or foreign shop file into a new shop, with a report of every loss."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.domain.salvage import Loss, OtherCopy, SalvageReport
from craftdesk.errors import CraftDeskError, EnvironmentFailure, ShopFileProblem
from craftdesk.services.backup_files import BackupFile, listed
from craftdesk.services.backup_places import SUFFIX, folder_of, stem_of
from craftdesk.services.check import CheckService
from craftdesk.storage.book import Store
from craftdesk.storage.copies import backup
from craftdesk.storage.failures import failures
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.shop_file import ShopFile, now_utc
from craftdesk.storage.salvage.comparing import numbers_missing
from craftdesk.storage.salvage.rescue import rescue

_MOST_TRIED = 3


def salvage(
    source: Path, target: Path, *, clock: Callable[[], datetime] = now_utc
) -> Generator[Progress, None, SalvageReport]:
    """Makes a new shop of what is left of `source`, which is only read; closing the generator leaves no new file.

    ShopFileProblem where nothing is left, ShopLocked while another program has the file, EnvironmentFailure
    `shop.exists` where the new name is taken.
    """
    with failures(str(source)):
        if not source.is_file():
            raise ShopFileProblem("shop.not_a_file" if source.exists() else "shop.missing", path=str(source))
        if source.stat().st_size == 0:
            raise ShopFileProblem("salvage.nothing", path=str(source))
    with failures(str(target)):
        if target.exists():
            code = "salvage.into_itself" if target.resolve() == source.resolve() else "shop.exists"
            raise EnvironmentFailure(code, path=str(target))
    with _locked(source):
        found = yield from rescue(source, target, clock=clock)
    try:
        findings = yield from _checked(target)
        yield Progress(0, 0, "salvage.comparing")
        inside = backup.contents(target)
        other = _other_copy(source, target)
    except GeneratorExit:
        target.unlink(missing_ok=True)
        raise
    return SalvageReport(
        source=source, path=target, kinds=found.kinds, losses=(*found.losses, *findings), lost=found.lost,
        mended=found.mended, doubtful=found.doubtful + len(findings), unnamed=found.unnamed, history=found.history,
        customers=inside.customers, orders=inside.orders, rolled_back=found.rolled_back, sound=not findings,
        backup=other,
    )  # fmt: skip


def free_name(shop: Path, words: str, suffix: str = SUFFIX) -> Path:
    """A name beside a shop file, with some words behind its own, that is not taken yet."""
    target = shop.with_name(f"{shop.stem} {words}{suffix}")
    number = 2
    while target.exists():
        target = shop.with_name(f"{shop.stem} {words} {number}{suffix}")
        number += 1
    return target


def readable_backups(shop: Path) -> list[BackupFile]:
    """The backups of a shop file on this computer that are not encrypted, newest first, whatever state it is in."""
    with suppress(CraftDeskError):
        return [made for made in listed(folder_of(shop), stem_of(shop)) if not made.encrypted]
    return []


@contextmanager
def _locked(source: Path) -> Generator[None, None, None]:
    """Nobody else writes while it is read; where no lock can be made, nobody else can write there either."""
    lock = ShopLock(source)
    with suppress(OSError):
        lock.take()
    try:
        yield
    finally:
        lock.release()


def _checked(target: Path) -> Generator[Progress, None, tuple[Loss, ...]]:
    try:
        with ShopFile.open(target, read_only=True) as shop:
            findings = yield from CheckService(Store(shop)).run()
    except ShopFileProblem as problem:
        # What was brought over is there all the same, and can be looked at in the report.
        return (Loss(problem.code, {**problem.params, "weight": "doubtful"}),)
    return tuple(Loss(one.code, {**one.params, "weight": "doubtful"}) for one in findings.findings)


def _other_copy(source: Path, target: Path) -> OtherCopy | None:
    """The newest backup that can be read, and the numbers it has that the rescued shop has not."""
    for made in readable_backups(source)[:_MOST_TRIED]:
        with suppress(CraftDeskError):
            customers, orders = numbers_missing(made.path, target)
            return OtherCopy(path=made.path, at=made.at, customers=customers, orders=orders)
    return None
