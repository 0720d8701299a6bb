"""Postal addresses as the post office of their country wants them, and a pasted block as the parts of an address.

The sender's own country is left out.
"""

from __future__ import annotations

import re
import unicodedata

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.countries import CODES
from craftdesk.services.postal_blocks import split_block
from craftdesk.services.postal_layouts import Layout, layout_of, written_postcode

__all__ = ["countries", "lines_of", "split_block"]

_PIECE = re.compile(r"%[NOADCSXZ]|[^%]+")


def countries() -> tuple[str, ...]:
    """The ISO 3166 codes of all countries."""
    return tuple(sorted(CODES))


def lines_of(place: PostalAddress, home_country: str) -> list[str]:
    """The lines of an address as its country wants them, its country last unless it is the shop's own."""
    layout = layout_of(place.country or home_country)
    parts = _parts(place, layout)
    native = not layout.latin or _is_native("".join(parts.values()))
    pattern = layout.native if native else layout.latin
    lines = [line for row in pattern.split("%n") for line in _line(row, parts)]
    if place.country and place.country.upper() != home_country.upper():
        lines.append(layout.name or place.country.upper())
    return lines


def _parts(place: PostalAddress, layout: Layout) -> dict[str, str]:
    region = layout.regions.get(place.region.casefold(), place.region)
    parts = {
        "N": place.name,
        "O": place.company,
        "A": "\n".join(line for line in (place.street, place.street2) if line),
        "C": place.city,
        "S": region,
        "Z": written_postcode(place.postcode, layout.code),
    }
    return {key: text.upper() if key in layout.upper else text for key, text in parts.items()}


def _line(row: str, parts: dict[str, str]) -> list[str]:
    """One row of a layout, filled: what stands between two parts only where both are there."""
    shown = ""
    between = ""
    for piece in _PIECE.findall(row):
        if not piece.startswith("%"):
            between = piece
        elif text := parts.get(piece[1], ""):
            # What opens a row, such as 〒, belongs to the part behind it.
            shown += (between if shown or row.startswith(between) else "") + text
            between = ""
    return [line for line in shown.split("\n") if line.strip()]


def _is_native(text: str) -> bool:
    """Whether a text is in a script other than the Latin one."""
    letters = [char for char in text if char.isalpha() and not char.isascii()]
    return any("LATIN" not in unicodedata.name(char, "LATIN") for char in letters)
