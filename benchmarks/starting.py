"""Programs started until they have painted, and what the system has to read for them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import PySide6

import craftdesk as program
from benchmarks.figures import Once
from benchmarks.harness import Bench
from benchmarks.shops import known_at

EMPTY = ("-m", "benchmarks.probes.empty_window")
"""What Python is given to show an empty window."""
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
_MAPS = "/proc/{process}/maps"
_PATIENCE = 60


def craftdesk(shop: Path) -> tuple[str, ...]:
    """What Python is given to open a shop."""
    return "-m", "craftdesk", str(shop)


def started(arguments: tuple[str, ...], bench: Bench, screen: dict[str, str] | None = None) -> Once:
    """Milliseconds to the first painted picture, on no screen if none is given.

    The program is ended then, as a system ends it.
    """
    with _painted(arguments, bench, screen or _OFFSCREEN) as (taken, _):
        return taken


@contextmanager
def _painted(arguments: tuple[str, ...], bench: Bench, screen: dict[str, str]) -> Iterator[tuple[Once, int]]:
    """The program while its first picture stands: what it took, and the number of its process."""
    environment = {**known_at(bench.scratch / "start"), **screen, "CRAFTDESK_FIRST_PAINT": "1"}
    if not bench.is_glance:
        # An installed program does not compile itself at each start; what is compiled here stays out of the sources.
        environment["PYTHONPYCACHEPREFIX"] = str(_compiled(bench))
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.monotonic()
    with subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.readline().split()
        assert told[:2] == ["first", "paint"], told
        processor = float(told[4]) * 1_000 if "processor" in told else None
        yield Once((float(told[2]) - begun) * 1_000, processor), process.pid
        process.terminate()  # killed, it would leave a sign, and the next start would tell of it
        process.wait(_PATIENCE)


def _compiled(bench: Bench) -> Path:
    return bench.scratch / "compiled"


def read_by(arguments: tuple[str, ...], bench: Bench) -> set[Path]:
    """The files that are read until the first picture stands, and others that may be imported."""
    with _painted(arguments, bench, _OFFSCREEN) as (_, process):
        places = (line.split(maxsplit=5)[5:] for line in Path(_MAPS.format(process=process)).read_text().splitlines())
        mapped = {Path(place[0]) for place in places if place and place[0].startswith("/")}
    folders = [Path(sysconfig.get_path("stdlib")), _compiled(bench), *map(Path, [*program.__path__, *PySide6.__path__])]
    # Python reads a module and lets go of its file.
    return mapped.union(*(folder.rglob("*.py*") for folder in folders))


def may_forget() -> bool:
    """Whether the system here tells what is mapped and can be asked to put it out of its memory."""
    return hasattr(os, "posix_fadvise") and Path(_MAPS.format(process="self")).exists()


def forget(files: Iterable[Path]) -> None:
    """Let the system put these files out of its memory."""
    for file in files:
        with suppress(OSError):
            handle = os.open(file, os.O_RDONLY)
            try:
                os.fdatasync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)
