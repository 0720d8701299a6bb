"""How far a long piece of work has come."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` (0 = not known yet) of what `code` names; words for it live in `texts`."""

    done: int
    total: int
    code: str
