"""What is done while the machine fails at the n-th call, and what the shop has to be before and after."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.services.restoring import restore
from craftdesk.services.running import run
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import knows
from tests.faults import acts
from tests.faults.judging import whole_word
from tests.support.shops import frozen_clock

UNKNOWN = "save.unknown"
"""Nobody can look now: the owner is told to look later, which is true whatever comes of it."""
UNSAID = "an error that is none of ours"


@dataclass
class Stage:
    """The folder of a run: the shop, what lies beside it, and the desk once it is open."""

    path: Path
    scene: acts.Scene | None = None
    made: Path = field(init=False)

    def __post_init__(self) -> None:
        self.made = self.path.with_name("new.craftdesk")

    def open(self) -> acts.Scene:
        """The shop, opened if it is not yet."""
        if self.scene is None:
            self.scene = acts.Scene(
                self.path, Desk.open(ShopFile.open(self.path, clock=frozen_clock)), random.Random(3)
            )
        self.scene.chance.seed(3)
        return self.scene

    def close(self) -> None:
        """Close the shop if it is open."""
        if self.scene is not None:
            self.scene.desk.shop.close()
            self.scene = None

    def word(self) -> str:
        """What is in the shop, by the connection of the desk where it is open."""
        return whole_word(self.open().desk.shop.writer())


@dataclass(frozen=True)
class Play:
    """One thing that is done under faults. `ready` comes before them; `act` may be done again if it failed.

    `check` raises what is wrong beside the shop once the act went well.
    """

    act: Callable[[Stage], object]
    ready: Callable[[Stage], object] = Stage.open
    check: Callable[[Stage], object] = lambda _: None


def _on_desk(act: acts.Act, **more: Callable[[Stage], object]) -> Play:
    def done(stage: Stage) -> None:
        if not act(stage.open()):
            raise RuntimeError(f"nothing to {act.__name__}")

    # A desk that has written before: its connections are open.
    return Play(done, ready=lambda stage: acts.note(stage.open()), **more)


def _backups_are_sound(stage: Stage) -> None:
    made = stage.open().desk.backups.list()
    if len(made) < 2:
        raise RuntimeError("there is no new backup")
    for one in made:
        backup.verified(one.path)
        if one.sha256 != backup.digest(one.path):
            raise RuntimeError(f"the checksum beside {one.path.name} is not its own")


def _new_shop_opens(stage: Stage) -> None:
    ShopFile.open(stage.made, clock=frozen_clock).close()


def _restore(stage: Stage) -> None:
    oldest = stage.open().desk.backups.list()[-1]
    stage.close()
    run(restore(oldest.path, stage.path, clock=frozen_clock))


def _create(stage: Stage) -> None:
    ShopFile.create(stage.made, acts.SHOP, clock=frozen_clock).close()


def _nothing(stage: Stage) -> None:
    stage.close()


PLAYS: dict[str, Play] = {
    "save": _on_desk(acts.edit),
    "order": _on_desk(acts.order),
    "import": _on_desk(acts.bring_in),
    "undo": _on_desk(acts.undo),
    "merge": _on_desk(acts.merge),
    "backup": _on_desk(acts.back_up, check=_backups_are_sound),
    "restore": Play(_restore),
    "create": Play(_create, ready=_nothing, check=_new_shop_opens),
    "open": Play(Stage.open, ready=_nothing),
    "recover": Play(Stage.open, ready=_nothing),
    "close": Play(Stage.close, ready=lambda stage: acts.note(stage.open())),
}


def attempt(play: Play, stage: Stage) -> str:
    """Does it; '' when that went well, otherwise the code of the error, or `UNSAID` with what it was."""
    try:
        play.act(stage)
    except CraftDeskError as error:
        return error.code if knows(error.code) else f"{UNSAID}: no words for {error.code}"
    except Exception as error:  # noqa: BLE001  # whatever comes out is told
        return f"{UNSAID}: {error!r}"
    return ""
