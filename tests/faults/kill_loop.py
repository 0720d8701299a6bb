"""Kills a program that is changing a shop file, again and again, and counts what was lost.

`python -m tests.faults.kill_loop FOLDER KILLS SEED` prints one JSON object. Each round forks a worker that opens the
shop and works through the services: cards, orders, payments, invoices, imports, merges, undo and redo, backups,
restoring one, closing and opening again. Over a pipe it acknowledges what it committed; at a random moment it gets
SIGKILL. Then the file is opened as the owner would and compared with what was acknowledged; now and then the next
worker has to open it first, and may be killed in that.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.storage.copies import backup
from craftdesk.storage.file.shop_file import ShopFile
from tests.faults.acts import BULK, CHANGES, Scene, back_up, make_shop, newest_backup, opened, put_back, reopen
from tests.faults.judging import book_word, faults_of, newest_operation, size_of_journal, word_after_taking_back
from tests.support import patience
from tests.support.shops import frozen_clock

_ROUNDS_A_SHOP = 20
_WAYS = (*CHANGES, "backup", "restore", "reopen")


@dataclass
class Known:
    """What the worker acknowledged: the newest operation, what the owner had entered by then.

    `instead` is what a restore that was begun would make of that; `contradicted` counts openings after a kill that
    found less, or something else.
    """

    newest: int = 0
    word: str = ""
    instead: list[str] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)
    contradicted: int = 0

    def hear(self, line: str) -> None:
        """Take one line of the worker: the operation, its way, and the word."""
        newest, way, word = line.split()
        if way == "restoring":
            self.instead.append(word)
            return
        if way == "open" and word not in {self.word, *self.instead}:
            # One operation may have been kept whose acknowledgement was cut off.
            self.contradicted += int(newest) != self.newest + 1
        self.newest, self.word, self.instead = int(newest), word, []
        self.heard[way] += 1


def work(path: Path, acknowledge: int, seed: int) -> None:
    """Changes the file until it is killed, and tells after each change what stands in the file."""

    def tell(way: str, word: str = "") -> None:
        connection = scene.desk.shop.writer()
        os.write(acknowledge, f"{newest_operation(connection)} {way} {word or book_word(connection)}\n".encode())

    scene = Scene(path, Desk.open(ShopFile.open(path, clock=frozen_clock)), random.Random(seed))
    tell("open")
    while True:
        way = scene.chance.choice(_WAYS)
        if way in CHANGES:
            done = CHANGES[way](scene)
        elif way == "backup":
            done = back_up(scene)
        elif way == "reopen":
            done = reopen(scene)
        else:
            newest = newest_backup(scene)
            if newest is None:
                continue
            with ShopFile.open(newest.path, read_only=True) as old:
                tell("restoring", book_word(old.reader()))
            done = put_back(scene)
        if done:
            tell(way)


def one_round(path: Path, seed: int, known: Known) -> None:
    """Lets a worker live for a random time; some are killed while they open the shop."""
    chance = random.Random(f"kill {seed}")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(path, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    heard = b""
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0, 0.012))
    else:
        # Its words show that it is at work, however slow the machine is; then anything may be hit.
        wanted = chance.randint(1, 5)
        while heard.count(b"\n") < wanted and select.select([reading], [], [], patience.SECONDS)[0]:
            if not (piece := os.read(reading, 65536)):
                break
            heard += piece
        time.sleep(chance.uniform(0, 0.015))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the worker of seed {seed} ended by itself")
    while piece := os.read(reading, 65536):
        heard += piece
    os.close(reading)
    for line in heard.decode().splitlines():
        known.hear(line)


def findings(path: Path, known: Known) -> dict[str, int]:
    """What is wrong with the file after a kill, by kind; all zero when nothing is."""
    cut_off = size_of_journal(path) > 0
    with opened(path, "judge") as scene:
        writer = scene.desk.shop.writer()
        newest, word = newest_operation(writer), book_word(writer)
        if word in known.instead:
            # The restore came through before the kill: this is what is known from now on.
            known.newest, known.word = newest, word
        lost = newest < known.newest
        torn = not lost and word != known.word and word_after_taking_back(writer, known.newest) != known.word
        (bulk,) = writer.execute("SELECT count(*) FROM customers WHERE first_name LIKE 'Bulk %'").fetchone()
        unsound = faults_of(scene.desk.shop)
        known.newest, known.word, known.instead = newest, word, []
    return {
        "lost": int(lost),
        "half_done": int(torn) + int(bulk % BULK != 0),
        "integrity": len(unsound),
        "cut_off": int(cut_off),
    }


def unsound_backups(path: Path) -> int:
    """How many backups of the shop carry the name of one without being one; the shop and they are gone afterwards."""
    with opened(path, "judge") as scene:
        made = scene.desk.backups.list()
        unsound = sum(not _is_sound(one.path, one.sha256) for one in made)
        shutil.rmtree(scene.desk.backups.folder)
    shutil.rmtree(path.parent)
    return unsound


def _is_sound(path: Path, said: str) -> bool:
    try:
        backup.verified(path)
    except CraftDeskError:
        return False
    # The kill may have come between a verified backup and the file with its checksum.
    return said in {"", backup.digest(path)}


def main(folder: Path, kills: int, seed: int) -> dict[str, int]:
    """Runs the loop and adds up its findings; a shop that has grown is put away for a new one."""
    os.environ["CRAFTDESK_HOME"] = str(folder / "home")
    total: Counter[str] = Counter(kills=0, acknowledged=0, lost=0, half_done=0, integrity=0, cut_off=0)
    path, known = folder, Known()
    for number in range(kills):
        if number % _ROUNDS_A_SHOP == 0:
            total["half_done"] += unsound_backups(path) if number else 0
            path = folder / f"shop {number}" / "shop.craftdesk"
            path.parent.mkdir()
            make_shop(path)
            known = Known(heard=known.heard, contradicted=known.contradicted)
            findings(path, known)
        one_round(path, seed + number, known)
        total["kills"] += 1
        # Some files stay as the kill left them: the next worker recovers them, and may be killed in that.
        if number % _ROUNDS_A_SHOP == _ROUNDS_A_SHOP - 1 or number == kills - 1 or number % 4:
            for name, count in findings(path, known).items():
                total[name] += count
    total["half_done"] += unsound_backups(path)
    total["lost"] += known.contradicted
    total["acknowledged"] = known.heard.total()
    return {**total, "ways": len(known.heard)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
