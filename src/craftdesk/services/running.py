"""Running a long piece of work to its end, where no window shows how it gets on.

Long work is a generator function that yields `Progress` and returns its result. Closing the generator cancels it:
units of work inside it are rolled back.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TypeVar

from craftdesk.domain.progress import Progress

Result = TypeVar("Result")
Work = Generator[Progress, None, Result]


def run(work: Generator[Progress, None, Result], on_progress: Callable[[Progress], None] | None = None) -> Result:
    """Runs the work and returns its result; an exception of `on_progress` cancels it."""
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
