"""Power cuts: what the program did to the disk is recorded, and the power is taken at every moment of it.

`power_worker` is the program at work under strace, `power_record` reads what it did, `power_disk` says what may be
left, `power_judge` opens that as the owner would. Faults built into the program (`power_mutants`) must be found by the
same gate: that shows that it can tell.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from tests.faults import tracing
from tests.faults.figures import Figure
from tests.faults.power_disk import Event, Tree, crashes
from tests.faults.power_disk import Told as Line
from tests.faults.power_judge import CORRUPT, HALF_DONE, LOST, Judge, Told
from tests.faults.power_mutants import MUTANTS
from tests.faults.power_record import CALLS, OPTIONS, by_process, recorded, tree
from tests.faults.power_worker import SCENARIOS, SHORT, prepare

PROMISE = "a saved change survives a power cut"
SEED = 20261129
_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Play:
    """One scenario, played by the program as it is or with a fault built in."""

    scenario: str
    mutant: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """What one play did to the disk, from what stood there before."""

    play: Play
    root: Path
    before: Tree
    events: Sequence[Event]
    told: Sequence[Told]


@dataclass(slots=True)
class Found:
    """What the crashes of a recording came to; `findings` are some of what was wrong, in words."""

    states: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Found, name: str) -> None:
        """Counts another recording in, under its name."""
        self.states += other.states
        self.counts += other.counts
        self.findings += [f"{name}: {finding}" for finding in other.findings]
        self.notes.append(f"{name} {other.states:,}")


@dataclass(frozen=True, slots=True)
class Effort:
    """Up to how many states a moment, and how many of the moments in the middle of a row of writes."""

    most: int
    share: float


LONG, BRIEF = Effort(8, 0.5), Effort(3, 0.02)

# For each mutant the scenario in which it shows.
SHOWN_BY = {
    "backups renamed before they are synced": "backup",
    "folders not synced": "backup",
    "restored copies not synced": "restore",
    "the driver's default transactions": "upgrade",
}


def record(folder: Path, plays: Sequence[Play]) -> list[Recording]:
    """Plays them one after the other in one traced process; AssertionError if the record is not what stands there."""
    before = []
    for number, play in enumerate(plays):
        prepare(play.scenario, root := folder / str(number) / "root")
        before.append(tree(root))
    plan = folder / "plan.json"
    plan.write_text(json.dumps([[play.scenario, play.mutant] for play in plays]), "utf-8")
    done = tracing.traced(
        tracing.python("tests.faults.power_worker", str(folder), str(plan)), folder / "log",
        calls=CALLS, options=OPTIONS, seconds=_SECONDS,
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(done.stderr)
    logs = by_process(folder / "log")
    recordings = []
    for number, play in enumerate(plays):
        place = folder / str(number)
        process = int((place / "process").read_text())
        events, after = recorded(logs[process], place / "root", place / "told", _again(before[number]))
        if _plain(after) != _plain(tree(place / "root")):
            raise AssertionError(f"the record of {play} is not what stands on the disk")
        told = [Told.read(event.text) for event in events if isinstance(event, Line)]
        recordings.append(Recording(play, place / "root", before[number], events, told))
    return recordings


def _plain(one: Tree) -> tuple[dict[str, bytes], frozenset[str]]:
    """What stands there, but for what is written through memory and made anew at each opening."""
    files, folders = one.paths()
    return {path: data for path, data in files.items() if not path.endswith("-shm")}, folders


def _again(one: Tree) -> Tree:
    """The same once more."""
    folders = {folder: dict(names) for folder, names in one.folders.items()}
    return Tree(folders, {node: bytearray(data) for node, data in one.files.items()})


def judged(recording: Recording, effort: Effort, *, until_found: bool = False) -> Found:
    """Takes the power away in all ways that `crashes` names, and looks; for a mutant only until something is found."""
    found = Found()
    judge = Judge(recording.root, recording.told)
    home = {"CRAFTDESK_HOME": str(recording.root / "home")}
    with mock.patch.dict(os.environ, home):
        for crash in crashes(recording.before, recording.events, SEED, most=effort.most, share=effort.share):
            known = judge.judged
            findings = judge.findings(crash)
            if judge.judged > known:
                found.counts.update({finding.partition(":")[0] for finding in findings})
                found.findings += [f"{crash.at} ({crash.how}): {finding}" for finding in findings]
            if found.findings and until_found:
                break
    found.states = judge.judged
    return found


@contextmanager
def _workspace(folder: Path) -> Iterator[Path]:
    """A folder in memory where there is one: the states are many, and what is synced is recorded, not waited for."""
    memory = Path("/dev/shm")  # noqa: S108  # not a temporary file, but a place for a folder of our own
    with tempfile.TemporaryDirectory(prefix="craftdesk-power-", dir=memory if memory.is_dir() else folder) as place:
        yield Path(place)


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """One row: crash states of the program, and how many of the mutants the same gate found."""
    if reason := tracing.hindrance():
        yield Figure(promise=PROMISE, not_run=reason)
        return
    began = time.monotonic()
    scenarios = list(SCENARIOS) if long else [SHORT]
    mutants = [name for name in MUTANTS if name] if long else ["synchronous=OFF", "WAL and synchronous=NORMAL"]
    plays = [Play(name) for name in scenarios]
    plays += [Play(SHOWN_BY.get(name, "save, undo, merge") if long else SHORT, name) for name in mutants]
    effort = LONG if long else BRIEF
    total = Found()
    with _workspace(folder) as place:
        recordings = record(place, plays)
        for recording in recordings[: len(scenarios)]:
            total.add(judged(recording, effort), recording.play.scenario)
        red = [found for one in recordings[len(scenarios) :] if (found := _red(one, effort))]
    green = sorted(set(mutants) - set(red))
    total.findings += [f"not found: {name}" for name in green]
    yield Figure(
        promise=PROMISE, injected=total.states, lost=total.counts[LOST], half_done=total.counts[HALF_DONE],
        corrupt=total.counts[CORRUPT], seconds=time.monotonic() - began, met=not green,
        besides="; ".join([*total.notes, f"mutants red {len(red)} of {len(mutants)}", *total.findings[:5]]),
    )  # fmt: skip


def _red(recording: Recording, effort: Effort) -> str:
    """The name of a mutant in which something is found; empty for one that passes."""
    found = judged(recording, effort, until_found=True)
    return recording.play.mutant if found.findings else ""
