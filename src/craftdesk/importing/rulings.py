"""What the owner decided about rows: one by one, or about all of a kind at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

DOUBT = "doubt"
"""The group of rows that may be somebody else than they seem; the other groups are the words of `RowKind`."""


class Decision(StrEnum):
    """What is to become of a row, whatever the rules say."""

    NEW = "new"
    """As a new customer."""
    UPDATE = "update"
    """As the customer of the book whom the row resembles."""
    SKIP = "skip"
    """Left out."""
    PLANNED = "planned"
    """As the rules say, although its group is decided otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Decisions by row number and by group; a row's own counts for more."""

    rows: Mapping[int, Decision] = field(default_factory=dict)
    groups: Mapping[str, Decision] = field(default_factory=dict)

    @property
    def are_none(self) -> bool:
        """Whether nothing was decided at all."""
        return not (self.rows or self.groups)

    def of(self, row: int, group: str) -> Decision:
        """The decision about a row that belongs to a group."""
        if self.are_none:
            return Decision.PLANNED
        return self.rows.get(row) or self.groups.get(group) or Decision.PLANNED

    def skips(self, row: int, group: str = "") -> bool:
        """Whether a row is left out."""
        return self.of(row, group) is Decision.SKIP
