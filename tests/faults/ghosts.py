"""A shop file that is renamed, replaced or deleted while it is open: noticed before the next write."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from craftdesk.errors import EnvironmentFailure
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import knows
from tests.faults import acts
from tests.faults.figures import Figure
from tests.faults.judging import whole_word
from tests.support.memory import memory_folder
from tests.support.shops import frozen_clock

_SHORT, _LONG = 16, 320
_SEED = 7
_SAID = {"shop.gone", "shop.replaced", "shop.cannot_open"}
"""The last where something had to be read before the change could be made."""


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Take the file away in every way, before and after the first write, and save."""
    began = time.monotonic()
    chance = random.Random(_SEED)
    lost = wrong = 0
    tries = _LONG if long else _SHORT
    with memory_folder() as quick:
        template = quick / "template" / "shop.craftdesk"
        template.parent.mkdir()
        acts.make_shop(template)
        for number in range(tries):
            way = list(_WAYS.values())[number % len(_WAYS)]
            saved, said = _one(quick / str(number), template, way, chance)
            lost += saved
            wrong += said not in _SAID or not knows(said)
    yield Figure(
        promise="file replaced, renamed, deleted while open: never “saved” into a ghost", injected=tries, lost=lost,
        seconds=time.monotonic() - began,
        besides=f"{tries - wrong:,} of {tries:,} refused with their sentence before anything was written; seed {_SEED}",
        met=wrong == 0,
    )  # fmt: skip


def _one(folder: Path, template: Path, way: Callable[[Path], Path | None], chance: random.Random) -> tuple[bool, str]:
    """Whether a change was acknowledged that is nowhere, and what was said."""
    folder.mkdir()
    path = folder / "shop.craftdesk"
    path.write_bytes(template.read_bytes())
    shop = ShopFile.open(path, clock=frozen_clock)
    scene = acts.Scene(path, Desk.open(shop), random.Random(chance.random()))
    if chance.random() < 0.5:
        acts.note(scene)
    before = whole_word(shop.reader())
    where = way(path)
    bytes_before = path.read_bytes() if path.exists() else b""
    said = ""
    try:
        chance.choice((acts.edit, acts.add, acts.order, acts.note, acts.bulk, acts.undo))(scene)
    except EnvironmentFailure as error:
        said = error.code
    shop.close()
    touched = (path.read_bytes() if path.exists() else b"") != bytes_before
    if where is not None:
        with ShopFile.open(where, clock=frozen_clock) as moved:
            touched |= whole_word(moved.reader()) != before
    return not said or touched, said


def _deleted(path: Path) -> None:
    path.unlink()


def _renamed(path: Path) -> Path:
    return path.rename(path.with_name("elsewhere.craftdesk"))


def _replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def _swapped(path: Path) -> Path:
    """What a restore by hand does: the old one is put aside, a copy takes its name."""
    aside = path.rename(path.with_name("aside.craftdesk"))
    path.write_bytes(aside.read_bytes())
    return aside


def _folder_renamed(path: Path) -> Path:
    moved = path.parent.rename(path.parent.with_name(path.parent.name + " moved"))
    return moved / path.name


def _linked_elsewhere(path: Path) -> Path:
    """A cloud folder that keeps files elsewhere and leaves a link to a copy."""
    aside = path.rename(path.with_name("original.craftdesk"))
    copy = path.with_name("copy")
    copy.write_bytes(aside.read_bytes())
    path.symlink_to(copy)
    return aside


_WAYS: dict[str, Callable[[Path], Path | None]] = {
    "deleted": _deleted, "renamed": _renamed, "replaced": _replaced, "swapped": _swapped,
    "folder renamed": _folder_renamed, "linked": _linked_elsewhere,
}  # fmt: skip
