"""From a pasted block of lines to the parts of an address: read from below, where the post code stands.

The owner sees the parts before they are saved, so a guess may be wrong but nothing may be lost: every word of the
block ends up in some part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from craftdesk.domain.address import PostalAddress
from craftdesk.domain.countries import CODE_OF, CODES
from craftdesk.domain.folding import fold
from craftdesk.domain.validation import clean_line
from craftdesk.services.postal_layouts import is_postcode, layout_of

_DISTINCT = ("GB", "NL", "IE", "CA", "JP", "BR", "US", "PL", "PT", "SE")
"""Countries whose post codes look like nobody else's; tried where the shop's own country doesn't fit."""
_MOST_LINES = 12
_COMPANY = re.compile(
    r"\b(gmbh|ag|kg|ohg|gbr|ug|e\.?\s?k|ltd|limited|plc|llp|inc|llc|corp|co|b\.?v|n\.?v|vof|sarl|sas|sa|eurl|s\.?r\.?l"
    r"|s\.?p\.?a|ltda|s\.?l|oy|ab|as|aps|studio|atelier|werkstatt|gallery|galerie|shop|store|café|cafe|bakery|bäckerei)\b\.?",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:〒|[A-Z]{1,3}-(?=[0-9]))")
_STATE_AND_CODE = re.compile(r"\b([A-Z]{2})\s+[0-9]{5}(?:-[0-9]{4})?$")
_JAPANESE = re.compile(r"(東京都|北海道|(?:大阪|京都)府|.{2,3}県)?(.+?[市区町村郡])?(.*)")
_HAS_DIGIT = re.compile(r"\d")
_BETWEEN = " ,;·-–/"


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the post code was found: its line, and what else of the place is known from it."""

    at: int
    first: int
    country: str
    postcode: str
    city: str
    region: str


def split_block(text: str, home_country: str) -> PostalAddress:
    """The parts of a pasted address; its country is empty where the block names none and the code is a home one."""
    lines = _lines(text)
    country, lines = _country(lines)
    for tried in [country] if country else _candidates(lines, home_country.upper()):
        found = _place(lines, tried)
        if found is not None:
            own = tried == home_country.upper() and not country
            place = _rest(lines, found)
            return PostalAddress(**place, country="" if own else tried)
    place = _without_code(lines)
    return PostalAddress(**place, country=country)


def is_company(line: str) -> bool:
    """Whether a line names a business: `Weißhaupt & Söhne GmbH`, `Kiln Studio`."""
    return bool(_COMPANY.search(line)) or "&" in line


def _candidates(lines: list[str], home: str) -> list[str]:
    """The shop's own country first, unless a line says `OR 97201` as only Americans do; then what can't be mistaken."""
    states = set(layout_of("US").regions.values())
    american = any(found[1] in states for line in lines if (found := _STATE_AND_CODE.search(line)))
    return list(dict.fromkeys(["US", home, *_DISTINCT] if american else [home, *_DISTINCT]))


def _lines(text: str) -> list[str]:
    lines = [clean_line(line).strip(" ,;") for line in text.replace("\\n", "\n").splitlines()]
    lines = [line for line in lines if line]
    if len(lines) == 1:
        lines = [part for part in (clean_line(part) for part in re.split(r"[,;|·]\s+", lines[0])) if part]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], ", ".join(lines[_MOST_LINES - 1 :])]
    return lines


def _country(lines: list[str]) -> tuple[str, list[str]]:
    """The country that the last line names, and the lines without it."""
    if len(lines) < 2:
        return "", lines
    name = fold(lines[-1])
    code = CODE_OF.get(name) or CODE_OF.get(name.removeprefix("the "))
    if code is None and len(lines[-1]) == 2 and lines[-1] in CODES:
        code = lines[-1]
    return (code, lines[:-1]) if code else ("", lines)


def _place(lines: list[str], country: str) -> _Found | None:
    """Town, post code and region by the layout of one country; the lowest line that fits."""
    layout = layout_of(country)
    if not layout.postcode:
        return None
    pattern = re.compile(rf"(?<![\w-])(?:{layout.postcode})(?![\w-])", re.IGNORECASE)
    for at in range(len(lines) - 1, -1, -1):
        line = _PREFIX.sub("", lines[at])
        matches = [match for match in pattern.finditer(line) if is_postcode(match[0], country)]
        if not matches:
            continue
        match = _chosen(matches, layout.native)
        rest = (line[: match.start()].rstrip(_BETWEEN), line[match.end() :].lstrip(_BETWEEN))
        if country == "US" and not _is_american(lines, at, rest[0], layout.regions):
            continue
        return _around(lines, at, country, match[0], rest)
    return None


def _chosen(matches: list[re.Match[str]], layout: str) -> re.Match[str]:
    """Where a number of a house looks like a code too: the code stands before the town or behind it."""
    before = layout.find("%Z") < layout.find("%C")
    return matches[0] if before else matches[-1]


def _is_american(lines: list[str], at: int, before: str, regions: dict[str, str]) -> bool:
    words = before or (lines[at - 1] if at else "")
    last = words.replace(",", " ").split()[-1:]
    return bool(last) and (last[0].upper() in regions.values() or last[0].casefold() in regions)


def _around(lines: list[str], at: int, country: str, postcode: str, rest: tuple[str, str]) -> _Found | None:
    layout = layout_of(country)
    town = " ".join(part for part in rest if part)
    first = at
    region = ""
    if not town:
        # The code stands alone: the town is on the line above, or above its region.
        if at == 0:
            return _Found(at, at, country, postcode, "", "")
        first = at - 1
        town = lines[first]
        if country in {"IE", "GB"} and first > 1 and re.match(r"(?i)co(unty|\.)?\s", town):
            region, first = town, first - 1
            town = lines[first]
    if country == "JP":
        return _japanese(at, postcode, rest)
    if not region and "%S" in layout.native and country != "IE":
        town, region = _region(town, layout.regions)
    return _Found(at, first, country, postcode, town, region)


def _japanese(at: int, postcode: str, rest: tuple[str, str]) -> _Found:
    """A code before the town is Japanese, large to small; one behind it stands in Latin letters, small to large."""
    if rest[0]:
        return _Found(at, at, "JP", postcode, "", rest[0])
    return _Found(at, at, "JP", postcode, "", "")


def _region(town: str, regions: dict[str, str]) -> tuple[str, str]:
    """`Portland, OR` → Portland and OR; `São Paulo-SP` → São Paulo and SP."""
    known = {code.casefold() for code in regions.values()} | set(regions)
    for sign in (",", "-", "–", "/", " "):
        head, found, tail = town.rpartition(sign)
        if found and head.strip() and tail.strip().casefold() in known:
            return head.strip(_BETWEEN), tail.strip()
    return town, ""


def _rest(lines: list[str], found: _Found) -> dict[str, str]:
    above, below = lines[: found.first], lines[found.at + 1 :]
    if found.country == "JP" and below:
        # Large to small: the street follows the code, the people come last.
        parts = _people_and_large_to_small(below)
        if above:
            # In a signature they stand first; whoever stands last then is a line more.
            last = parts["name"]
            parts["company"] = ", ".join(part for part in (parts["company"], *above[1:], last) if part)
            parts["name"] = above[0]
        return {**parts, "postcode": found.postcode}
    if not above and below:
        parts = _people_and_street(below)
    else:
        parts = _people_and_street(above)
        parts["street2"] = ", ".join(part for part in (parts["street2"], *below) if part)
    city = found.city
    if found.country == "JP" and not city:
        parts["street"], _, city = (
            parts["street"].rpartition(", ") if ", " in parts["street"] else (parts["street"], "", "")
        )
    return {**parts, "postcode": found.postcode, "city": city, "region": found.region}


def _people_and_large_to_small(lines: list[str]) -> dict[str, str]:
    """The lines under a Japanese post code: prefecture, town and street in one run, a building, then the people."""
    where = _JAPANESE.fullmatch(lines[0])
    region, city, street = where.groups(default="") if where else ("", "", lines[0])
    people = lines[1:]
    street2 = people.pop(0) if len(people) > 1 and _HAS_DIGIT.search(people[0]) else ""
    company = ", ".join(people[:-1])
    return {
        "region": region, "city": city, "street": street, "street2": street2, "company": company,
        "name": people[-1] if people else "",
    }  # fmt: skip


def _without_code(lines: list[str]) -> dict[str, str]:
    """No code anywhere: the last line is the town when there is a street above it."""
    streets = [at for at, line in enumerate(lines) if _HAS_DIGIT.search(line)]
    if streets and streets[-1] + 1 < len(lines):
        town = ", ".join(lines[streets[-1] + 1 :])
        return {**_people_and_street(lines[: streets[-1] + 1]), "postcode": "", "city": town, "region": ""}
    if not streets and lines:
        name, street, town = lines[0], ", ".join(lines[1:-1]), lines[-1] if len(lines) > 1 else ""
        return {"name": name, "street": street, "city": town}
    return {**_people_and_street(lines), "postcode": "", "city": "", "region": ""}


def _people_and_street(lines: list[str]) -> dict[str, str]:
    """Name, company and street of the lines above the town."""
    parts = {"name": "", "company": "", "street": "", "street2": ""}
    if not lines:
        return parts
    street = next((at for at, line in enumerate(lines) if at and _HAS_DIGIT.search(line)), len(lines) - 1)
    if _HAS_DIGIT.search(lines[0]) and len(lines) <= 2 and not _COMPANY.search(lines[0]):
        street = 0
    parts["street"] = lines[street]
    parts["street2"] = ", ".join(lines[street + 1 :])
    people = lines[:street]
    for line in people:
        key = "company" if _COMPANY.search(line) else "name"
        other = "name" if key == "company" else "company"
        if not parts[key]:
            parts[key] = line
        elif not parts[other]:
            parts[other] = line
        else:
            parts["company"] = f"{parts['company']}, {line}"
    return parts
