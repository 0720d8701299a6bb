"""The program's log: a small file that rolls over, with ids and counts, never names.

What goes wrong is written here for the day somebody asks; nothing of it ever leaves the machine. Modules write
through `logging.getLogger(__name__)` and put ids and counts into their records; a traceback is kept without the
text of its error, because that text may quote what the owner typed.
"""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, TypeAlias

_FORM = "%(asctime)s %(levelname)s %(name)s %(message)s"
_BYTES_A_FILE = 512 * 1024
_FILES_KEPT = 3
_LOGGER = "craftdesk"
_CRASH, _CRASH_BEFORE = "crash.log", "crash-before.log"

_ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class DiscreetFormatter(logging.Formatter):
    """Shows where an error came from and of which kind it was, but not what it says."""

    def formatException(self, ei: _ExcInfo) -> str:
        """The frames and the error's kind; its text may hold a customer's data."""
        kind, _, frames = ei
        places = [f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in traceback.extract_tb(frames)]
        return "\n".join([*places, f"  {kind.__name__ if kind else 'no error'}"])


class RollingFile(logging.FileHandler):
    """Begins a new file when the present one is full, and keeps the last ones.

    `logging.handlers` has one, and brings sockets and pickles along: 18 ms of the start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, into a new file if need be."""
        try:
            if self.stream is not None and self.stream.tell() > _BYTES_A_FILE:
                self._roll()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _roll(self) -> None:
        self.close()
        names = [Path(self.baseFilename), *(Path(f"{self.baseFilename}.{at}") for at in range(1, _FILES_KEPT + 1))]
        for newer, older in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            if newer.exists():
                newer.replace(older)


def configure_logging(folder: Path, *, level: int = logging.INFO) -> Path | None:
    """Write the log into the folder; the file's path, or None where nothing can be written there.

    A second call replaces the first. A log that cannot be written never stops the program.
    """
    target = folder / "craftdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RollingFile(target, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(DiscreetFormatter(_FORM))
    # A disk that is full is told by what needs it; the log itself never speaks up, and never with a traceback.
    logging.raiseExceptions = False
    close_logging()
    logger = logging.getLogger(_LOGGER)
    logger.addHandler(handler)
    logger.setLevel(level)
    return target


class CrashFile:
    """Takes the frames of a crash that Python itself does not survive; without one it goes away at the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _CRASH
        self._file: IO[str] | None = None

    def open(self) -> None:
        """Begin; the frames of the last crash are kept beside those that may come."""
        import faulthandler  # only a window needs it

        with suppress(OSError):
            if self._path.exists() and self._path.stat().st_size:
                self._path.replace(self._path.with_name(_CRASH_BEFORE))
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """End without a crash."""
        import faulthandler  # loaded since `open`

        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink()


def close_logging() -> None:
    """Close the log file; what is logged afterwards goes nowhere special."""
    logger = logging.getLogger(_LOGGER)
    for handler in [h for h in logger.handlers if isinstance(h.formatter, DiscreetFormatter)]:
        logger.removeHandler(handler)
        with suppress(OSError):  # a full disk refuses the last lines only now
            handler.close()
