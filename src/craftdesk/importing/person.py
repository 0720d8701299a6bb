"""A person or business as one row of a file knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.folding import fold
from craftdesk.domain.names import person_name
from craftdesk.domain.phone import comparable
from craftdesk.domain.validation import is_plausible_email

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_BUSINESS = re.compile(
    r"(?:&|\b(?:GmbH|UG|AG|KG|OHG|e\.?K\.?|e\.?V\.?|Ltd\.?|Limited|LLC|Inc\.?|Corp\.?|Co\.|PLC|S\.?A\.?R\.?L\.?|SAS|SARL|"
    r"S\.?L\.?|S\.?r\.?l\.?|B\.?V\.?|N\.?V\.?|AB|Oy|ApS|A/S|Studio|Gallery|Galerie|Café)(?:\s|$))"
)
_PARTICLES = frozenset("van von de der den del della di da dos du la le ter ten zu zum zur af av bin ibn al el".split())


@dataclass(frozen=True, slots=True)
class Person:
    """A draft of a customer with the addresses of its row, and the row."""

    customer: Customer
    addresses: tuple[Address, ...]
    row: int

    @property
    def name(self) -> str:
        """The name by which people are compared, as the book keeps it."""
        return match_name(self.customer)

    @property
    def mails(self) -> list[str]:
        """The e-mail addresses by which people are compared."""
        return [mail.text.casefold() for mail in self.customer.emails if is_plausible_email(mail.text)]

    @property
    def digits(self) -> list[str]:
        """The phone numbers by which people are compared."""
        return [digits for phone in self.customer.phones if (digits := comparable(phone.text))]


def match_name(customer: Customer) -> str:
    """The folded full name, or the company without a person."""
    return fold(person_name(customer) or customer.company)


def split_name(text: str) -> tuple[str, str, str]:
    """(first name, last name, company) of a full name: `Hollowell, Wren`, `花森 ゆき`, `Weißhaupt & Söhne GmbH`."""
    words = text.split()
    if not words:
        return "", "", ""
    if _BUSINESS.search(text):
        return "", "", " ".join(words)
    if "," in text:
        last, _, first = (part.strip() for part in " ".join(words).partition(","))
        if last and first and "," not in first:
            return first, last, ""
    if len(words) == 1:
        return words[0], "", ""
    if _CJK.search(text):
        return " ".join(words[1:]), words[0], ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:]), ""
