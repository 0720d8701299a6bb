"""Lets the n-th call of a program fail, for every n: `python -m tests.faults.nth_loop FOLDER RUNS SEED` prints JSON.

Everything is imported and compiled once; each run is a fork that lives for a tenth of a second.
"""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults import acts
from tests.faults.judging import size_of_journal
from tests.faults.nth_acts import PLAYS, UNKNOWN, Stage
from tests.faults.nth_run import LIMIT, Fault, Outcome, Runner
from tests.faults.tracing import hindrance

_FULL = ("ENOSPC", "EDQUOT")
ERRORS: dict[str, tuple[str, ...]] = {
    "pwrite64": (*_FULL, "EIO", "EROFS", "EINTR", "KILL"),
    "write": (*_FULL, "EIO", "KILL"),
    "fsync": ("EIO", *_FULL, "KILL"),
    "fdatasync": ("EIO", *_FULL, "KILL"),
    "openat": ("EROFS", "EIO", "ENOSPC", "EACCES", "EMFILE"),
    "unlink": ("EROFS", "EIO", "EACCES", "KILL"),
    "ftruncate": ("EIO", "EROFS", "KILL"),
    "rename": ("ENOSPC", "EIO", "EROFS", "KILL"),
    "mkdir": ("ENOSPC", "EROFS"),
    "pread64": ("EIO",),
    "read": ("EIO",),
    "newfstatat": ("EIO",),
    "copy_file_range": ("EIO", "ENOSPC"),
    "sendfile": ("EIO", "ENOSPC"),
    "flock": ("ENOLCK",),
    "fcntl": ("ENOLCK",),
}
"""What each call may answer when a disk is full, fails, is pulled out or turns read-only, or the program dies in it."""
_ONCE_ONLY = {"EINTR", "KILL", "ENOLCK"}
"""These don't last: a program waits for a lock that is refused again and again."""
_LOOKS = {"openat", "pread64", "read", "newfstatat", "flock", "fcntl"}
_SHOWN = 30


def faults(counted: Counter[str]) -> Iterator[Fault]:
    """Every fault there is for a play that makes so many calls."""
    for call, errors in ERRORS.items():
        for number in range(1, counted[call] + 1):
            for error in errors:
                yield Fault(call, error, str(number))
                if error not in _ONCE_ONLY:
                    yield Fault(call, error, f"{number}+")
                    yield Fault(call, error, f"{number}..{number + 3}")


def _templates(folder: Path, *, traced: bool) -> dict[str, Path]:
    """The folder that each play begins with: the shop at rest, or as a kill left it."""
    at_rest, cut_off, run = folder / "at rest", folder / "cut off", folder / "run"
    run.mkdir()
    acts.make_shop(run / "shop.craftdesk")
    shutil.copytree(run, at_rest)
    runner = Runner(run, at_rest, folder / "log")
    # What is imported and compiled on the way is the children's, too.
    for play in PLAYS.values():
        stage = Stage(run / "shop.craftdesk")
        play.ready(stage)
        play.act(stage)
        stage.close()
    if not traced:
        return {name: at_rest for name in PLAYS if name != "recover"}
    writes = runner.calls("import", ["pwrite64"])["pwrite64"]
    runner.kill("import", writes)
    if not size_of_journal(run / "shop.craftdesk"):
        raise RuntimeError("the kill left nothing to recover from")
    shutil.copytree(run, cut_off)
    return {name: cut_off if name == "recover" else at_rest for name in PLAYS}


def main(folder: Path, runs: int, seed: int, *, traced: bool = True) -> dict[str, object]:
    """Runs as many of all faults as wanted, drawn by the seed; each play has its share."""
    os.environ["CRAFTDESK_HOME"] = str(folder / "run" / "home")
    templates = _templates(folder, traced=traced)
    gc.freeze()
    total: Counter[str] = Counter(
        injected=0,
        lost=0,
        half_done=0,
        corrupt=0,
        trouble=0,
        kills=0,
        failed_changes=0,
        saved_after_all=0,
        unknown=0,
        lies=0,
    )
    plays: Counter[str] = Counter()
    shown: list[str] = []
    for name, template in templates.items():
        runner = Runner(folder / "run", template, folder / "log")
        share, chance = max(1, runs // len(templates)), random.Random(f"{seed} {name}")
        every = _limits(template / "shop.craftdesk", chance, share)
        if traced:
            every += faults(runner.calls(name, list(ERRORS)))
        else:
            runner.calls(name, ())
        chosen = _drawn(every, share, chance)
        for fault in chosen:
            outcome = runner.run(name, fault)
            _add(total, outcome)
            plays[name] += outcome.hit
            if outcome.trouble and len(shown) < _SHOWN:
                shown.append(f"{name}, {fault.option}: {outcome.trouble} (said: {outcome.said or 'saved'})")
        sys.stderr.write(f"     {name}: {plays[name]} of {len(every)} faults\n")
    return {**total, "plays": plays, "troubles": shown}


def _limits(shop: Path, chance: random.Random, count: int) -> list[Fault]:
    """Sizes beyond which no file may grow, from nothing to a little more than the shop has."""
    return [Fault(LIMIT, "", str(chance.randint(0, shop.stat().st_size + 40_000))) for _ in range(count)]


def _drawn(every: list[Fault], most: int, chance: random.Random) -> list[Fault]:
    """As many as wanted: most of them fail in writing, however many more calls only look."""
    looks = [one for one in every if one.call in _LOOKS]
    changes = [one for one in every if one.call not in {*_LOOKS, LIMIT}]
    limits = [one for one in every if one.call == LIMIT]
    drawn = chance.sample(changes, min(len(changes), most * 7 // 10 or 1))
    drawn += chance.sample(limits, min(len(limits), most // 10)) if changes else limits
    return drawn + chance.sample(looks, min(len(looks), most - len(drawn)))


def _add(total: Counter[str], outcome: Outcome) -> None:
    total["injected"] += outcome.hit
    total["lost"] += outcome.lost
    total["half_done"] += outcome.torn
    total["corrupt"] += outcome.corrupt
    total["trouble"] += bool(outcome.trouble) and not outcome.lie
    total["failed_changes"] += outcome.changes and outcome.said not in {"", "killed"}
    total["saved_after_all"] += outcome.changes and outcome.hit and outcome.said == ""
    total["unknown"] += outcome.said == UNKNOWN
    total["lies"] += outcome.lie
    total["kills"] += outcome.hit and outcome.said == "killed"


if __name__ == "__main__":
    sys.stdout.write(
        json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), traced=not hindrance())) + "\n"
    )
