"""What disks, sticks and broken copies do to a file: one harm at a time, drawn from a seed."""

from __future__ import annotations

import random

KINDS = ("bit", "byte", "run", "page", "stale page", "cut", "header")
PAGE = 4096
_HEADER, _RUN = 100, 64


def harmed(sound: bytes, kind: str, dice: random.Random, *, older: bytes = b"", least: int = 1) -> bytes:
    """A copy with one harm of a kind.

    A stale page is as it was in the `older` file, without one it is another page of the same file. A copy that is cut
    off keeps `least` bytes.
    """
    made = bytearray(sound)
    place = dice.randrange(_HEADER, len(sound))
    page = dice.randrange(1, len(sound) // PAGE) * PAGE
    if kind == "bit":
        made[place] ^= 1 << dice.randrange(8)
    elif kind == "byte":
        made[place] = (made[place] + dice.randrange(1, 256)) % 256
    elif kind == "run":
        made[place : place + _RUN] = dice.randbytes(len(made[place : place + _RUN]))
    elif kind == "page":
        made[page : page + PAGE] = dice.randbytes(PAGE)
    elif kind == "stale page" and older:
        page = dice.choice([at for at in range(0, len(older), PAGE) if older[at : at + PAGE] != sound[at : at + PAGE]])
        made[page : page + PAGE] = older[page : page + PAGE]
    elif kind == "stale page":
        other = dice.randrange(1, len(sound) // PAGE) * PAGE
        made[page : page + PAGE] = sound[other : other + PAGE]
    elif kind == "cut":
        del made[dice.randrange(least, len(made)) :]
    else:
        made[dice.randrange(_HEADER)] ^= 1 << dice.randrange(8)
    return bytes(made)
