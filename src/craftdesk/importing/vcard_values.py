"""What the values of contact cards mean: escapes, names, addresses, birthdays, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from craftdesk.domain.countries import CODES
from craftdesk.importing.value_words import parse_country

PLACE = ("street", "street 2", "postcode", "city", "region", "country")
"""The parts of an address as the table of cards calls them."""

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PART = re.compile(r"(?:[^;\\]|\\.|\\$)*", re.DOTALL)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?", re.DOTALL)
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)(?:[T ].*)?", re.DOTALL)
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_SHIPPING = re.compile(
    r"ship|deliver|liefer|versand|livraison|entrega|env[ií]o|consegna|spedizione|bezorg|afleveradres"
)
_BILLING = re.compile(r"bill|invoice|rechnung|factur|fattura|factuur")
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx sir madam herr frau m mme mlle monsieur madame sr sra srta don doña sig signor signora dhr"
    " mevr mevrouw".split()
)


def unescaped(text: str, *, quoted: bool = False) -> str:
    """Text without its escapes; in quoted-printable a backslash before an n is just that."""
    if "\\" not in text:
        return text.strip()
    return _ESCAPE.sub(lambda found: _meant(found[1], quoted=quoted), text).strip()


def _meant(letter: str, *, quoted: bool) -> str:
    if letter in "nN" and not quoted:
        return "\n"
    return letter if letter in "\\;,:" else "\\" + letter


def parts(text: str, *, quoted: bool = False) -> list[str]:
    """The components of a structured value, which stand between semicolons."""
    if "\\" not in text:
        return [part.strip() for part in text.split(";")]
    found: list[str] = []
    at = 0
    while at <= len(text) and len(found) < 100:
        part = _PART.match(text, at)
        if part is None:
            break
        found.append(unescaped(part[0], quoted=quoted))
        at = part.end() + 1
    return found


def listed(text: str) -> list[str]:
    """The items of a value that is a list with commas."""
    items = re.split(r"(?<!\\),", text)
    return [item for one in items if (item := unescaped(one))]


def label_of(text: str) -> str:
    """Apple's own labels without their wrapping: `_$!<Home>!$_`."""
    plain = unescaped(text)
    wrapped = _LABEL.fullmatch(plain)
    return wrapped[1] if wrapped else plain


def uses_of(words: Iterable[str]) -> tuple[str, ...]:
    """What labels and types say of an address: `shipping`, both, or else `billing`."""
    told = " ".join(words).lower()
    if not _SHIPPING.search(told):
        return ("billing",)
    return ("billing", "shipping") if _BILLING.search(told) else ("shipping",)


def says_use(words: Iterable[str]) -> bool:
    """Whether labels and types name a use at all."""
    told = " ".join(words).lower()
    return bool(_SHIPPING.search(told) or _BILLING.search(told))


def address_of(values: Sequence[str], hint: str) -> dict[str, str] | None:
    """The parts of an address by `PLACE`; None when nothing but a country stands in it."""
    box, extended, street, city, region, postcode, country = (*values[:7], *[""] * (7 - len(values)))
    lines = [line for text in (street, extended, box) for one in text.split("\n") if (line := one.strip())]
    if not (lines or city or postcode):
        return None
    if hint.upper() in CODES and country and not isinstance(parse_country(country), str):
        # Written in a language that we don't know, but the card names its code as well.
        country = hint.upper()
    found = (lines[0] if lines else "", ", ".join(lines[1:]), postcode, city, region, country)
    return dict(zip(PLACE, (" ".join(one.split()) for one in found), strict=True))


def birthday_of(text: str, omitted_year: str) -> str:
    """A day as ISO 8601 writes it, `--03-14` without its year; any other text as it is."""
    plain = text.strip()
    full = _DAY.fullmatch(plain)
    if full:
        year, month, day = full.groups()
        return f"--{month}-{day}" if year == omitted_year else f"{year}-{month}-{day}"
    without = _YEARLESS.fullmatch(plain)
    return f"--{without[1]}-{without[2]}" if without else plain


def prefix_of(text: str) -> tuple[str, str]:
    """(salutation, title) of what stands before a name: `Herr Dr.`."""
    words = text.split()
    greeting = [word for word in words if word.lower().strip(".") in _SALUTATIONS]
    return " ".join(greeting), " ".join(word for word in words if word not in greeting)


def address_on_the_net(text: str) -> str:
    """A number, an e-mail or another address without `tel:` or `mailto:` before it."""
    plain = text.strip()
    scheme, found, rest = plain.partition(":")
    if found and scheme.lower() == "tel":
        number, _, extension = rest.partition(";ext=")
        return f"{number.partition(';')[0]} ext. {extension}" if extension else number.partition(";")[0]
    return rest if found and scheme.lower() in {"mailto", "urn:uuid"} else plain
