"""Whom letters and parcels go to: the lines on the label of each customer, and who has no address."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from craftdesk.domain.customer import Customer
from craftdesk.domain.export_letters import block_of
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.progress import Progress
from craftdesk.services.paper_parties import shipping_address
from craftdesk.services.postal import lines_of
from craftdesk.storage.book import Store

_RUN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A customer as a list on paper shows them; `block` are the lines on an envelope, none without an address."""

    id: CustomerId
    name: str
    number: str
    phone: str = ""
    email: str = ""
    city: str = ""
    block: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """Customers in the order asked; `missing` are the names of those without an address."""

    people: tuple[Reached, ...]

    @property
    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """The lines of everybody who has an address."""
        return tuple(one.block for one in self.people if one.block)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those who have none."""
        return tuple(one.name for one in self.people if not one.block)


def addressed(store: Store, ids: Sequence[CustomerId]) -> Generator[Progress, None, Addressed]:
    """Who some customers are and where parcels to them go."""
    found: list[Reached] = []
    for start in range(0, len(ids), _RUN):
        yield Progress(start, len(ids), "paper.looking")
        run = list(ids[start : start + _RUN])
        with store.reading() as book:
            home = book.settings.country
            addresses = book.addresses.of_many(run)
            for customer in book.customers.some(run):
                kept = shipping_address(addresses[customer.id])
                sent = kept is not None and not kept.place.is_empty
                block = tuple(block_of(customer, kept, home, lines_of)) if sent else ()
                found.append(_reached(customer, kept.place.city if kept is not None else "", block))
    return Addressed(people=tuple(found))


def _reached(customer: Customer, city: str, block: tuple[str, ...]) -> Reached:
    return Reached(
        id=customer.id,
        name=display_name(customer),
        number=customer.number,
        phone=customer.phone,
        email=customer.email,
        city=city,
        block=block,
    )
