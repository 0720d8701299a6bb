"""Heads that begin alike, `Privat: Ort` and `Work City`: what stands in front tells which address is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from craftdesk.importing.header import meanings, normalise

_BREAK = re.compile(r"\s*[:|>/]\s*|\s+[-\u2013]\s+|(?<=\w)[_.](?=\w)")
_PLACE = frozenset(("street", "street2", "postcode", "city", "region", "country", "postcode_city", "address"))
_TELLING = frozenset(("street", "city", "postcode", "postcode_city", "address"))
_OWNERS = frozenset(("billing", "shipping"))
_LEAST = 3


def grouped(names: Sequence[str]) -> dict[int, str]:
    """Column → the target that it is as a part of an address which the words in front of it tell apart."""
    found: dict[str, dict[int, str]] = {}
    marked: set[str] = set()
    for index, name in enumerate(names):
        for group, rest, sign in _splits(name):
            part = _part(rest)
            if part:
                found.setdefault(group, {})[index] = part
                if sign:
                    marked.add(normalise(group))
                break
    groups = {group: parts for group, parts in found.items() if _is_address(parts) and not _has_use(group)}
    if len(groups) < 2 and not any(normalise(group) in marked for group in groups):
        return {}
    return {index: f"place_{part}:{group}" for group, parts in groups.items() for index, part in parts.items()}


def _splits(name: str) -> list[tuple[str, str, bool]]:
    """(what stands in front, the rest, whether a sign stands between) of a head, where it may be divided."""
    if found := _BREAK.search(name):
        return [(name[: found.start()].strip(), name[found.end() :], True)]
    words = name.split()
    return [(" ".join(words[:count]), " ".join(words[count:]), False) for count in range(1, min(len(words), 3))]


def _part(rest: str) -> str:
    return next((one.field for one in meanings(rest)[:1] if one.field in _PLACE and not one.use), "")


def _is_address(parts: Mapping[int, str]) -> bool:
    kinds = set(parts.values())
    return len(kinds) >= _LEAST and len(kinds & _TELLING) >= 2 and len(kinds) == len(parts)


def _has_use(group: str) -> bool:
    """Whether the words in front tell the use of an address, or are a part of one themselves."""
    if not normalise(group) or meanings(group):
        return True
    return any(one.use in _OWNERS for one in meanings(f"{group} zip")[:1])
