"""Places that stand in one cell: a postcode with its town, or a whole address. Split only where it is sure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from craftdesk.importing.value_words import parse_country

_UK = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}"
_CA = r"[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
_NL = r"[1-9][0-9]{3} ?[A-Z]{2}"
_PREFIXED = r"(?:[A-Z]{1,2}|LV|LT|MD|FIN)[- ]?[0-9]{4,6}"
_DIGITS = r"[0-9]{5}-[0-9]{3,4}|[0-9]{4}-[0-9]{3}|[0-9]{3}-[0-9]{4}|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4,6}"
_POSTCODE = re.compile(rf"{_UK}|{_CA}|{_NL}|{_PREFIXED}|{_DIGITS}")
_TOWN = r"[^\W\d_][^\d,;:\n]*[^\W\d_).]\.?(?: \d{1,2})?|[^\W\d_]{2,}"
_BEFORE = re.compile(rf"(?P<country>[A-Z]{{1,3}}[- ])?(?P<code>{_NL}|{_UK}|{_CA}|{_DIGITS}),? +(?P<town>{_TOWN})")
_BEHIND = re.compile(
    r"(?P<town>[^\W\d_][^\d,;:\n]*?),? +(?:(?P<region>[A-Z]{2}),? +)?"
    rf"(?P<code>{_UK}|{_CA}|[0-9]{{5}}(?:-[0-9]{{4}})?|[0-9]{{4}})"
)
_STREET_LIKE = re.compile(
    r"\b(?:street|st|road|rd|lane|avenue|ave|drive|dr|court|way|boulevard|blvd|rue|via|calle|hof|weg|platz)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r" *(?:\r?\n|[,;|]|  ) *")
_MOST_PARTS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The parts of an address that stood in one cell."""

    street: str = ""
    street2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


def is_postcode(text: str) -> bool:
    """Whether a text has the shape of a postcode of some country."""
    return len(text) <= 12 and _POSTCODE.fullmatch(text) is not None


def split_postcode_city(text: str) -> Place | None:
    """`50667 Köln`, `HX7 8AA Hebden Bridge`, `Brooklyn, NY 11201`; None where it is not sure which is which."""
    text = " ".join(text.split())
    if len(text) > 90 or is_postcode(text):
        return None
    if found := _BEFORE.fullmatch(text):
        if _STREET_LIKE.search(found["town"]):
            return None
        country = (found["country"] or "").strip("- ")
        return Place(postcode=found["code"], city=found["town"].strip(" ,"), country=country)
    if found := _BEHIND.fullmatch(text):
        code, region = found["code"], found["region"] or ""
        if _STREET_LIKE.search(found["town"]) or (code.isdigit() and len(code) < 5 and "," not in text):
            # `Hauptstrasse 1234`, `Hill Road 2145`: a number of a house is no postcode.
            return None
        if code.replace("-", "").isdigit() and not region and "," not in text:
            return None
        return Place(postcode=code, city=found["town"].strip(" ,"), region=region)
    return None


def split_address(text: str) -> Place | None:
    """A whole address in one cell: lines of streets, postcode with town, perhaps a country; None where unsure."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    if not 2 <= len(parts) <= _MOST_PARTS or len(text) > 300:
        return None
    country = ""
    if len(parts) > 2 or split_postcode_city(parts[-1]) is None:
        # `NY` or `CA` behind a town is a state; behind a postcode it is a country.
        told = len(parts[-1]) > 2 or any(char.isdigit() for char in parts[-2])
        if told and isinstance(parse_country(parts[-1]), str):
            country = parts.pop()
    town = _town_at_end(parts)
    if town is None:
        return None
    streets, place = town
    if not streets or not any(any(char.isdigit() for char in street) for street in streets):
        return None
    return Place(
        street=streets[0],
        street2=", ".join(streets[1:]),
        postcode=place.postcode,
        city=place.city,
        region=place.region,
        country=country or place.country,
    )


def _town_at_end(parts: list[str]) -> tuple[list[str], Place] | None:
    """(the parts before, postcode and town) of an address without its country."""
    if not parts:
        return None
    if place := split_postcode_city(parts[-1]):
        return parts[:-1], place
    if len(parts) < 3:
        return None
    # `…, Brooklyn, NY, 11201`
    if len(parts) > 3 and len(parts[-2]) == 2 and is_postcode(parts[-1]):
        return parts[:-3], Place(postcode=parts[-1], city=parts[-3], region=parts[-2])
    # `…, Brooklyn, NY 11201` and `…, Bath, BA1 1AA`
    if place := split_postcode_city(f"{parts[-2]}, {parts[-1]}"):
        return parts[:-2], place
    # `…, 50667, Köln`
    if is_postcode(parts[-2]) and not any(char.isdigit() for char in parts[-1]):
        return parts[:-2], Place(postcode=parts[-2], city=parts[-1])
    return None
