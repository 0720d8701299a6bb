"""What came of rescuing a damaged shop: how much of each kind, and every single loss by number."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

MOST_NAMED = 20_000
"""So many losses are named one by one; all are counted."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is missing, was put right or is doubtful: a code with parameters, words for it in `texts`."""

    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(slots=True)
class KindCount:
    """Rows of one kind: read from the file, brought over, known to be missing, put right in some value."""

    kind: str
    found: int = 0
    kept: int = 0
    missing: int = 0
    left_out: int = 0
    mended: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherCopy:
    """The newest backup of the damaged shop, and what it has that the rescued shop has not, by number."""

    path: Path
    at: datetime
    customers: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """The whole result. `history`: whole, shown (kept to look at, not to take back) or none."""

    source: Path
    path: Path
    kinds: tuple[KindCount, ...]
    losses: tuple[Loss, ...]
    lost: int
    mended: int
    doubtful: int
    unnamed: int
    history: str
    customers: int
    orders: int
    rolled_back: bool = False
    sound: bool = True
    backup: OtherCopy | None = None

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing, changed or doubtful."""
        return not (self.lost or self.mended or self.doubtful)
