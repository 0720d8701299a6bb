"""How far a long piece of work has come."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """`done` of `total` (0 = not known yet) of what `code` names; words for it live in `texts`."""

    done: int
    total: int
    code: str
