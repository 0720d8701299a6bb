"""Handing customers on: as a code to scan, as a text for a message, as the recipients of one."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.export_letters import block_of, letter_address
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.mailing import Mailing, mailing_of
from craftdesk.domain.progress import Progress
from craftdesk.domain.vcard import Card, small_cards
from craftdesk.errors import OwnerProblem
from craftdesk.services.postal import lines_of
from craftdesk.storage.book import Store

_RUN = 500
_LARGEST_VERSION = 22
"""105 squares a side: what the camera of a plain phone still reads from a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code to scan: its rows of dark (1) and light (0) squares without a margin, its text, and what is in it.

    `holds` is `all` (phones, e-mails, address), `contact` (first phone and e-mail) or `name` (first phone).
    """

    rows: tuple[bytes, ...]
    text: str
    holds: str


def code_of(customer: Customer, addresses: Sequence[Address]) -> Code:
    """The code with as much of a customer as a phone can read from a screen; OwnerProblem when not even the name."""
    import segno  # only for this dialog

    for holds, text in small_cards(Card(customer=customer, addresses=tuple(addresses))):
        try:
            made = segno.make_qr(text, error="m", encoding="utf-8", boost_error=False)
        except segno.DataOverflowError:
            continue
        if isinstance(made.version, int) and made.version <= _LARGEST_VERSION:
            return Code(rows=tuple(bytes(row) for row in made.matrix), text=text, holds=holds)
    raise OwnerProblem("code.too_much")


def contact_lines(customer: Customer, addresses: Sequence[Address], country: str) -> list[str]:
    """A customer for a message: who and where, as on an envelope, then phone and e-mail."""
    lines = block_of(customer, letter_address(addresses), country, lines_of)
    return [*lines, *(line for line in (customer.phone, customer.email) if line and line not in lines)]


def find_recipients(store: Store, ids: Sequence[CustomerId]) -> Generator[Progress, None, Mailing]:
    """Who of some customers gets a message."""
    found: list[Customer] = []
    for start in range(0, len(ids), _RUN):
        yield Progress(start, len(ids), "mail.looking")
        with store.reading() as book:
            found += book.customers.some(ids[start : start + _RUN])
    return mailing_of(found)
