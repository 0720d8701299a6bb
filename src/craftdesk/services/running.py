"""Running a long piece of work to its end, where no window shows how it gets on.

Long work is a generator function that yields `Progress` and returns its result. Closing the generator cancels it:
units of work inside it are rolled back.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import TypeVar

from craftdesk.domain.progress import Progress

Result = TypeVar("Result")
Work = Generator[Progress, None, Result]


def run(work: Generator[Progress, None, Result], on_progress: Callable[[Progress], None] | None = None) -> Result:
    """Runs the work and returns its result; an exception of `on_progress` cancels it."""
    with _collector_at_rest():
        try:
            while True:
                progress = next(work)
                if on_progress is not None:
                    on_progress(progress)
        except StopIteration as finished:
            result: Result = finished.value
            return result
        finally:
            work.close()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Long work makes millions of values and hardly a cycle: looking for these takes a fifth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
