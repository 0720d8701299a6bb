"""How a customer is called: on the card, in the list's order, in the circle with initials."""

from __future__ import annotations

import re
from typing import Protocol

from craftdesk.domain.customer_kind import CustomerType
from craftdesk.domain.folding import fold

_CJK = r"[\u3005\u3006\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U000323af]"
"""Compiled when a name needs it, which few do: that takes as long as a whole list of other names."""
_TITLES = frozenset("dr. prof. mag. ing. dipl. med. mr. mrs. ms. hr. fr.".split())
_AFTER_NAME = re.compile(r",\s*\S{1,4}$")
"""`, Jr.` and the like; a company's `, Inc.` too."""


class Named(Protocol):
    """Whatever has the parts of a customer's name; a `Customer` does."""

    @property
    def type(self) -> CustomerType:
        """Individual or company."""

    @property
    def title(self) -> str:
        """An academic title."""

    @property
    def first_name(self) -> str:
        """The given name."""

    @property
    def middle_name(self) -> str:
        """A name between."""

    @property
    def last_name(self) -> str:
        """The family name."""

    @property
    def suffix(self) -> str:
        """What follows the name."""

    @property
    def nickname(self) -> str:
        """The name used among friends."""

    @property
    def company(self) -> str:
        """The business's name."""

    @property
    def email(self) -> str:
        """The primary e-mail address."""

    @property
    def phone(self) -> str:
        """The primary phone number."""

    @property
    def number(self) -> str:
        """The customer number."""


def person_name(customer: Named) -> str:
    """The person's name in the order of its script: `Dr. Ida Lindqvist-Åberg`, `花森 ゆき`."""
    both = customer.last_name + customer.first_name
    if not both.isascii() and re.search(_CJK, both):
        parts: tuple[str, ...] = (customer.last_name, customer.middle_name, customer.first_name)
        # 先生 follows the name, as 교수 does; Dr. stands before it in any script.
        native = bool(re.search(_CJK, customer.title))
        parts = (*parts, customer.title) if native else (customer.title, *parts)
    else:
        parts = (customer.title, customer.first_name, customer.middle_name, customer.last_name)
    name = " ".join(filter(None, parts))
    return f"{name}, {customer.suffix}" if name and customer.suffix else name


def name_of(first: str, last: str) -> str:
    """The same of a person of whom nothing else is known."""
    both = last + first
    if not both.isascii() and re.search(_CJK, both):
        first, last = last, first
    return f"{first} {last}" if first and last else first or last


def display_name(customer: Named) -> str:
    """The one line by which the shop knows a customer; never empty for a customer who can be saved."""
    person = person_name(customer)
    if customer.type is CustomerType.COMPANY and customer.company:
        return customer.company
    return person or customer.company or customer.nickname or customer.email or customer.phone or customer.number


def name_key(text: str) -> str:
    """By which two names are compared: folded, or the text itself where nothing of it can be folded, as of `☆☆☆`."""
    return fold(text) or text.strip()


def sort_name(customer: Named) -> str:
    """The text by which the list is alphabetical: family name first, a company by its name."""
    if customer.type is CustomerType.COMPANY and customer.company:
        return customer.company
    person = " ".join(part for part in (customer.last_name, customer.first_name, customer.middle_name) if part)
    return person or display_name(customer)


def initials(name: str) -> str:
    """One or two letters for the circle: `Amélie Dubois` → AD, `Dr. Ida Berg, Jr.` → IB, `花森 ゆき` → 花."""
    bare = _AFTER_NAME.sub("", name.strip())
    words = [word for word in re.split(r"[\s\-\u2010-\u2015]+", bare) if word[:1].isalnum()]
    people = [word for word in words if word.lower() not in _TITLES]
    words = people or words
    if not words:
        return "?"
    if not words[0].isascii() and re.match(_CJK, words[0]):
        return words[0][0]
    first = words[0][0]
    last = words[-1][0] if len(words) > 1 else ""
    return _capital(first) + _capital(last)


def _capital(letter: str) -> str:
    """One letter for one: ß has two capitals, and Georgian's belong to headlines only."""
    return letter.title()[:1]
