"""The files of backups: how they are called, which there are, and which may go.

A backup is called `clay_2026-11-22_1805_00042_import.craftdesk`: the shop, when, its running number, what for. One
that is encrypted has `.encrypted` behind it. Beside each stands its SHA-256, as `sha256sum` writes and checks it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from craftdesk.domain.backup_rotation import Made, kept
from craftdesk.services.backup_places import SUFFIX
from craftdesk.storage.failures import failures
from craftdesk.storage.file.whole import PLAIN, write_whole

ENCRYPTED = ".encrypted"
_NAME = re.compile(r"(.+)_(\d{4}-\d{2}-\d{2})_(\d{4})_(\d{5,})_([a-z]+)\.craftdesk(\.encrypted)?", re.DOTALL)
_A_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in a folder; `reason`: manual, daily, import, merge, bulk, prices, bin, revert, restore, upgrade.

    `sha256` is empty where the checksum file is missing. `second` tells that it lies in the second place.
    """

    path: Path
    number: int
    at: datetime
    reason: str
    size: int
    sha256: str
    encrypted: bool = False
    second: bool = False


def local(moment: datetime) -> datetime:
    """A moment by the clock on the wall; at the end of the calendar, where no zone can be added, as it is."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return moment.replace(tzinfo=moment.tzinfo or UTC)


def name_of(stem: str, now: datetime, number: int, reason: str) -> str:
    """The name of a backup made now."""
    at = local(now)
    return f"{stem}_{at.date().isoformat()}_{at.hour:02d}{at.minute:02d}_{number:05d}_{reason}{SUFFIX}"


def listed(folder: Path, stem: str, *, second: bool = False) -> list[BackupFile]:
    """The backups of a shop in a folder, newest first; none where the folder is missing."""
    with failures(str(folder)):
        if not folder.is_dir():
            return []
        found = [made for path in folder.iterdir() if (made := _known(path, stem, second=second)) is not None]
    return sorted(found, key=lambda made: made.number, reverse=True)


def checksum_path(path: Path) -> Path:
    """The checksum file of a backup."""
    return path.with_name(path.name + ".sha256")


def write_checksum(target: Path, checksum: str) -> None:
    """Writes the checksum file of a backup that is about to get its name, for good."""
    beside = checksum_path(target)
    with failures(str(beside)):
        write_whole(beside, f"{checksum}  {target.name}\n", mode=PLAIN)


def read_checksum(path: Path) -> str:
    """What the checksum file of a backup says; empty where there is none."""
    try:
        return checksum_path(path).read_text("utf-8", "surrogateescape").partition(" ")[0].strip()
    except OSError:
        return ""


def thin_out(folder: Path, stem: str) -> None:
    """Removes the backups whose time is over, and what a killed program left behind."""
    with failures(str(folder)):
        for one in outlived(listed(folder, stem)):
            remove(one)
        _sweep(folder, stem)


def outlived(made: Sequence[BackupFile]) -> list[BackupFile]:
    """The backups whose time is over."""
    stay = kept(Made(one.number, one.at.date()) for one in made)
    return [one for one in made if one.number not in stay]


def remove(made: BackupFile) -> None:
    """Removes a backup and its checksum; OSError where that can't be done."""
    # The backup first: a checksum without its backup harms nobody.
    made.path.unlink(missing_ok=True)
    checksum_path(made.path).unlink(missing_ok=True)


def _sweep(folder: Path, stem: str) -> None:
    now = time.time()
    for path in folder.glob("*.sha256"):
        if _NAME.fullmatch(path.name.removesuffix(".sha256")) and _stem_in(path.name) == stem:
            left = path.with_name(path.name.removesuffix(".sha256"))
            if not left.exists():
                path.unlink(missing_ok=True)
    for path in folder.glob(".*.part"):
        with suppress(OSError):
            # Another program may be writing one just now.
            if path.name.startswith(f".{stem}_") and abs(now - path.stat().st_mtime) > _A_DAY:
                path.unlink(missing_ok=True)


def _stem_in(name: str) -> str:
    match = _NAME.fullmatch(name.removesuffix(".sha256"))
    return match[1] if match is not None else ""


def _known(path: Path, stem: str, *, second: bool) -> BackupFile | None:
    match = _NAME.fullmatch(path.name)
    if match is None or match[1] != stem or not path.is_file():
        return None
    try:
        at = local(datetime.fromisoformat(f"{match[2]}T{match[3][:2]}:{match[3][2:]}"))
        size = path.stat().st_size
    except (ValueError, FileNotFoundError):
        return None
    return BackupFile(
        path=path,
        number=int(match[4]),
        at=at,
        reason=match[5],
        size=size,
        sha256=read_checksum(path),
        encrypted=match[6] is not None,
        second=second,
    )
