"""What is compared of a customer: folded names without titles and legal forms, places, digits; small and quick."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from craftdesk.domain.folding import fold
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.name_parts import puts_family_first

_SPELLED = re.compile(r"(?<=[bcdfghjklmnpqrstvwxz])(?:ae|oe|ue)|\b(?:ae|oe|ue)")
_STREET = re.compile(r"(?:strasse|straat|street|str|st)\b")
_OTHER_STREET = ((re.compile(r"\broad\b"), "rd"), (re.compile(r"\bavenue\b"), "ave"), (re.compile(r"\blane\b"), "ln"))
_FORMS = frozenset(
    "gmbh ug haftungsbeschrankt mbh ag kg kgaa ohg gbr ek ev eg se ltd limited llc llp inc incorporated co corp"
    " corporation plc bv nv vof sarl sas sasu eurl sa sl slu srl spa snc ab as asa aps oy oyj sp zoo cie company"
    " und and et y e en the and".split()
)
_GENERATIONS = {
    "jr": "jr", "jun": "jr", "junior": "jr", "jnr": "jr", "fils": "jr", "hijo": "jr", "dj": "jr", "d j": "jr",
    "sr": "sr", "sen": "sr", "senior": "sr", "snr": "sr", "pere": "sr", "padre": "sr", "d a": "sr", "da": "sr",
    "ii": "ii", "iii": "iii", "iv": "iv", "2nd": "ii", "3rd": "iii",
}  # fmt: skip
_TITLES = frozenset("dr prof mag ing dipl med mr mrs ms herr frau hr fr mme mevr dhr".split())
_WOMEN = frozenset("frau fr mrs ms miss mme madame mlle mevr mevrouw sra srta senora signora".split())
_MEN = frozenset("herr hr mr m monsieur dhr heer sr senor signore".split())
_CACHED = 16_384
_FEWEST_DIGITS = 6


Place = tuple[str, str, str]
"""Where somebody lives: the street with its number run together, the postcode, the town.

A bare tuple, as the collector leaves tuples of text alone: it would stop for a quarter of a second to look at a
hundred thousand objects more.
"""


@dataclass(slots=True)
class Facts:
    """One customer as others are compared with them. Not frozen, as a hundred thousand are made at once."""

    id: CustomerId
    first: str
    last: str
    whole: str
    """The words of the name in the order of the alphabet: who swapped first and last name has the same."""
    typed: tuple[str, str] | None
    """First and last name with the letters as typed, where they hold what may be an umlaut spelled out."""
    generation: str
    sex: str
    company: str
    is_business: bool
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    places: tuple[Place, ...]
    birthday: str
    vat_id: str


@lru_cache(maxsize=_CACHED)
def plain(text: str) -> str:
    """Folded, and umlauts spelled out or not the same: `Mueller`, `Müller` and `MULLER` are `muller`."""
    return _plain(text)


def _plain(text: str) -> str:
    return intern(_SPELLED.sub(lambda found: found[0][0], fold(text)))


@lru_cache(maxsize=_CACHED)
def company_words(text: str) -> str:
    """The words by which a business is told, without its legal form."""
    words = plain(text.replace(".", "")).split()
    kept = [word for word in words if word not in _FORMS]
    return intern(" ".join(kept or words))


def street_key(street: str, street2: str) -> str:
    """A street with its number: `Hauptstr. 5`, `Hauptstraße 5` and `HAUPTSTRASSE 5` are one."""
    text = _plain(street if any(map(str.isdecimal, street)) or not street2 else f"{street} {street2}")
    text = _STREET.sub("st", text)
    for pattern, short in _OTHER_STREET:
        text = pattern.sub(short, text)
    return text.replace(" ", "")


def place_of(street: str, street2: str, postcode: str, city: str) -> Place:
    """The part of an address that is compared."""
    return street_key(street, street2), intern(_plain(postcode).replace(" ", "")), plain(city)


def names_of(first: str, middle: str, last: str, suffix: str) -> tuple[str, str, str, str, tuple[str, str] | None]:
    """First name, last name, all words in order, generation, as typed; a name in one field is taken apart."""
    generation = _GENERATIONS.get(fold(suffix), "")
    if not (first and last):
        first, last = _apart(first or last)
    words, family = plain(f"{first} {middle}").split(), plain(last).split()
    if len(family) > 1 and family[-1] in _GENERATIONS:
        generation = generation or _GENERATIONS[family.pop()]
    words = [word for word in words if word not in _TITLES] or words
    given, own, whole = (intern(" ".join(some)) for some in (words, family, sorted(words + family)))
    typed = fold(first), fold(last)
    return given, own, whole, generation, None if len("".join(typed)) == len(given + own) else typed


def _apart(name: str) -> tuple[str, str]:
    before, comma, after = name.partition(",")
    if comma and after.strip():
        return after, before
    head, _, tail = name.strip().rpartition(" ")
    # 田中 花子: which of the two is the family name, nobody knows.
    return ("", name) if puts_family_first(name) else (head, tail)


def sex_of(salutation: str) -> str:
    """What a salutation says: `f`, `m` or nothing."""
    words = set(fold(salutation).split())
    return "f" if words & _WOMEN else "m" if words & _MEN else ""


def facts(
    number: CustomerId,
    names: tuple[str, str, str, str],
    *,
    company: str = "",
    is_company: bool = False,
    emails: Sequence[str] = (),
    phones: Sequence[str] = (),
    places: Sequence[Place] = (),
    personal: tuple[str, str, str] = ("", "", ""),
) -> Facts:
    """The facts of one customer; `names`: first, middle, last, suffix; `personal`: salutation, birthday, VAT id.

    E-mails come case-folded, phones as `phone.comparable` has them, the birthday as ISO text.
    """
    first, last, whole, generation, typed = names_of(*names)
    business = company_words(company) if company else ""
    salutation, birthday, vat_id = personal
    return Facts(
        id=number,
        first=first,
        last=last,
        whole=whole,
        typed=typed,
        generation=generation,
        sex=sex_of(salutation) if salutation else "",
        company=business,
        is_business=bool(business) and (is_company or not whole),
        emails=tuple(emails),
        phones=tuple(one for one in phones if len(one) >= _FEWEST_DIGITS),
        places=tuple(dict.fromkeys(one for one in places if any(one))),
        birthday=birthday,
        vat_id="".join(vat_id.split()).upper(),
    )
