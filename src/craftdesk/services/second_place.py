"""The second place of backups, such as a memory stick: the newest backup is copied there whenever it is within reach.

A folder of the shop's own stands for the place: where it is missing, the stick is not there, even when the system
left an empty folder behind. Which place, is remembered on this computer for each shop file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from craftdesk import paths
from craftdesk.domain.dates import instant_from, instant_text
from craftdesk.domain.progress import Progress
from craftdesk.errors import CraftDeskError, EnvironmentFailure, OwnerProblem
from craftdesk.services.backup_files import ENCRYPTED, BackupFile, listed, outlived, remove, thin_out, write_checksum
from craftdesk.services.backup_keys import BackupKeys
from craftdesk.services.backup_places import folder_of, key_of, stem_of
from craftdesk.services.kept_json import forget_kept, read_kept, write_kept
from craftdesk.storage.copies import backup, encrypted_file, plain_file
from craftdesk.storage.copies.encrypted_file import Summary, with_keys
from craftdesk.storage.failures import failures
from craftdesk.storage.file.removing import let_go
from craftdesk.storage.file.shop_file import now_utc

_ROOM_LEFT = 32 << 20
"""Bytes that stay free in the second place: a full stick is of no use to its owner."""
_SEEN_ANEW = timedelta(minutes=10)
"""Who looks often need not write often."""


class PlaceState(StrEnum):
    """How it stands with the second place."""

    NONE = "none"
    """Nobody chose one."""
    GOOD = "good"
    """It has the newest backup."""
    WAITING = "waiting"
    """It is there, and lacks the newest backup."""
    MISSING = "missing"
    """It is not there now."""
    ASKED = "asked"
    """Nobody knows yet: it is being looked at."""
    SILENT = "silent"
    """It does not answer, as a network drive whose computer is switched off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The second place of a shop's backups: the folder chosen, when it was last seen, what went wrong last.

    `missing` tells that it was not there at the last look, `number` the highest of a backup known to be there.
    """

    folder: Path
    encrypt: bool = False
    seen: datetime | None = None
    problem: str = ""
    missing: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceReport:
    """What a look at the second place found; `copied` is what a catching-up wrote."""

    state: PlaceState
    place: Place | None = None
    copied: Path | None = None


class SecondPlace:
    """Choosing, looking, catching up: that may hang, where the place does not answer.

    `get`, `missed_since`, `highest`, `encrypt` and `forget` only use what is remembered on this computer.
    """

    def __init__(self, shop: Path, clock: Callable[[], datetime] = now_utc) -> None:
        self._shop, self._clock = shop, clock
        self._kept = paths.settings_dir() / "second-places" / f"{key_of(shop)}.json"

    def get(self) -> Place | None:
        """The place; None when nobody chose one."""
        kept = read_kept(self._kept)
        if not kept.get("folder"):
            return None
        seen = None
        with suppress(ValueError):
            seen = instant_from(str(kept.get("seen", "")))
        return Place(
            folder=Path(str(kept["folder"])),
            encrypt=kept.get("encrypt") is True,
            seen=seen,
            problem=str(kept.get("problem", "")),
            missing=kept.get("missing") is True,
            number=number if isinstance(number := kept.get("number"), int) else 0,
        )

    def choose(self, folder: Path, *, encrypt: bool = False) -> Place:
        """Takes a folder as the second place from now on; OwnerProblem when it is the first, or keys are missing."""
        folder = folder.absolute()
        with failures(str(folder)):
            if not folder.is_dir():
                raise OwnerProblem("second.no_folder", path=str(folder))
            first = folder_of(self._shop)
            if first.resolve() in {folder.resolve(), (folder / key_of(self._shop)).resolve()}:
                raise OwnerProblem("second.is_first", path=str(folder))
            if folder.resolve() == self._shop.resolve().parent:
                raise OwnerProblem("second.is_beside", path=str(folder), shop=self._shop.name)
            self._check_keys(encrypt=encrypt)
            place = Place(folder=folder, encrypt=encrypt, seen=self._clock())
            self._inside(place).mkdir(exist_ok=True)
            there = listed(self._inside(place), stem_of(self._shop), second=True)
        return self._keep(replace(place, number=max((made.number for made in there), default=0)))

    def encrypt(self, *, on: bool) -> Place | None:
        """Encrypts what is copied there from now on, or no longer; OwnerProblem when no keys were set up."""
        place = self.get()
        if place is None:
            return None
        self._check_keys(encrypt=on)
        return self._keep(replace(place, encrypt=on))

    def forget(self) -> None:
        """Uses no second place any more; what is there stays there."""
        forget_kept(self._kept)

    def files(self) -> list[BackupFile]:
        """The backups in the second place, newest first; none when it is not there."""
        place = self.get()
        try:
            return listed(self._inside(place), stem_of(self._shop), second=True) if place is not None else []
        except CraftDeskError:
            return []

    def look(self) -> PlaceReport:
        """How it stands with the second place."""
        place = self.get()
        if place is None:
            return PlaceReport(state=PlaceState.NONE)
        newest = self._newest()
        try:
            is_there = self._inside(place).is_dir()
            has_newest = newest is None or self._target(place, newest).exists()
        except OSError:
            # A stick that was pulled out may leave a folder behind that only gives errors.
            is_there = has_newest = False
        if place.missing is is_there:
            place = self._learn(place, missing=not is_there)
        if not is_there:
            return PlaceReport(state=PlaceState.MISSING, place=place)
        if has_newest:
            return PlaceReport(state=PlaceState.GOOD, place=self._seen(place, newest))
        return PlaceReport(state=PlaceState.WAITING, place=place)

    def missed_since(self) -> datetime | None:
        """When the place was last seen, if it was not there at the last look."""
        place = self.get()
        return place.seen if place is not None and place.missing else None

    def highest(self) -> int:
        """The highest number of a backup known to be in the second place; 0 when none is."""
        place = self.get()
        return place.number if place is not None else 0

    def catch_up(self) -> Generator[Progress, None, PlaceReport]:
        """Brings the newest backup to the second place, if that is there and lacks it.

        What went wrong is remembered with the place, and raised.
        """
        found = self.look()
        newest = self._newest()
        if found.state is not PlaceState.WAITING or found.place is None or newest is None:
            return found
        try:
            target = yield from self._bring(found.place, newest)
        except CraftDeskError as error:
            self._learn(found.place, problem=error.code)
            raise
        return PlaceReport(state=PlaceState.GOOD, place=self._seen(found.place, newest), copied=target)

    # --- how it is done ----------------------------------------------------------------------

    def _bring(self, place: Place, made: BackupFile) -> Generator[Progress, None, Path]:
        yield Progress(0, made.size, "second.copying")
        target, keys = self._target(place, made), None
        if place.encrypt:
            keys = BackupKeys(self._shop).load()
            if keys is None:
                # Never readable where the owner wanted it encrypted.
                raise EnvironmentFailure("encrypted.not_set_up")
        self._make_room(place, made)
        scratch = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with failures(str(target)):
                scratch.unlink(missing_ok=True)
                if keys is None:
                    for done in plain_file.copy(made.path, scratch):
                        yield Progress(done, made.size, "second.copying")
                else:
                    inside = backup.contents(made.path)
                    summary = Summary(customers=inside.customers, orders=inside.orders, sha256=made.sha256)
                    for done in encrypted_file.encrypt(made.path, scratch, keys, summary):
                        yield Progress(done // 2, made.size, "second.copying")
                _forget_what_is_in_memory(scratch)
                if keys is not None:
                    for done in encrypted_file.decrypt(scratch, None, with_keys(keys)):
                        yield Progress((made.size + done) // 2, made.size, "second.verifying")
                checksum = yield from backup.digesting(scratch, "second.verifying")
                if keys is None and checksum != made.sha256:
                    raise EnvironmentFailure("second.spoilt", path=str(target))
                write_checksum(target, checksum)
                backup.keep(scratch, target)
        finally:
            with suppress(OSError):
                let_go(scratch)
        thin_out(target.parent, stem_of(self._shop))
        yield Progress(made.size, made.size, "second.verifying")
        return target

    def _make_room(self, place: Place, made: BackupFile) -> None:
        """Refuses what would fill the place up; those whose time is over go first, if that helps."""
        folder, needed = self._inside(place), made.size + _ROOM_LEFT
        with failures(str(folder)):
            if shutil.disk_usage(folder).free < needed:
                for old in outlived([*self.files(), made]):
                    if old.path != made.path:
                        remove(old)
            free = shutil.disk_usage(folder).free
        if free < needed:
            raise EnvironmentFailure("second.full", folder=str(place.folder), free=free, needed=needed)

    def _check_keys(self, *, encrypt: bool) -> None:
        if encrypt and BackupKeys(self._shop).load() is None:
            raise OwnerProblem("encrypted.not_set_up")

    def _newest(self) -> BackupFile | None:
        """The newest backup on this computer that was verified."""
        return next((made for made in listed(folder_of(self._shop), stem_of(self._shop)) if made.sha256), None)

    def _inside(self, place: Place) -> Path:
        return place.folder / key_of(self._shop)

    def _target(self, place: Place, made: BackupFile) -> Path:
        return self._inside(place) / (made.path.name + (ENCRYPTED if place.encrypt else ""))

    def _seen(self, place: Place, newest: BackupFile | None) -> Place:
        now, number = self._clock(), max(place.number, newest.number if newest is not None else 0)
        if place.seen is not None and not place.problem and abs(now - place.seen) < _SEEN_ANEW:
            return place if number == place.number else self._learn(place, number=number)
        return self._learn(place, seen=now, problem="", number=number)

    def _learn(self, place: Place, **facts: Any) -> Place:
        """Keeps what was seen, if it can be kept; of a place that was changed or given up meanwhile nothing is kept."""
        now = self.get()
        if now is None or now.folder != place.folder:
            return replace(place, **facts)
        with suppress(CraftDeskError):
            self._keep(replace(now, **facts))
        return replace(now, **facts)

    def _keep(self, place: Place) -> Place:
        facts: dict[str, object] = {
            "folder": str(place.folder), "encrypt": place.encrypt, "problem": place.problem, "missing": place.missing,
            "number": place.number,
        }  # fmt: skip
        if place.seen is not None:
            facts["seen"] = instant_text(place.seen)
        write_kept(self._kept, facts)
        return place


def _forget_what_is_in_memory(path: Path) -> None:
    """Lets what is read next come from the stick itself, where the system can be asked for that."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
