"""Cells that hold a word for a fact: yes and no, a country, tags, several values joined."""

from __future__ import annotations

import csv
import re

from craftdesk.domain.countries import CODE_OF, CODES
from craftdesk.importing.header import normalise
from craftdesk.importing.values import ValueProblem

_YES = frozenset(
    "1 yes y true t x on ja j wahr oui o vrai si s vero verdadero sim verdadeiro waar sant subscribed opted in ok "
    "enabled active aktiv accepted checked".split()
) | {"opted in", "opt in", "✓", "✔", "☑"}
_NO = frozenset(
    "0 no n false f off nein falsch non faux falso nao nee onwaar nej falskt unsubscribed disabled inactive inaktiv "
    "declined unchecked none never".split()
) | {"opted out", "opt out", "never subscribed", "non subscribed", "not subscribed", "not active", "✗", "✘", "☐"}
_SIGNS = frozenset("✓✔☑✗✘☐")
_OF_GOOGLE = frozenset({"* mycontacts", "* my contacts", "* other contacts"})
"""Groups that every contact is in, or that nobody put it in: they say nothing of a customer."""
_JOINED = re.compile(r"\s*:::\s*")


def parse_yes_no(text: str) -> bool | ValueProblem | None:
    """True or False in the languages of the files; None for an empty cell."""
    plain = text.strip()
    if not plain:
        return None
    word = plain if plain in _SIGNS else normalise(plain)
    if word in _YES:
        return True
    if word in _NO:
        return False
    return ValueProblem("import.value.yes_no", {"value": text[:40]})


def parse_country(text: str) -> str | ValueProblem | None:
    """The ISO 3166 code of a country's name or code; None for an empty cell."""
    plain = text.strip()
    if not plain:
        return None
    upper = plain.upper()
    if len(plain) == 2 and upper in CODES:
        return upper
    name = normalise(plain)
    code = CODE_OF.get(name)
    if code is None:
        # `The Netherlands`, `Germany (DE)`, `DE - Deutschland`.
        words = name.split()
        for rest in (" ".join(words[1:]), " ".join(words[:-1])) if len(words) > 1 else ():
            code = code or CODE_OF.get(rest)
    return code or ValueProblem("import.value.country", {"value": text[:40]})


def split_tags(text: str) -> list[str]:
    """The tags in one cell, each once: separated by commas, semicolons, bars, lines or ` ::: `, quotes respected."""
    if " ::: " in text or text.startswith("* "):
        pieces = [one.removeprefix("* ") for one in _JOINED.split(text) if one.casefold() not in _OF_GOOGLE]
    else:
        pieces = _unquoted(text)
    tags: dict[str, str] = {}
    for piece in pieces:
        tag = " ".join(piece.split()).strip(",;| ")
        if tag:
            tags.setdefault(tag.casefold(), tag)
    return list(tags.values())


def split_joined(text: str) -> list[str]:
    """Several values that Google's export joins by ` ::: `; any other text as it is, alone."""
    return [piece for piece in _JOINED.split(text.strip()) if piece]


def _unquoted(text: str) -> list[str]:
    """A list inside a cell, itself written with quotes where a tag holds the separator."""
    separator = next((sign for sign in ";|\n" if sign in text and '"' not in text), ",")
    if '"' not in text:
        return text.split(separator)
    try:
        return next(csv.reader((text.replace("\r", " ").replace("\n", " "),), skipinitialspace=True, strict=True), [])
    except csv.Error:
        return [piece.strip().strip('"') for piece in text.split(",")]
