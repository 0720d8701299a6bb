"""What the system takes for a stick: it is full, or pulled out and put in again, while the shop is open."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.texts import knows
from tests.faults import acts
from tests.faults.figures import Figure
from tests.faults.judging import faults_of, whole_word

_SHORT, _LONG = 6, 120
_SEED = 7
_BYTES = 4 << 20
PROMISE = "… on a mounted stick that is full, or pulled out and put in again"
_ACTS = (acts.bulk, acts.edit, acts.order, acts.bring_in, acts.merge, acts.undo)


def hindrance() -> str:
    """Why nothing can be mounted here; '' where it can."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return "mounting a stick needs the rights of root"
    with tempfile.TemporaryDirectory() as folder:
        if _mount("-t", "tmpfs", "none", folder) != 0:
            return "this machine forbids mounting"
        _unmount(Path(folder))
    return ""


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """Put the shop on a stick, spoil the stick, save, make it good, save again with the same desk."""
    if why := hindrance():
        yield Figure(promise=PROMISE, not_run=why)
        return
    began, chance = time.monotonic(), random.Random(_SEED)
    os.environ["CRAFTDESK_HOME"] = str(folder / "home")
    template = folder / "template" / "shop.craftdesk"
    template.parent.mkdir()
    acts.make_shop(template)
    tries = _LONG if long else _SHORT
    lost = corrupt = refused = 0
    for number in range(tries):
        act = _ACTS[number // 2 % len(_ACTS)]
        with _stick(folder) as stick:
            said, there, sound = (_full if number % 2 else _pulled)(stick, template, act, chance)
        refused += bool(said) and knows(said)
        lost += not there
        corrupt += not sound
    yield Figure(
        promise=PROMISE, injected=tries, lost=lost, corrupt=corrupt, seconds=time.monotonic() - began,
        besides=f"{refused:,} of {tries:,} refused in words, and saved by the same desk afterwards; seed {_SEED}",
        met=refused == tries,
    )  # fmt: skip


def _full(stick: Path, template: Path, act: acts.Act, chance: random.Random) -> tuple[str, bool, bool]:
    path = _copied(template, stick)
    with acts.opened(path, chance.random()) as scene:
        acts.note(scene)
        filler = stick / "pictures"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            for size in (1 << 16, 1 << 12, 1):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))
        return _refused_then_done(scene, act, filler.unlink)


def _pulled(stick: Path, template: Path, act: acts.Act, chance: random.Random) -> tuple[str, bool, bool]:
    slot = stick.parent / "slot"
    slot.mkdir(exist_ok=True)
    _copied(template, stick)
    _mount("--bind", str(stick), str(slot))
    try:
        with acts.opened(slot / template.name, chance.random()) as scene:
            acts.note(scene)
            _unmount(slot)
            return _refused_then_done(scene, act, lambda: _mount("--bind", str(stick), str(slot)))
    finally:
        _unmount(slot)


def _refused_then_done(scene: acts.Scene, act: acts.Act, mend: object) -> tuple[str, bool, bool]:
    """What was said; whether the shop was as before and has the change once the stick is good; whether it is sound."""
    writer = scene.desk.shop.writer()
    before, said = whole_word(writer), ""
    try:
        act(scene)
    except CraftDeskError as error:
        said = error.code
    if callable(mend):
        mend()
    same = whole_word(scene.desk.shop.writer()) == before
    act(scene)
    there = same and whole_word(scene.desk.shop.writer()) != before
    return said, there, not faults_of(scene.desk.shop)


def _copied(template: Path, stick: Path) -> Path:
    shutil.copyfile(template.with_name("bulk.csv"), stick / "bulk.csv")
    return Path(shutil.copyfile(template, stick / template.name))


@contextmanager
def _stick(folder: Path) -> Iterator[Path]:
    place = folder / "stick"
    place.mkdir(exist_ok=True)
    if _mount("-t", "tmpfs", "-o", f"size={_BYTES}", "none", str(place)) != 0:
        raise RuntimeError("the stick can't be mounted")
    try:
        yield place
    finally:
        _unmount(place)


def _mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def _unmount(place: Path) -> None:
    """Pulls it out, whatever is open on it."""
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
