"""A table to write letters from: who is addressed, line by line, and how the letter begins, in the customer's language.

It is a list for the word processor's own form letters, not a copy of the book: it does not come back in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType
from craftdesk.domain.names import display_name, person_name

BLOCK_LINES = 8
LETTER_HEADERS = (
    "Customer number", "Name", "Company", *(f"Address line {number}" for number in range(1, BLOCK_LINES + 1)),
    "Opening", "Salutation", "Title", "First name", "Last name", "Email", "Language", "Do not contact",
)  # fmt: skip
_WOMEN = frozenset("frau fr fr. mrs mrs. ms ms. miss madam mme mme. madame sra sra. señora sig.ra signora mevrouw mevr."
                   " mw mw.".split())  # fmt: skip
_MEN = frozenset(
    "herr hr hr. herrn mr mr. sir m. monsieur sr sr. señor sig. signor signore heer dhr dhr. meneer".split()
)
_PERSONAL = {
    "de": ("Sehr geehrte Frau {name}", "Sehr geehrter Herr {name}"),
    "en": ("Dear {salutation} {name}", "Dear {salutation} {name}"),
    "fr": ("Chère Madame {name}", "Cher Monsieur {name}"),
    "es": ("Estimada Sra. {name}", "Estimado Sr. {name}"),
    "it": ("Gentile Signora {name}", "Gentile Signor {name}"),
    "nl": ("Geachte mevrouw {name}", "Geachte heer {name}"),
}
_BY_NAME = {
    "de": "Guten Tag {name}", "en": "Dear {name}", "fr": "Bonjour {name}", "es": "Hola {name}",
    "it": "Gentile {name}", "nl": "Beste {name}",
}  # fmt: skip
_TO_A_HOUSE = {
    "de": "Sehr geehrte Damen und Herren", "en": "Dear Sir or Madam", "fr": "Madame, Monsieur",
    "es": "Estimados señores", "it": "Gentili Signore e Signori", "nl": "Geachte heer, mevrouw",
}  # fmt: skip


def opening(customer: Customer, home_language: str) -> str:
    """How a letter begins, without the comma: in the customer's language, else the shop's, else English."""
    language = next(
        (code for text in (customer.language, home_language) if (code := text[:2].casefold()) in _BY_NAME), "en"
    )
    if not (customer.first_name or customer.last_name):
        return _TO_A_HOUSE[language]
    word = customer.salutation.casefold().strip()
    if customer.last_name and (word in _WOMEN or word in _MEN):
        name = " ".join(filter(None, (customer.title, customer.last_name)))
        return _PERSONAL[language][word in _MEN].format(name=name, salutation=customer.salutation.strip())
    return _BY_NAME[language].format(name=person_name(customer))


def letter_address(addresses: Sequence[Address]) -> Address | None:
    """Where a letter goes: the default for billing, else for shipping, else the first."""
    for wanted in ("default_billing", "default_shipping"):
        for address in addresses:
            if getattr(address, wanted):
                return address
    return next(iter(addresses), None)


def block_of(
    customer: Customer,
    address: Address | None,
    home_country: str,
    lines_of: Callable[[PostalAddress, str], list[str]],
) -> list[str]:
    """The lines on the envelope: who, then where; without an address only who."""
    lines = lines_of(address.place, home_country) if address is not None else []
    if address is not None and (address.place.name or address.place.company):
        return lines
    if customer.type is CustomerType.COMPANY and customer.company:
        who = [customer.company, customer.company_line2, person_name(customer)]
    else:
        who = [display_name(customer), customer.company if person_name(customer) else ""]
    return [*dict.fromkeys(line for line in who if line), *lines]


def letter_row(
    customer: Customer,
    addresses: Sequence[Address],
    home: tuple[str, str],
    lines_of: Callable[[PostalAddress, str], list[str]],
) -> list[str]:
    """The row of a customer under `LETTER_HEADERS`; `home` is the shop's country and language."""
    country, language = home
    block = block_of(customer, letter_address(addresses), country, lines_of)
    if len(block) > BLOCK_LINES:
        block = [*block[: BLOCK_LINES - 1], ", ".join(block[BLOCK_LINES - 1 :])]
    return [
        customer.number, display_name(customer), customer.company, *block, *[""] * (BLOCK_LINES - len(block)),
        opening(customer, language), customer.salutation, customer.title, customer.first_name, customer.last_name,
        customer.email, customer.language, "yes" if customer.do_not_contact else "no",
    ]  # fmt: skip
