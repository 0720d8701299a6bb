"""How somebody's wish to stop reaches the inside of long work: also where it waits for one long answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from craftdesk.errors import Cancelled


class Stop:
    """Whether to stop; asked as a function. Whoever waits for a long answer says how that is ended from outside."""

    def __init__(self) -> None:
        self._is_set = False
        self._ends: list[Callable[[], None]] = []
        self._later: list[Callable[[], None]] = []

    def __call__(self) -> bool:
        """Whether somebody wants it to stop."""
        return self._is_set

    def set(self) -> None:
        """Stop: from any thread; what is being waited for is ended at once."""
        self._is_set = True
        for end in tuple(self._ends):
            end()

    @contextmanager
    def ending(self, end: Callable[[], None]) -> Iterator[None]:
        """While the block lasts, `end` is called from the thread that stops; Cancelled when that was before."""
        self._ends.append(end)
        try:
            if self():
                raise Cancelled
            yield
        finally:
            self._ends.remove(end)

    def later(self, act: Callable[[], None]) -> None:
        """Has something done, in the thread of the work, that nobody need wait for: once its end was told."""
        self._later.append(act)

    def tidy(self) -> None:
        """Do what was put off; for whoever let the work be heard."""
        while self._later:
            self._later.pop(0)()


class _Never(Stop):
    """Of work that nobody can stop, and whose end nobody is told: nothing is put off."""

    def later(self, act: Callable[[], None]) -> None:
        """Do it now."""
        act()


_NEVER = _Never()
_heard: ContextVar[Stop] = ContextVar("stop", default=_NEVER)


def current() -> Stop:
    """The wish to stop of the work under way in this thread."""
    return _heard.get()


@contextmanager
def heard(stop: Stop) -> Iterator[None]:
    """The work of this block hears `stop`; what it put off is done at the end of the block."""
    token = _heard.set(stop)
    try:
        yield
    finally:
        _heard.reset(token)
        stop.tidy()
