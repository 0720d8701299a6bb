"""What the owner finds after a power cut: the state of a disk is laid out and opened by the program itself.

`lost`: something acknowledged is not there. `half-done`: the shop holds what it held after no step at all, or what is
derived disagrees with it. `corrupt`: it is refused, or SQLite finds damage, or a backup that counts is not sound.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.storage import listing
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.power_disk import Crash
from tests.faults.power_state import ABSENT, REFUSED, fingerprint, open_any
from tests.support.shops import derived

LOST, HALF_DONE, CORRUPT = "lost", "half-done", "corrupt"


@dataclass(frozen=True, slots=True)
class Told:
    """What the program acknowledged with one step."""

    step: str
    shop: str
    backups: dict[str, str]

    @classmethod
    def read(cls, line: str) -> Told:
        """From the line that the worker wrote."""
        return cls(**json.loads(line))


@dataclass(slots=True)
class Judge:
    """Judges the crash states of one recorded run, at the very place where it was recorded."""

    root: Path
    told: Sequence[Told]
    _sound: set[str] = field(default_factory=set)
    _agreeing: set[str] = field(default_factory=set)
    _seen: dict[tuple[int, bytes], tuple[str, ...]] = field(default_factory=dict)

    @property
    def judged(self) -> int:
        """How many different states there were."""
        return len(self._seen)

    def findings(self, crash: Crash) -> tuple[str, ...]:
        """What is wrong with a state, each beginning with one of the three words; the same state is judged once."""
        total = hashlib.sha1(usedforsecurity=False)
        for path, data in sorted(crash.files.items()):
            total.update(path.encode())
            total.update(hashlib.sha1(data, usedforsecurity=False).digest())
        key = (crash.told, total.digest())
        if key not in self._seen:
            self._lay_out(crash)
            self._seen[key] = tuple(self._look(crash.told))
        return self._seen[key]

    def _lay_out(self, crash: Crash) -> None:
        shutil.rmtree(self.root)
        self.root.mkdir()
        for folder in sorted(crash.folders):
            (self.root / folder).mkdir(parents=True, exist_ok=True)
        for path, data in crash.files.items():
            (self.root / path).write_bytes(data)

    def _look(self, told: int) -> Iterator[str]:
        """`told` steps were acknowledged; the next one may be there, whole, or not."""
        # Before the first step everything is as the first step finds it.
        last = self.told[max(told - 1, 0)]
        coming = self.told[told] if told < len(self.told) else None
        state, problems = self._shop()
        yield from problems
        if state not in {last.shop, coming.shop if coming else last.shop}:
            yield f"{self._word(state, told)}: after “{last.step}” {state}"
        for path, sha256 in last.backups.items():
            if coming is None or path in coming.backups:
                yield from self._promised(Path(path), sha256)
        yield from self._other_backups()

    def _word(self, state: str, told: int) -> str:
        if state.startswith(REFUSED):
            return CORRUPT
        return LOST if state == ABSENT or state in {one.shop for one in self.told[:told]} else HALF_DONE

    def _shop(self) -> tuple[str, list[str]]:
        """The word for what is in the shop file, and what is wrong with it."""
        path = self.root / "book" / "shop.craftdesk"
        if not path.exists():
            return ABSENT, []
        try:
            with open_any(path) as shop:
                return self._inside(shop)
        except CraftDeskError as error:
            return REFUSED + error.code, []
        except Exception as error:  # noqa: BLE001  # whatever it is, the owner would see it
            return REFUSED + repr(error), []

    def _inside(self, shop: ShopFile) -> tuple[str, list[str]]:
        reader = shop.reader()
        state = fingerprint(reader)
        found = [f"{CORRUPT}: {row[0]}" for row in reader.execute("PRAGMA quick_check(1)") if row[0] != "ok"]
        if reader.execute("PRAGMA foreign_key_check").fetchall():
            found.append(f"{CORRUPT}: foreign keys")
        shop.close_reader(reader)
        if state not in self._agreeing and not found:
            writer = shop.writer()
            kept = derived(writer)
            writer.execute("BEGIN IMMEDIATE")
            listing.rebuild(writer, shop.settings())
            agrees = kept == derived(writer)
            writer.execute("ROLLBACK")
            if agrees:
                self._agreeing.add(state)
            else:
                found.append(f"{HALF_DONE}: the derived list")
        return state, found

    def _promised(self, path: Path, sha256: str) -> Iterator[str]:
        if not path.exists():
            yield f"{LOST}: the backup {path.name}"
        elif backup.digest(path) != sha256:
            yield f"{CORRUPT}: the backup {path.name}"

    def _other_backups(self) -> Iterator[str]:
        """Whatever is called a backup must be sound, and its checksum, where there is one, must be its own."""
        for path in sorted((self.root / "home" / "data" / "backups").rglob("*.craftdesk")):
            digest = backup.digest(path)
            beside = path.with_name(path.name + ".sha256")
            said = beside.read_text("utf-8", "replace").partition(" ")[0].strip() if beside.exists() else ""
            if said not in {"", digest}:
                yield f"{CORRUPT}: the checksum of {path.name}"
            if digest not in self._sound:
                if " damaged " not in path.name and not _is_sound(path):
                    yield f"{CORRUPT}: {path.name} is no sound backup"
                self._sound.add(digest)


def _is_sound(path: Path) -> bool:
    try:
        backup.verified(path)
    except CraftDeskError:
        return False
    return True
