"""What there is to choose from when a filter is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoices:
    """Names of groups by id, and the tags, sources and towns that customers have; each in alphabetical order."""

    groups: Mapping[int, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
