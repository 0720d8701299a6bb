"""Addresses that a system keeps as free lines: which line is the street, the town, the country, and which a name.

Unlike `split_place`, which only guesses where it is sure, this reads lines that are known to be an address.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.folding import fold
from craftdesk.importing.split_place import Place, is_postcode, split_postcode_city
from craftdesk.importing.value_words import parse_country

_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA PR RI SC SD TN TX UT VT VA WA WV WI WY".split()
)
_COUNTRY_BY_CODE = (
    (re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"), "GB"),
    (re.compile(r"[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d"), "CA"),
)
"""Postcodes whose shape only one country has."""
_BREAK = re.compile(r"\r?\n|\r")
_WIDE_GAP = re.compile(r" {2,}|\t")
_COMMA = re.compile(r"\s*,\s*")
_UNIT = re.compile(
    r"(?:unit|apt|apartment|suite|ste|flat|floor|fl|room|rm|dept|building|bldg|block|hof|etage|stock|wohnung|whg|"
    r"top|stiege|bat|batiment|appt|piso|scala|interno|lgh|m)\b\.?|#|c/o\b|attn\b",
    re.IGNORECASE,
)
"""How a line begins that leads to a door inside the house."""
_STREET = re.compile(
    r"\b(?:street|st|road|rd|lane|avenue|ave|drive|court|way|row|yard|close|mews|hill|park)\b", re.IGNORECASE
)
_EIRCODE = r"[A-Z]\d[\dW] ?[A-Z\d]{4}"
_IRISH = re.compile(rf"(?P<town>.+?),? +(?P<code>{_EIRCODE})|(?P<code2>{_EIRCODE}),? +(?P<town2>.+)")
_STATE_CODE = re.compile(r"[A-Z]{2},? +\d{5}(?:-\d{4})?|[A-Z]{2},? +[A-Z]\d[A-Z] ?\d[A-Z]\d")
_PROVINCE = re.compile(r"(.+?) \(?([A-Z]{2})\)?")
_LOOSE = re.compile(r"(?P<town>[^\W\d_][^\d]*?),? +(?:(?P<region>[A-Z]{2,3}) +)?(?P<code>\d{4,6}(?:-\d{4})?)")
_SPELLED = re.compile(r"(?P<town>[^,\d]+), *(?P<region>[^,\d]{3,30}?),? +(?P<code>\d{5}(?:-\d{4})?)")


def lines_of(text: str) -> list[str]:
    """The lines of an address in one cell: broken lines, else wide gaps, else commas."""
    for shape in (_BREAK, _WIDE_GAP):
        lines = [" ".join(line.split()) for line in shape.split(text)]
        lines = [line for line in lines if line.strip(" ,")]
        if len(lines) > 1:
            return lines
    parts = [part for part in _COMMA.split(" ".join(text.split())) if part]
    found: list[str] = []
    for part in parts:
        if found and _STATE_CODE.fullmatch(part):
            # `…, Brooklyn, NY 11201`: the comma stood inside the line of the town.
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def read_lines(lines: Sequence[str], names: Collection[str] = ()) -> PostalAddress:
    """The address in some lines; those that only repeat one of the (folded) names of its owner are no part of it."""
    left = [line.strip(" ,") for line in lines if line.strip(" ,")]
    kept = [line for line in left if fold(line) not in names]
    if len(kept) > 1 or _digits("".join(kept)):
        left = kept
    country = _take_country(left)
    place = _take_town(left)
    if not country and place is not None:
        country = _country_of(place)
    if place is None:
        city = left.pop() if len(left) > 1 and not _digits(left[-1]) else ""
        place = Place(city=city)
    country = country or _code(place.country)
    if country == "IT" and (found := _PROVINCE.fullmatch(place.city)):
        place = replace(place, city=found[1], region=found[2])
    street, street2 = _streets(left)
    return PostalAddress(
        street=street,
        street2=street2,
        postcode=place.postcode,
        city=place.city,
        region=place.region,
        country=country,
    )


def _is_code(line: str) -> bool:
    return is_postcode(line) or re.fullmatch(_EIRCODE, line) is not None


def _code(text: str) -> str:
    found = parse_country(text)
    return found if isinstance(found, str) else ""


def _take_country(lines: list[str]) -> str:
    """Takes the country off the end of the lines."""
    if len(lines) < 2:
        return ""
    last = lines[-1]
    if len(last) == 2 and last in _STATES and len(lines) > 2 and not is_postcode(lines[-2]):
        return ""
    code = _code(last)
    if code:
        lines.pop()
    return code


def _take_town(lines: list[str]) -> Place | None:
    """Takes town and postcode off the end of the lines; what stands below them is a region."""
    for place in range(len(lines) - 1, -1, -1):
        found = read_town(lines[place]) if place or len(lines) == 1 else None
        if found is not None:
            below = lines[place + 1 :]
            del lines[place:]
            return _with_region(found, below)
        if place and _is_code(lines[place]):
            return _above_postcode(lines, place)
    return None


def _with_region(found: Place, below: Sequence[str]) -> Place:
    if not below or found.region:
        return found
    return Place(postcode=found.postcode, city=found.city, region=", ".join(below), country=found.country)


def _above_postcode(lines: list[str], place: int) -> Place:
    """Town, and perhaps a region, in lines of their own above the postcode."""
    code, above, below = lines[place], lines[:place], lines[place + 1 :]
    region = above.pop() if len(above) > 1 and above[-1].upper() in _STATES else ""
    if not region and len(above) > 2 and _is_town(above[-2]) and _is_town(above[-1]):
        # A county between town and postcode, as in Britain.
        region = above.pop()
    city = above.pop() if above and not _digits(above[-1]) else (below.pop(0) if below else "")
    lines[:] = above
    return Place(postcode=code, city=city, region=region or ", ".join(below))


def _is_town(line: str) -> bool:
    return not (_digits(line) or _STREET.search(line) or _UNIT.match(line))


def _digits(line: str) -> bool:
    return any(map(str.isdigit, line))


def read_town(line: str) -> Place | None:
    """Town and postcode in one line, in the orders of many countries; None for a line that is none."""
    text = " ".join(line.split())
    if found := _IRISH.fullmatch(text):
        return Place(postcode=found["code"] or found["code2"], city=found["town"] or found["town2"], country="IE")
    if place := split_postcode_city(text):
        return place
    for shape in (_SPELLED, _LOOSE):
        if found := shape.fullmatch(text):
            region = found["region"] or ""
            if shape is _LOOSE and not region and len(found["code"]) < 5:
                continue
            return Place(postcode=found["code"], city=found["town"].strip(" ,"), region=region)
    return None


def _country_of(place: Place) -> str:
    if place.region in _STATES and re.fullmatch(r"\d{5}(-\d{4})?", place.postcode):
        return "US"
    return next((country for shape, country in _COUNTRY_BY_CODE if shape.fullmatch(place.postcode)), "")


def _streets(lines: Sequence[str]) -> tuple[str, str]:
    """(street, the other lines): the first line with a number that is no door inside the house, else the first."""
    if not lines:
        return "", ""
    main = next((one for one in lines if _digits(one) and not _UNIT.match(one)), lines[0])
    rest = list(lines)
    rest.remove(main)
    return main, ", ".join(rest)
