"""How a command speaks: one JSON object or lines for people on standard output, progress and complaints beside it."""

from __future__ import annotations

import dataclasses
import json
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import east_asian_width

from craftdesk.domain.progress import Progress
from craftdesk.errors import EnvironmentFailure
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.upgrading import open_shop
from craftdesk.storage.file.place import shared_by
from craftdesk.texts import sentence

DONE, NO, USAGE, FAILED = 0, 1, 2, 3
_SECONDS_BETWEEN = 0.1
_WIDEST = 40
Result = TypeVar("Result")


class UsageProblem(Exception):
    """What was asked makes no sense; said in `words`."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclasses.dataclass
class Talk:
    """The three streams of a command."""

    json: bool
    is_working: bool = False
    """Long work is being done that a Ctrl+C stops at its next step, where nothing is half done."""
    is_stopping: bool = False
    _shown_at: float = 0.0
    _has_progress: bool = False

    def answer(self, value: dict[str, Any], lines: Sequence[str]) -> None:
        """Prints the answer: the object with `--json`, the lines otherwise."""
        self.end_progress()
        try:
            if self.json:
                print(json.dumps(value, ensure_ascii=False, indent=2))
            else:
                for line in lines:
                    print(line)
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            with suppress(OSError):
                # What is left unsaid must not be tried again at the end of the program.
                sys.stdout.close()
            raise EnvironmentFailure("answer.not_written", reason=error.strerror or "") from error

    def complain(self, words: str) -> None:
        """One sentence on standard error."""
        self.end_progress()
        print(words, file=sys.stderr)

    def run(self, work: Generator[Progress, None, Result]) -> Result:
        """Runs long work to its end, showing how far it is; Ctrl+C cancels it."""
        self.is_working = True
        try:
            return run(work, self._step)
        finally:
            self.is_working = False

    def _step(self, progress: Progress) -> None:
        if self.is_stopping:
            raise KeyboardInterrupt
        self._show(progress)

    def _show(self, progress: Progress) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self._shown_at < _SECONDS_BETWEEN:
            return
        self._shown_at = now
        self._has_progress = True
        share = f" {progress.done * 100 // progress.total} %" if progress.total else ""
        print(f"\r\x1b[K{sentence(progress.code)}{share}", end="", file=sys.stderr, flush=True)

    def end_progress(self) -> None:
        """Takes the line of progress away."""
        if self._has_progress:
            self._has_progress = False
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def opened(path: str, *, to_write: bool = False) -> Iterator[Desk]:
    """The services over a shop file, opened read-only unless something is to be changed."""
    with open_shop(Path(path), read_only=not to_write) as shop:
        shared = shared_by(shop.path)
        if shared is not None:
            print(sentence(f"place.{shared.kind}", {"service": shared.name}), file=sys.stderr)
        if to_write:
            # A file that can't be written to is said so before any work is done.
            shop.writer()
        yield Desk.open(shop)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """Lines of a table for people; columns in `right` stand at their right edge."""
    shown = [[short(cell) for cell in row] for row in [list(headings), *rows]]
    widths = [max(_width(row[at]) for row in shown) for at in range(len(headings))]
    lines = []
    for row in shown:
        cells = []
        for at, cell in enumerate(row):
            gap = " " * (widths[at] - _width(cell))
            cells.append(gap + cell if at in right else cell + gap)
        lines.append("  ".join(cells).rstrip())
    return lines


def printable(text: str) -> str:
    """A text on one line without anything that a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def short(text: str) -> str:
    """A text as it fits into a table or a sentence."""
    plain = printable(text)
    return plain if len(plain) <= _WIDEST else plain[: _WIDEST - 1] + "…"


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def count_words(count: int, one: str, many: str) -> str:
    """`1 customer`, `248 customers`."""
    return f"{count:,} {one if count == 1 else many}"
