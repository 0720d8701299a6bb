"""A person or business as one row of a file knows it."""

from __future__ import annotations

import re

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.name_parts import split_person
from craftdesk.domain.names import name_key, person_name
from craftdesk.domain.phone import comparable

_BUSINESS = re.compile(
    r"(?:&|\b(?:GmbH|UG|AG|KG|OHG|e\.?K\.?|e\.?V\.?|Ltd\.?|Limited|LLC|Inc\.?|Corp\.?|Co\.|PLC|S\.?A\.?R\.?L\.?|SAS|SARL|"
    r"S\.?L\.?|S\.?r\.?l\.?|B\.?V\.?|N\.?V\.?|AB|Oyj?|ApS|A/S|ASA|LLP|GbR|mbH|"
    r"Lda\.?|Ltda\.?|S\.A\.|s\.r\.o\.|a\.s\.|Kft\.?|Bt\.|Zrt\.?|[Ss]p\. z o\. ?o\.|d\.o\.o\.|A\.Ş\.|Şti\.|S\.p\.A\.|"
    r"EURL|SASU|Studio|Gallery|Galerie|Café)(?:\s|$))"
)
_MAIL = re.compile(r"[^\s@,;<>]+@(?:[^\s@.,;<>]{1,63}\.)+[^\s@.,;<>]{1,63}")
_BUYER = re.compile(r"(\S.*?)\s*\(([^()\s]+)\)")


def is_mail(text: str) -> bool:
    """Whether a text has the shape of an e-mail address, as `is_plausible_email` says, at a fraction of its time."""
    return _MAIL.fullmatch(text) is not None


class Person:
    """A draft of a customer with the addresses of its row, the row, and what people are compared by."""

    __slots__ = ("addresses", "customer", "digits", "doubtful", "mails", "name", "numbers", "referred_by", "row")

    def __init__(self, customer: Customer, addresses: tuple[Address, ...], row: int, *, referred_by: str = "") -> None:
        self.customer = customer
        self.addresses = addresses
        self.row = row
        self.referred_by = referred_by  # the number of the customer who sent them
        self.doubtful = ""  # why they may be no customer at all, where the file lets one think so
        self.name = match_name(customer)
        self.mails = [mail.text.casefold() for mail in customer.emails if is_mail(mail.text)]
        self.digits = [digits for phone in customer.phones if (digits := comparable(phone.text))]
        self.numbers = [(one.system, one.number) for one in customer.external_numbers]


def buyer_parts(text: str) -> tuple[str, str]:
    """(full name, user name) of a buyer as marketplaces write one: `Odalys Fernwright (odalysmakes)`."""
    found = _BUYER.fullmatch(text)
    return (found[1], found[2]) if found is not None else ("", text)


def match_name(customer: Customer) -> str:
    """The folded full name, or the company without a person."""
    return name_key(person_name(customer) or customer.company)


def split_name(text: str) -> tuple[str, str, str]:
    """(first name, last name, company) of a full name: `Hollowell, Wren`, `花森 ゆき`, `Weißhaupt & Söhne GmbH`."""
    words = text.split()
    if not words:
        return "", "", ""
    if _BUSINESS.search(text):
        return "", "", " ".join(words)
    return (*split_person(" ".join(words)), "")
