"""Hostile shop files at every door of the program: executed 0, hung 0, changed 0, each with its sentence."""

from __future__ import annotations

import hashlib
import io
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from craftdesk import cli
from craftdesk.errors import CraftDeskError
from craftdesk.importing.shop_rescue import RESCUED
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.file import seal
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import sentence
from tests.faults.figures import Figure
from tests.faults.hostile import HOSTILE, VICTIM
from tests.support.homes import own_home

DOORS = ("open to write", "check", "list", "import")
_SECONDS = 5.0
_LARGEST = 1 << 26


@dataclass
class Told:
    """What was seen at the doors; empty lists are what is promised."""

    tried: int = 0
    hung: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Told) -> None:
        """Counts what was seen elsewhere, too."""
        self.tried += other.tried
        self.hung += other.hung
        self.changed += other.changed
        self.wrong += other.wrong


def sound_file(folder: Path) -> bytes:
    """A small shop with customers and orders."""
    path = folder / "sound.craftdesk"
    run(make_sample(path, customers=20, orders=40, seed=5, today=date(2026, 11, 20)))
    found = path.read_bytes()
    path.unlink()
    seal.forget(path)
    return found


def build(name: str, sound: bytes, folder: Path) -> Path:
    """One hostile file in an empty folder, with the letter beside it."""
    path = folder / "shop.craftdesk"
    path.write_bytes(sound)
    path.with_name(VICTIM).write_text("Dear bank, ", "utf-8")
    HOSTILE[name].spoil(path)
    return path


def look_of(folder: Path) -> list[tuple[str, int, int, int, str]]:
    """Everything in a folder, without opening what is no plain file."""
    found = []
    for entry in sorted(folder.iterdir()):
        status = entry.lstat()
        plain = stat.S_ISREG(status.st_mode) and status.st_size <= _LARGEST
        digest = hashlib.sha256(entry.read_bytes()).hexdigest() if plain else ""
        found.append((entry.name, status.st_mode, status.st_size, status.st_mtime_ns, digest))
    return found


def at_the_door(door: str, path: Path, into: Path) -> str:
    """What the owner is told at a door; '' when the file was let in."""
    if door == "open to write":
        try:
            ShopFile.open(path).close()
        except CraftDeskError as problem:
            return sentence(problem.code, problem.params)
        return ""
    command = {"check": ["check", str(path)], "list": ["list", str(path)]}.get(
        door, ["import", str(path), "--into", str(into)]
    )
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        status = cli.main(command)
    return said.getvalue().strip() if status else ""


def expected(name: str, path: Path) -> str:
    """The sentence of the code that refuses a hostile file; what depends on it stays open."""
    code = HOSTILE[name].code
    return sentence(code, {"file": path.name, "path": str(path)})


def try_file(name: str, sound: bytes, folder: Path, into: Path, doors: tuple[str, ...]) -> Told:
    """Take one hostile file to some doors."""
    told = Told()
    path = build(name, sound, folder)
    before = look_of(folder)
    for door in doors:
        told.tried += 1
        began = time.process_time()
        words = at_the_door(door, path, into)
        if time.process_time() - began > _SECONDS:
            told.hung.append(f"{name} at {door}")
        if look_of(folder) != before:
            told.changed.append(f"{name} at {door}")
        if door == "import" and not words and HOSTILE[name].code in RESCUED:
            # The data of such a file is brought in by reading its tables, and nothing else of it.
            continue
        if not words or "Traceback" in words or "\n" in words:
            told.wrong.append(f"{name} at {door}: {words or 'let in'}")
    return told


def try_growing(sound: bytes, folder: Path, into: Path, doors: tuple[str, ...]) -> Told:
    """A shop file and a list that another program goes on writing into for as long as they are read."""
    told = Told()
    cases = [("a shop that grows", "shop.craftdesk", sound, door) for door in doors]
    cases.append(("a list that grows", "people.csv", b"First name,Email\n" + b"Ida,ida@example.com\n" * 9, "import"))
    for number, (name, file, content, door) in enumerate(cases):
        place = folder / str(number)
        place.mkdir()
        path = place / file
        path.write_bytes(content)
        told.tried += 1
        with growing(path, content):
            began = time.process_time()
            words = at_the_door(door, path, into)
            took = time.process_time() - began
            longer = path.stat().st_size > len(content)
        if took > _SECONDS:
            told.hung.append(f"{name} at {door}")
        if path.read_bytes()[: len(content)] != content or len(list(place.iterdir())) != 1:
            told.changed.append(f"{name} at {door}")
        # Whether it is let in depends on the moment; a fault of ours, or half a sentence, never does.
        if "Traceback" in words or "\n" in words or not longer:
            told.wrong.append(f"{name} at {door}: {words or 'it did not grow'}")
        path.unlink()
    return told


@contextmanager
def growing(path: Path, content: bytes) -> Iterator[None]:
    """Another program writes at the end of a file, a piece every two thousandths of a second."""
    code = "import sys, time\nfile, piece = open(sys.argv[1], 'ab', 0), open(sys.argv[1], 'rb').read()[-4096:]\n"
    code += "print(file.write(piece), flush=True)\nfor _ in range(9_000): file.write(piece); time.sleep(0.002)"
    with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert int(writer.stdout.readline()) == min(len(content), 4096)
        try:
            yield
        finally:
            writer.kill()


def figures(folder: Path, *, long: bool) -> Iterator[Figure]:
    """One row for all of them."""
    began, whole = time.monotonic(), Told()
    with own_home(folder / "home"):
        sound, into = sound_file(folder), folder / "own.craftdesk"
        # Standard output belongs to the table.
        with redirect_stdout(io.StringIO()):
            assert cli.main(["new", str(into), "--name", "Clay", "--currency", "EUR"]) == 0
        for number, name in enumerate(HOSTILE):
            place = folder / f"{number:02d}"
            place.mkdir()
            doors = DOORS if long else DOORS[:1] + DOORS[1 + number % 3 :][:1]
            whole.add(try_file(name, sound, place, into, doors))
        place = folder / "growing"
        place.mkdir()
        whole.add(try_growing(sound, place, into, DOORS if long else DOORS[2:]))
    wrong = "; ".join((*whole.hung, *whole.changed, *whole.wrong))
    yield Figure(
        promise=f"{len(HOSTILE) + 1} hostile shop files, one of them growing while it is read",
        injected=whole.tried,
        seconds=time.monotonic() - began,
        besides=f"executed 0, hung {len(whole.hung)}, changed {len(whole.changed)}, let in or without a sentence"
        f" {len(whole.wrong)}{': ' if wrong else ''}{wrong}",
        met=not wrong,
    )
