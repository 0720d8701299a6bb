"""What there is to choose from when a filter is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class FilterChoices(NamedTuple):
    """Names of groups by id, and the tags, sources and towns that customers have; each in alphabetical order."""

    groups: Mapping[int, str] = MappingProxyType({})
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
