"""Merging two to five records of one customer into one, in one operation that undo takes back exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.address import Address
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.customer import Customer, CustomerState
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import MOST_MERGED, MergeProposal, propose
from craftdesk.domain.merging_addresses import joined, own_names
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import customer_problems
from craftdesk.errors import NotFound, OwnerProblem, ValidationProblem
from craftdesk.storage import customer_states, merging
from craftdesk.storage.book import Book, Store, UnitOfWork

_NO_CHOICES: Mapping[str, CustomerId] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The customer who is left, the numbers of those who went into them, and how much moved along."""

    customer: Customer
    changes: ChangeSet
    absorbed: tuple[str, ...]
    orders: int
    notes: int
    addresses: int


class MergeService:
    """What can be done to make one customer of several."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def propose(
        self, keep: CustomerId, others: Sequence[CustomerId], choices: Mapping[str, CustomerId] = _NO_CHOICES
    ) -> MergeProposal:
        """What would come of it, field by field; `choices` name whose value a field takes instead of the proposed."""
        with self._store.reading() as book:
            return _proposal(book, keep, others, choices)

    def merge(
        self, keep: CustomerId, others: Sequence[CustomerId], choices: Mapping[str, CustomerId] = _NO_CHOICES
    ) -> Merged:
        """Makes it so: the others go into the one who is kept, with their orders, notes and addresses."""
        with self._store.begin(OperationLabel("customers.merged")) as unit:
            proposal = _proposal(unit, keep, others, choices)
            blocking = tuple(one for one in customer_problems(proposal.merged) if not one.warning)
            if blocking:
                raise ValidationProblem(blocking)
            gone = proposal.customers[1:]
            moved = merging.move(unit.raw, keep, [one.id for one in gone], unit.now)
            _write_addresses(unit, keep, proposal.addresses)
            # First, as their numbers and names may be what is chosen for the one who stays.
            customer_states.remove_for_good(unit.raw, [one.id for one in gone])
            unit.customers.save(replace(proposal.merged, version=proposal.customers[0].version))
            unit.relabel(_label(proposal))
            changes = unit.commit()
            return Merged(
                customer=unit.customers.get(keep),
                changes=changes,
                absorbed=tuple(one.number for one in gone),
                orders=moved.orders,
                notes=moved.notes,
                addresses=moved.addresses,
            )


def _proposal(
    book: Book, keep: CustomerId, others: Sequence[CustomerId], choices: Mapping[str, CustomerId]
) -> MergeProposal:
    ids = [keep, *others]
    if len(set(ids)) < len(ids):
        raise OwnerProblem("merge.same_twice")
    if not others:
        raise OwnerProblem("merge.too_few")
    if len(ids) > MOST_MERGED:
        raise OwnerProblem("merge.too_many", count=len(ids), most=MOST_MERGED)
    customers = book.customers.some(ids)
    if len(customers) < len(ids):
        known = {one.id for one in customers}
        raise NotFound("customer.not_found", id=next(one for one in ids if one not in known))
    for one in customers:
        if one.state is CustomerState.DELETED:
            raise OwnerProblem("merge.deleted", name=display_name(one))
    proposal = propose(customers, custom=book.custom_fields.all(), choices=choices)
    return replace(proposal, addresses=tuple(_addresses(book, customers)))


def _addresses(book: Book, customers: Sequence[Customer]) -> list[Address]:
    found = book.addresses.of_many([one.id for one in customers])
    return joined(customers[0].id, [place for one in customers for place in found[one.id]], own_names(customers))


def _write_addresses(unit: UnitOfWork, keep: CustomerId, wanted: Sequence[Address]) -> None:
    """Makes the addresses, which are the kept customer's by now, those that are wanted."""
    left = {one.id: one for one in unit.addresses.of(keep)}
    for address in wanted:
        if left.pop(address.id) != address:
            unit.addresses.save(address)
    for number in left:
        unit.addresses.remove(number)


def _label(proposal: MergeProposal) -> OperationLabel:
    kept, *gone = (display_name(one) for one in (proposal.merged, *proposal.customers[1:]))
    params: dict[str, str | int] = {
        "name": kept, "customer": proposal.merged.id, "others": ", ".join(gone), "count": len(gone),
    }  # fmt: skip
    return OperationLabel("customers.merged", params)
