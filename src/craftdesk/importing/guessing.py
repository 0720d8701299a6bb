"""What a column contains, by what most of its cells look like; and whether that can be what its head says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from craftdesk.importing.guessing_cells import Content, contents
from craftdesk.importing.targets import AMOUNTS, DATES, QUANTITIES, base

_LOOKED_AT = 100
_LEAST_FACTS = 3
"""Fewer cells than these don't overrule a head."""


class Fit(Enum):
    """How what a column contains goes with a target."""

    YES = "yes"
    OPEN = "open"
    """Nothing speaks for it and nothing against it."""
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The cells of a column, counted by what they look like."""

    filled: int
    distinct: int
    counts: Mapping[Content, int]
    digits: int
    """Cells with a digit."""
    letters: int
    """Cells with a letter."""
    words: float
    """Words in a cell, on average."""
    reached: int = 0
    """Cells with an e-mail address or a phone."""
    subscribed: bool = False
    """Some cells say that somebody gets a letter or doesn't any more."""

    def share(self, *wanted: Content) -> float:
        """How many of the filled cells look like one of some things, 0 to 1."""
        if not self.filled:
            return 0.0
        return min(1.0, max(self.counts.get(one, 0) for one in wanted) / self.filled)

    @property
    def mixed(self) -> bool:
        """Whether e-mail addresses and phones stand in it, now one and now the other."""
        kinds = self.counts.get(Content.EMAIL, 0), self.counts.get(Content.PHONE, 0)
        return min(kinds) > 0 and max(kinds) * 10 < self.filled * 9 and self.reached * 10 >= self.filled * 6

    @property
    def best(self) -> Content | None:
        """What the column is, when most of its cells agree."""
        for content, enough in _CLEAR:
            if self.share(content) >= enough and (content is not Content.YES_NO or self.distinct <= 3):
                return content
        return None


_CLEAR = (
    (Content.EMAIL, 0.6), (Content.URL, 0.8), (Content.ADDRESS, 0.6), (Content.POSTCODE_CITY, 0.7),
    (Content.SALUTATION, 0.9), (Content.YES_NO, 1.0), (Content.DATE, 0.8), (Content.EAN, 0.8), (Content.COUNTRY, 0.8),
    (Content.ORDER_NUMBER, 0.8), (Content.SKU, 0.8), (Content.MONEY, 0.7), (Content.PHONE, 0.7),
    (Content.STREET, 0.6), (Content.POSTCODE, 0.8), (Content.COMPANY, 0.6), (Content.TOWN, 0.4),
    (Content.FULL_NAME, 0.6), (Content.GIVEN_NAME, 0.4), (Content.NUMBER, 0.8), (Content.TAGS, 0.5),
    (Content.ONE_WORD, 0.8),
)  # fmt: skip
"""How many cells must look alike, what proves most first."""


def profile(cells: Sequence[str]) -> Profile:
    """Looks at the first filled cells of a column."""
    filled = [cell for cell in cells if cell][:_LOOKED_AT]
    counts: Counter[Content] = Counter()
    reached = 0
    for cell in filled:
        looks = contents(cell)
        counts.update(looks)
        reached += bool(looks & _REACHED)
    return Profile(
        filled=len(filled),
        distinct=len({cell.casefold() for cell in filled}),
        counts=MappingProxyType(counts),
        digits=sum(any(char.isdigit() for char in cell) for cell in filled),
        letters=sum(any(char.isalpha() for char in cell) for cell in filled),
        words=sum(len(cell.split()) for cell in filled) / len(filled) if filled else 0.0,
        reached=reached,
        subscribed=any("subscribed" in cell.casefold() for cell in filled),
    )


def own_kind(found: Profile, cells: Sequence[str]) -> str:
    """The kind of a field of the shop's own that would hold a column: a word of `domain.custom_fields.CustomKind`."""
    best = found.best
    if best in _OWN_KINDS:
        zeros = best is Content.NUMBER and any(len(cell) > 1 and cell[0] == "0" and cell.isdigit() for cell in cells)
        return "text" if zeros else _OWN_KINDS[best]
    if any("\n" in cell or len(cell) > _LONG for cell in cells):
        return "long_text"
    repeated = found.filled >= _LEAST_REPEATS and found.distinct * 3 <= found.filled
    return "choice" if repeated and found.distinct <= _MOST_CHOICES and found.words <= 3 else "text"


_OWN_KINDS: Mapping[Content | None, str] = MappingProxyType(
    {
        Content.DATE: "date", Content.NUMBER: "number", Content.MONEY: "number", Content.YES_NO: "yes_no",
        Content.TAGS: "several",
    }
)  # fmt: skip
_LONG = 150
_LEAST_REPEATS = 6
_MOST_CHOICES = 12
_REACHED = frozenset({Content.EMAIL, Content.PHONE})
_NAMES = frozenset({"full_name", "first_name", "last_name", "name", "middle_name", "nickname"})
_PHONES = frozenset({"phones", "mobile", "fax"})
_STRONG = (Content.EMAIL, Content.URL, Content.DATE, Content.MONEY, Content.YES_NO, Content.EAN)
"""What hardly looks like anything else."""
_PROOFS: Mapping[str, tuple[tuple[Content, ...], float]] = MappingProxyType(
    {
        "emails": ((Content.EMAIL,), 0.5),
        "websites": ((Content.URL,), 0.4),
        "phones": ((Content.PHONE,), 0.4),
        "mobile": ((Content.PHONE,), 0.4),
        "fax": ((Content.PHONE,), 0.4),
        "street": ((Content.STREET,), 0.3),
        "postcode": ((Content.POSTCODE,), 0.5),
        "city": ((Content.TOWN, Content.ONE_WORD, Content.FULL_NAME), 0.5),
        "country": ((Content.COUNTRY,), 0.5),
        "postcode_city": ((Content.POSTCODE_CITY,), 0.4),
        "address": ((Content.ADDRESS,), 0.4),
        "first_name": ((Content.ONE_WORD, Content.GIVEN_NAME, Content.FULL_NAME), 0.5),
        "last_name": ((Content.ONE_WORD, Content.FULL_NAME), 0.5),
        "full_name": ((Content.FULL_NAME, Content.COMPANY), 0.4),
        "salutation": ((Content.SALUTATION,), 0.5),
        "order_number": ((Content.ORDER_NUMBER, Content.NUMBER, Content.SKU), 0.5),
        "consents": ((Content.YES_NO,), 0.5),
        "item_sku": ((Content.SKU, Content.EAN, Content.ORDER_NUMBER, Content.NUMBER), 0.5),
    }
)
"""What proves a head right, and in how many cells."""


def part(target: str) -> str:
    """The part of a target that says what its cells look like: `street` of `billing_street`."""
    key = base(target)
    return key.partition("_")[2] if key.startswith(("billing_", "shipping_")) else key


def fits(target: str, found: Profile) -> Fit:
    """Whether a column can be what its head says."""
    if not found.filled:
        return Fit.OPEN
    key = part(target)
    if key == "reach":
        return Fit.YES if found.reached * 2 >= found.filled else Fit.NO
    if base(target) in DATES:
        return Fit.YES if found.share(Content.DATE, Content.NUMBER) >= 0.5 else _unless(found, found.digits == 0)
    if base(target) in AMOUNTS | QUANTITIES:
        numbers = found.share(Content.MONEY, Content.NUMBER) >= 0.5
        return Fit.YES if numbers else Fit.OPEN if found.digits else Fit.NO
    if key in _PROOFS:
        looked, enough = _PROOFS[key]
        if found.share(*looked) >= enough and not _against(key, found):
            return Fit.YES
    return Fit.NO if _against(key, found) else Fit.OPEN


def _unless(found: Profile, refuted: bool) -> Fit:  # noqa: FBT001  # the one thing that it is told
    return Fit.NO if refuted and found.filled >= _LEAST_FACTS and found.best in _STRONG else Fit.OPEN


def _against(key: str, found: Profile) -> bool:
    """Whether the cells speak against a part of a customer or an address."""
    mails = found.share(Content.EMAIL)
    if key == "emails":
        return mails == 0
    if mails >= 0.6 and key in _NAMES | _PHONES | _PLACE_KEYS:
        return True
    if key in _PHONES:
        return found.digits == 0
    if found.filled < _LEAST_FACTS and key not in {"postcode_city", "address", "street", "city", "postcode"}:
        return False
    return _place_against(key, found) or _name_against(key, found)


_PLACE_KEYS = frozenset({"street", "street2", "postcode", "city", "region", "country", "postcode_city", "address"})


def _place_against(key: str, found: Profile) -> bool:
    if key == "postcode":
        return found.digits == 0 or found.share(Content.POSTCODE_CITY) >= 0.6 or found.share(Content.ADDRESS) >= 0.6
    if key == "city":
        both, number = found.share(Content.POSTCODE_CITY), found.share(Content.POSTCODE)
        return both >= 0.6 or number >= 0.8 or found.share(Content.ADDRESS, Content.PHONE) >= 0.8
    if key == "street":
        whole = found.share(Content.ADDRESS) >= 0.6 or found.share(Content.POSTCODE_CITY) >= 0.8
        return whole or found.share(Content.PHONE) >= 0.8 or (found.share(Content.YES_NO) == 1 and found.distinct <= 2)
    if key == "postcode_city":
        return found.share(Content.POSTCODE) >= 0.8 or found.digits == 0
    if key == "address":
        return found.share(Content.ADDRESS) < 0.2
    if key == "country":
        return found.share(Content.PHONE, Content.POSTCODE, Content.DATE) >= 0.8
    return False


def _name_against(key: str, found: Profile) -> bool:
    if key not in _NAMES:
        return False
    # `☆☆☆` may be what somebody is called; numbers are not.
    return (found.letters == 0 and found.digits * 2 > found.filled) or found.share(Content.URL, Content.DATE) >= 0.8
