"""One run of the n-th-fault loop: a forked child acts while strace lets a call fail, then tells how it goes on."""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import shutil
import signal
import socket
import subprocess
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.judging import faults_of, whole_word
from tests.faults.nth_acts import PLAYS, UNKNOWN, UNSAID, Play, Stage, attempt
from tests.support import patience
from tests.support.shops import frozen_clock

_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))
_CALL = re.compile(rb"^(?:\d+ +)?(\w+)\(", re.MULTILINE)


LIMIT = "a file may grow up to"


@dataclass(frozen=True)
class Fault:
    """What strace does to which call: `error` is the name of an errno, or KILL; `when` counts as strace does."""

    call: str
    error: str
    when: str

    @property
    def limit(self) -> int | None:
        """Up to how many bytes a file may grow, where that is the fault: it needs no strace."""
        return int(self.when) if self.call == LIMIT else None

    @property
    def option(self) -> str:
        """The same as strace is told."""
        what = "signal=KILL" if self.error == "KILL" else f"error={self.error}"
        return f"inject={self.call}:{what}:when={self.when}"


@dataclass(frozen=True)
class Outcome:
    """What came of a run. `hit` tells whether the call came at all; `trouble` names what was broken, '' nothing.

    `changes` tells whether it was about a change, `lie` whether something else was said of it than was so.
    """

    hit: bool
    said: str = ""
    trouble: str = ""
    changes: bool = False
    lie: bool = False
    lost: bool = False
    torn: bool = False
    corrupt: bool = False


@dataclass
class Told:
    """What the child tells: what was in the shop before, what the act said, what is wrong."""

    before: str
    said: str
    trouble: str = ""
    lie: bool = False
    lost: bool = False
    torn: bool = False


class Runner:
    """Runs a play again and again from the same folder; it may not have any SQLite connection open itself."""

    def __init__(self, folder: Path, template: Path, log: Path) -> None:
        self._folder, self._template, self._log = folder, template, log
        self._shop = folder / "shop.craftdesk"
        self.words: dict[str, tuple[str, str]] = {}

    def calls(self, name: str, calls: Sequence[str]) -> Counter[str]:
        """How often a play makes each call; what is in the shop before and after is remembered."""
        told = self._live(name, ("-e", f"trace={','.join(calls)}") if calls else (), "")
        if told is None or told.said or told.trouble:
            raise RuntimeError(f"{name} does not go well without any fault: {told}")
        log = self._log.read_bytes() if calls else b""
        counted = Counter(call.decode() for call in _CALL.findall(log))
        with ShopFile.open(self._shop, clock=frozen_clock) as shop:
            self.words[name] = told.before, whole_word(shop.writer())
        return counted

    def kill(self, name: str, number: int) -> None:
        """Kills a play in its n-th write, and leaves the file as it is then."""
        self._live(name, ("-e", "trace=pwrite64", "-e", Fault("pwrite64", "KILL", str(number)).option), "")

    def run(self, name: str, fault: Fault) -> Outcome:
        """A run with one fault, and what the file is like afterwards."""
        before, after = self.words[name]
        if fault.limit is None:
            told = self._live(name, ("-e", f"trace={fault.call}", "-e", fault.option), after)
            log = self._log.read_bytes()
            hit = b"(INJECTED)" in log or (fault.error == "KILL" and told is None)
        else:
            told = self._live(name, (), after, fault.limit)
            hit = told is None or bool(told.said)
        if told is None and fault.error != "KILL":
            return Outcome(hit, trouble="the program died or hung")
        try:
            with ShopFile.open(self._shop, clock=frozen_clock) as shop:
                word, unsound = whole_word(shop.writer()), ", ".join(faults_of(shop))
        except Exception as error:  # noqa: BLE001  # whatever keeps the shop shut is the finding
            return Outcome(hit, trouble=f"not opened again: {error!r}", corrupt=True)
        if told is None:
            torn = word not in {before, after}
            return Outcome(
                hit, "killed", unsound or ("neither before nor after" * torn), torn=torn, corrupt=bool(unsound)
            )
        lost = told.lost or (word != after and not told.torn)
        trouble = told.trouble or unsound or ("what was saved in the end is not what should be there" * lost)
        return Outcome(
            hit, told.said, trouble, changes=before != after, lie=told.lie, lost=lost, torn=told.torn,
            corrupt=bool(unsound),
        )  # fmt: skip

    def _fresh(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._template, self._folder)

    def _live(self, name: str, options: Sequence[str], after: str, limit: int | None = None) -> Told | None:
        """Lets a child act under strace; what it tells, or None when it was killed."""
        self._fresh()
        ours, its = socket.socketpair()
        child = os.fork()
        if child == 0:
            ours.close()
            try:
                _child(its, PLAYS[name], Stage(self._shop), after, limit)
            finally:
                os._exit(0)
        its.close()
        ours.settimeout(patience.SECONDS)
        try:
            return self._watch(child, ours, options)
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            ours.close()

    def _watch(self, child: int, ours: socket.socket, options: Sequence[str]) -> Told | None:
        if ours.recv(1) != b"r":
            raise RuntimeError("the play could not begin")
        tracer = self._attach(child, options) if options else None
        try:
            ours.send(b"g")
            heard = ours.recv(1)
        except TimeoutError:
            heard = b""
        finally:
            if tracer is not None:
                # It lets go of the child, whose calls succeed again from now on.
                tracer.send_signal(signal.SIGINT)
                tracer.communicate()
        if not heard:
            return None
        try:
            ours.send(b"l")
            told = json.loads(ours.recv(65536) or b"null")
        except (TimeoutError, ConnectionError):
            return None
        return None if told is None else Told(**told)

    def _attach(self, child: int, options: Sequence[str]) -> subprocess.Popen[bytes]:
        command = ["strace", "-o", str(self._log), *options, "-p", str(child)]
        tracer = subprocess.Popen(command, stderr=subprocess.PIPE)
        said = tracer.stderr.readline() if tracer.stderr else b""
        if b"attached" not in said:
            raise RuntimeError(f"strace: {said!r}")
        return tracer


def _child(its: socket.socket, play: Play, stage: Stage, after: str, limit: int | None) -> None:
    """Gets ready, acts when told to, and once the fault is lifted looks, tries again and tells."""
    ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
    before = stage.word()
    play.ready(stage)
    if stage.scene is not None:
        before = stage.word()
    its.send(b"r")
    its.recv(1)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    said = attempt(play, stage)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    its.send(b"d")
    its.recv(1)
    told = Told(before=before, said=said)
    try:
        _afterwards(play, stage, told, after)
    except Exception:  # noqa: BLE001  # whatever goes wrong is told
        told.trouble = f"it did not go on: {traceback.format_exc(limit=-3)}"
    its.send(json.dumps(asdict(told)).encode())
    its.recv(1)


def _afterwards(play: Play, stage: Stage, told: Told, after: str) -> None:
    """Looks at what the same desk has now, whether that is what it said, and whether it goes on."""
    word = stage.word()
    told.trouble = told.said if told.said.startswith(UNSAID) else ""
    told.torn = bool(after) and word not in {told.before, after}
    if told.torn:
        told.trouble = "neither before nor after"
        return
    if after not in {"", told.before} and told.said != UNKNOWN and (told.said == "") != (word == after):
        told.lie, told.lost = True, word != after
        told.trouble = f"said {told.said or 'saved'}, but it was {'not ' * told.lost}saved"
        return
    if told.said and word == told.before:
        again = attempt(play, stage)
        if again:
            told.lost, told.trouble = True, f"not done when the fault was gone: {again}"
            return
    play.check(stage)
    stage.close()
