"""DB Browser for SQLite, a program that shows the tables of any file, until its rows are painted.

It tells nothing, so what is on its screen is looked at: Xvfb keeps the picture in a file, in the form of `xwd`.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from benchmarks.figures import Once

_PROGRAM, _SERVER = "sqlitebrowser", "Xvfb"
_LOOK_S, _STILL_S, _PATIENCE_S = 0.01, 1.0, 60.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 460, 200, 420
"""Where the first rows stand, in pixels."""
_HEADER = struct.Struct(">25I")
_LINE, _COLOURS, _COLOUR_BYTES = 12, 19, 12
"""Places in the head of the picture: bytes in a line, entries of the table of colours."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen that nobody sees."""

    environment: dict[str, str]
    """The variables with which a program finds it."""
    picture: Path

    def rows(self) -> int:
        """A sum over the part of the picture in which the first rows stand."""
        told = self.picture.read_bytes()
        head = _HEADER.unpack_from(told)
        begin, line = head[0] + head[_COLOURS] * _COLOUR_BYTES, head[_LINE]
        lines = (begin + line * row for row in range(_TOP, _BOTTOM))
        return crc32(b"".join(told[at + 4 * _LEFT : at + 4 * _RIGHT] for at in lines))


def is_there() -> bool:
    """Whether it can be measured here."""
    return all(map(shutil.which, (_PROGRAM, _SERVER)))


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of our own, as long as it is needed."""
    read, write = os.pipe()
    with tempfile.TemporaryDirectory() as folder, os.fdopen(read) as told:
        command = [_SERVER, "-displayfd", str(write), "-screen", "0", "1280x820x24", "-fbdir", folder]
        with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
            os.close(write)
            try:
                environment = {"DISPLAY": f":{told.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
                yield Screen(environment, Path(folder) / "Xvfb_screen0")
            finally:
                server.terminate()


def opened(file: Path, table: str, on: Screen) -> Once:
    """Milliseconds until the first rows of a table stand as they stay, looked at every ten."""
    command = [_PROGRAM, "--read-only", "--table", table, str(file)]
    environment = {**os.environ, **on.environment}
    begun = time.monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            seen, at, since = on.rows(), begun, Once(0.0)
            is_painted = False
            while not is_painted or time.monotonic() - at < _STILL_S:
                assert time.monotonic() - begun < _PATIENCE_S, "nothing came to the screen"
                time.sleep(_LOOK_S)
                now = on.rows()
                if now != seen:
                    seen, at, is_painted = now, time.monotonic(), True
                    since = Once((at - begun) * 1_000, _processor(program.pid))
            return since
        finally:
            program.kill()


def _processor(process: int) -> float:
    """Milliseconds of the processor that a process has used: its own and the system's for it (`man proc`, stat)."""
    told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) * 1_000 / os.sysconf("SC_CLK_TCK")
