"""Damaged copies of a sealed shop file, five hundred of each kind: noticed before anything of them is shown.

Each copy is damaged in two manners: as a disk does it, which leaves size and time as they were, and as a copy on the
way does it, which leaves a new time. What the file gives away without its seal is told besides.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from craftdesk.domain.customer import Customer
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file import seal
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import knows
from tests.faults.figures import Figure
from tests.faults.harm import KINDS, harmed
from tests.support.homes import own_home

COPIES, SHORT = 500, 20
_SECONDS, _SHARE = 5.0, 0.99
_DAY = date(2026, 11, 20)


@dataclass
class Found:
    """What came of the copies of one kind."""

    copies: int = 0
    noticed: int = 0
    alone: int = 0
    tried_alone: int = 0
    hung: int = 0
    touched: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def is_met(self) -> bool:
        """Whether the promise held."""
        return self.noticed >= _SHARE * self.copies and not (self.hung or self.touched or self.faults)


@dataclass(frozen=True)
class Ground:
    """A sealed file as it is and as it was before the last day's work, with the times of its closing."""

    path: Path
    sound: bytes
    older: bytes
    times: tuple[int, int]


def prepare(folder: Path) -> Ground:
    """Make a shop, work in it, close it."""
    path = folder / "shop.craftdesk"
    run(make_sample(path, customers=60, orders=120, seed=5, today=_DAY))
    with ShopFile.open(path) as shop:
        Desk.open(shop).customers.add(Customer(first_name="Ida", note="first"))
    older = path.read_bytes()
    with ShopFile.open(path) as shop:
        desk = Desk.open(shop)
        for name in ("Ole", "Uma", "Per", "Eva"):
            desk.customers.add(Customer(first_name=name, last_name="Berg", note=f"{name} likes blue"))
    status = path.stat()
    return Ground(path, path.read_bytes(), older, (status.st_atime_ns, status.st_mtime_ns))


def try_kind(ground: Ground, kind: str, copies: int) -> Found:
    """Open damaged copies of one kind, half of them with the times of the sound file."""
    dice, found = random.Random(f"damage {kind}"), Found()
    kept = seal.read_seal(ground.path)
    assert kept is not None
    while found.copies < copies:
        spoilt = harmed(ground.sound, kind, dice, older=ground.older)
        if spoilt == ground.sound:
            continue
        ground.path.write_bytes(spoilt)
        if found.copies % 2:
            os.utime(ground.path, ns=ground.times)
        found.copies += 1
        found.noticed += bool(_code(ground.path, found, spoilt))
        if found.copies % 10 == 0:
            seal.forget(ground.path)
            found.tried_alone += 1
            found.alone += bool(_code(ground.path, found, spoilt))
        # Whatever was believed, the next copy is held against the seal of the sound file.
        seal.forget(ground.path)
        for state in reversed(kept.states):
            seal.remember(ground.path, kept.stat, state)
    return found


def _code(path: Path, found: Found, spoilt: bytes) -> str:
    """The code that refuses a copy; '' when it was opened."""
    began, code = time.process_time(), ""
    try:
        ShopFile.open(path, read_only=True).close()
    except (ShopFileProblem, EnvironmentFailure) as problem:
        code = problem.code
        if not knows(code):
            found.faults.append(code)
    except Exception as error:  # noqa: BLE001 - a fault of ours is what is looked for
        found.faults.append(repr(error))
    found.hung += time.process_time() - began > _SECONDS
    found.touched += path.read_bytes() != spoilt or len(list(path.parent.iterdir())) != 1
    return code


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """One row a kind of damage."""
    copies = COPIES if long else SHORT
    with own_home(folder / "home"):
        place = folder / "shop"
        place.mkdir()
        ground = prepare(place)
        for kind in KINDS:
            began = time.monotonic()
            found = try_kind(ground, kind, copies)
            yield _figure(kind, found, time.monotonic() - began)


def _figure(kind: str, found: Found, seconds: float) -> Figure:
    alone = f"without the seal {found.alone} of {found.tried_alone}"
    faults = f"; FAULTS {found.faults[:3]}" if found.faults else ""
    return Figure(
        promise=f"damage is found and named: {kind}",
        injected=found.copies,
        seconds=seconds,
        besides=f"noticed {found.noticed} of {found.copies} before anything is shown, {alone}, hung {found.hung},"
        f" touched {found.touched}{faults}",
        met=found.is_met,
    )
