"""Python's collector is one for the whole process: it rests while anybody wants it to.

It runs in whichever thread happens to allocate. In a worker it would destroy widgets that wait to be collected, which
ends the program; and where very many things are made that all stay, as at a start, it would look through them in vain.
"""

from __future__ import annotations

import gc
from typing import ClassVar


class CollectorRest:
    """Who wants it to rest."""

    _wanted: ClassVar[set[int]] = set()

    @classmethod
    def begin(cls, who: object) -> None:
        """Let it rest until all who asked for that have ended."""
        cls._wanted.add(id(who))
        gc.disable()

    @classmethod
    def end(cls, who: object) -> None:
        """Somebody needs its rest no more."""
        cls._wanted.discard(id(who))
        if not cls._wanted:
            gc.enable()
