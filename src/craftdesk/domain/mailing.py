"""One message to several customers: who gets it, who doesn't and why, and the link that a mail program opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from craftdesk.domain.customer import Customer
from craftdesk.domain.names import display_name

NEWSLETTER = "newsletter"
MOST_CHARS = 1_900
"""Longer links are cut by some systems on the way to the mail program, without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailing:
    """Who gets a message, each address once; the names of those who don't, by the reason."""

    addresses: tuple[str, ...] = ()
    without_email: tuple[str, ...] = ()
    not_to_be_contacted: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    declined_addresses: tuple[str, ...] = ()
    """Of those who said no to a newsletter: they may be written to about their order, and nothing else."""

    def with_declined(self) -> tuple[str, ...]:
        """The addresses when those who said no to a newsletter are written to as well."""
        return tuple(_once((*self.addresses, *self.declined_addresses)))


def mailing_of(customers: Iterable[Customer]) -> Mailing:
    """Sorts customers by whether they may be written to; who has no address is only counted as such."""
    kept: list[str] = []
    asked: list[str] = []
    names: dict[str, list[str]] = {"none": [], "stop": [], "no": []}
    for one in customers:
        if not one.email:
            names["none"].append(display_name(one))
        elif one.do_not_contact:
            names["stop"].append(display_name(one))
        elif has_declined(one):
            names["no"].append(display_name(one))
            asked.append(one.email)
        else:
            kept.append(one.email)
    return Mailing(
        addresses=tuple(_once(kept)),
        without_email=tuple(names["none"]),
        not_to_be_contacted=tuple(names["stop"]),
        declined=tuple(names["no"]),
        declined_addresses=tuple(_once(asked)),
    )


def has_declined(customer: Customer) -> bool:
    """Whether the last word of a customer on newsletters is no."""
    answers = [one for one in customer.consents if NEWSLETTER in one.purpose.casefold()]
    dated = sorted(answers, key=lambda one: one.on.isoformat() if one.on is not None else "")
    return bool(dated) and not dated[-1].given


def mail_link(addresses: Iterable[str]) -> str:
    """The link to a new message; several get it as blind copies, so that nobody sees the others."""
    encoded = [quote(address, safe="@") for address in addresses]
    return f"mailto:{encoded[0]}" if len(encoded) == 1 else f"mailto:?bcc={','.join(encoded)}"


def _once(addresses: Iterable[str]) -> list[str]:
    """Each address once, however it is written; couples share one."""
    return list({address.casefold(): address for address in reversed(list(addresses))}.values())[::-1]
