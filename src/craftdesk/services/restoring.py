"""Putting a backup in the place of a shop file: checked first, the present state kept, then swapped in one step."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.backup_files import local, read_checksum
from craftdesk.services.backup_keys import key_for
from craftdesk.services.backup_places import folder_of
from craftdesk.services.backups import BackupService, Risk
from craftdesk.storage.copies import backup, encrypted_file, plain_file
from craftdesk.storage.copies.origin import origin
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import has_journal, journal_path
from craftdesk.storage.file.lock import ShopLock
from craftdesk.storage.file.removing import let_go
from craftdesk.storage.file.shop_file import ShopFile, now_utc
from craftdesk.storage.file.syncing import make_folder, sync_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is in the shop now, and where its former state is kept; None when there was no shop.

    `papers` are the numbers of papers that were issued after the backup: they are in the kept file only.
    """

    path: Path
    kept: Path | None
    customers: int
    orders: int
    papers: tuple[str, ...] = ()
    may_go_back: bool = False
    """Whether the kept state is a sound backup, so that restoring it takes this back."""


def restore(
    chosen: Path, shop: Path, secret: str = "", *, clock: Callable[[], datetime] = now_utc
) -> Generator[Progress, None, Restored]:
    """Replaces a shop file that nobody has open by a backup of it; nothing is replaced before both are sound.

    `secret` is the passphrase or the recovery code of an encrypted backup, where this computer lacks its key.
    """
    shop = _replaceable(shop, chosen)
    yield Progress(0, 3, "backup.verifying")
    # With the program's number: another one that restores at this moment has its own.
    scratch = shop.with_name(f".{shop.name}.{os.getpid()}.part")
    try:
        with failures(str(scratch)):
            scratch.unlink(missing_ok=True)
        yield from _fetched(chosen, scratch, shop, secret)
        found = _verified(scratch, chosen)
        yield Progress(1, 3, "backup.copying")
        kept, papers = yield from _swap(scratch, shop, clock)
        may_go_back = kept is not None and bool(read_checksum(kept))
    finally:
        with suppress(OSError):
            let_go(scratch)
    yield Progress(3, 3, "backup.copying")
    return Restored(
        path=shop, kept=kept, customers=found.customers, orders=found.orders, papers=papers, may_go_back=may_go_back
    )


def other_shop(chosen: Path, shop: Path) -> str:
    """What the shop is called that a readable backup is of, when that is another one; empty when it is not."""
    theirs, ours = origin(chosen), origin(shop)
    if theirs is None or ours is None or theirs.beginning == ours.beginning:
        return ""
    return theirs.name or chosen.name


def _verified(scratch: Path, chosen: Path) -> backup.Contents:
    """What is in the copy; what is wrong with it is said of the backup that it is a copy of."""
    try:
        return backup.verified(scratch)
    except (ShopFileProblem, EnvironmentFailure) as problem:
        raise type(problem)(problem.code, **{**problem.params, "path": str(chosen)}) from problem


def _replaceable(shop: Path, chosen: Path) -> Path:
    """Where the shop file really is; EnvironmentFailure where the chosen one can't stand in its place."""
    with failures(str(shop)):
        if chosen.resolve() == shop.resolve():
            raise EnvironmentFailure("restore.same_file", path=str(shop))
        if not shop.parent.is_dir():
            raise EnvironmentFailure("folder.missing", path=str(shop), folder=str(shop.parent))
        # A link stays one: what it leads to is the shop.
        really = shop.resolve() if shop.is_symlink() else shop
    with failures(str(chosen)):
        if has_journal(chosen):
            raise EnvironmentFailure("restore.unfinished", path=str(chosen))
    return really


def _fetched(chosen: Path, scratch: Path, shop: Path, secret: str) -> Generator[Progress, None, None]:
    """Brings a backup beside the shop: copied, or decrypted."""
    with failures(str(chosen)):
        if not encrypted_file.is_encrypted(chosen):
            size = chosen.stat().st_size
            for done in plain_file.copy(chosen, scratch):
                yield Progress(done, 6 * size, "backup.copying")
            _compare(chosen, (yield from backup.digesting(scratch, "backup.verifying", part=1, parts=6)))
            return
        size = chosen.stat().st_size
        for done in encrypted_file.decrypt(chosen, scratch, key_for(shop, secret)):
            yield Progress(done, size, "backup.decrypting")


def _compare(chosen: Path, digest: str) -> None:
    """The checksum file that was written with a backup must still say the same, where it is there."""
    said = read_checksum(chosen)
    if said and said != digest:
        raise EnvironmentFailure("restore.changed", path=str(chosen))


def _swap(
    scratch: Path, shop: Path, clock: Callable[[], datetime]
) -> Generator[Progress, None, tuple[Path | None, tuple[str, ...]]]:
    if not shop.exists():
        backup.keep(scratch, shop)
        return None, ()
    try:
        present = ShopFile.open(shop, clock=clock)
    except ShopFileProblem:
        return (yield from _swap_damaged(scratch, shop, clock)), ()
    with present:
        if present.read_only:
            raise EnvironmentFailure("shop.read_only", path=str(shop), reason=present.read_only)
        made = yield from BackupService(present).back_up(reason=Risk.RESTORE.value)
        # An invoice that somebody has in hand keeps its number to itself, also when the shop forgets about it.
        papers = backup.carry_numbers(present, scratch)
        backup.keep(scratch, shop)
    return made.path, papers


def _swap_damaged(scratch: Path, shop: Path, clock: Callable[[], datetime]) -> Generator[Progress, None, Path]:
    """A shop that can't be opened is kept as it is, byte by byte, with the journal that would spoil the new file."""
    lock = ShopLock(shop)
    with failures(str(shop)):
        lock.take()
    try:
        stamp = local(clock()).isoformat(timespec="seconds").replace(":", "")[:17]
        kept = folder_of(shop) / f"{shop.stem} damaged {stamp}{shop.suffix}"
        with failures(str(kept)):
            make_folder(kept.parent)
            yield from _kept(shop, kept)
            if journal_path(shop).exists():
                yield from _kept(journal_path(shop), journal_path(kept))
                sync_folder(kept.parent)
                journal_path(shop).unlink()
            sync_folder(kept.parent)
        backup.keep(scratch, shop)
    finally:
        lock.release()
    return kept


def _kept(source: Path, target: Path) -> Generator[Progress, None, None]:
    size = source.stat().st_size
    for done in plain_file.copy(source, target):
        yield Progress(size + done, 3 * size, "backup.copying")
