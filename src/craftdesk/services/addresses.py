"""Addresses of a customer, with the rules about their defaults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.address import Address, AddressUse
from craftdesk.domain.address_defaults import USES, is_default, settle, with_default
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import UNSAVED, AddressId, CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import address_problems, clean_address
from craftdesk.errors import OwnerProblem, Problem, ValidationProblem
from craftdesk.storage.book import Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAddress:
    """An address as it is kept now, and what changed."""

    address: Address
    changes: ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedAddress:
    """What changed, and the address that became a default in place of the removed one, with what for."""

    changes: ChangeSet
    promoted: Address | None = None
    uses: tuple[AddressUse, ...] = ()


class AddressService:
    """What can be done with addresses."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, customer: CustomerId) -> list[Address]:
        """A customer's addresses: defaults first, then in the order they were added."""
        with self._store.reading() as book:
            return book.addresses.of(customer)

    def get(self, number: AddressId) -> Address:
        """One address; NotFound when there is none."""
        with self._store.reading() as book:
            return book.addresses.get(number)

    def problems(self, draft: Address) -> tuple[Problem, ...]:
        """What stands against saving an address."""
        return address_problems(clean_address(draft))

    def save(self, draft: Address) -> SavedAddress:
        """Adds an address, or saves a changed one; the defaults of the others follow."""
        cleaned = clean_address(draft)
        problems = address_problems(cleaned)
        if any(not problem.warning for problem in problems):
            raise ValidationProblem(problems)
        is_new = cleaned.id == UNSAVED
        with self._store.begin(OperationLabel("address.added" if is_new else "address.changed")) as unit:
            if is_new:
                cleaned = _added(unit, cleaned)
            else:
                standing = unit.addresses.get(cleaned.id)
                cleaned = replace(cleaned, customer_id=standing.customer_id)
                _write(unit, unit.addresses.of(cleaned.customer_id), cleaned)
            _name(unit, "address.added" if is_new else "address.changed", cleaned)
            changes = unit.commit()
            return SavedAddress(address=unit.addresses.get(cleaned.id), changes=changes)

    def duplicate(self, number: AddressId) -> SavedAddress:
        """Adds a copy of an address, without its defaults and its check."""
        with self._store.begin(OperationLabel("address.added")) as unit:
            original = unit.addresses.get(number)
            copy = replace(
                original, id=AddressId(UNSAVED), default_shipping=False, default_billing=False, checked_on=None
            )
            added = _added(unit, copy)
            _name(unit, "address.added", added)
            changes = unit.commit()
            return SavedAddress(address=unit.addresses.get(added.id), changes=changes)

    def make_default(self, number: AddressId, use: AddressUse) -> SavedAddress:
        """Makes an address the default for shipping, billing or both; the one before steps back."""
        with self._store.begin(OperationLabel("address.default")) as unit:
            address = unit.addresses.get(number)
            wanted = [one for one in USES if use in (one, AddressUse.BOTH)]
            if not all(address.use.serves(one) for one in wanted):
                raise OwnerProblem("address.not_for_use", use=use.value)
            for one in wanted:
                address = with_default(address, one, value=True)
            _write(unit, unit.addresses.of(address.customer_id), address)
            _name(unit, "address.default", address)
            changes = unit.commit()
            return SavedAddress(address=unit.addresses.get(number), changes=changes)

    def remove(self, number: AddressId) -> RemovedAddress:
        """Removes an address; orders keep their copies, and another address takes over its defaults."""
        with self._store.begin(OperationLabel("address.removed")) as unit:
            gone = unit.addresses.get(number)
            rest = _by_age([one for one in unit.addresses.of(gone.customer_id) if one.id != number])
            settled = settle(rest)
            unit.addresses.remove(number)
            _save_changed(unit, rest, settled)
            _name(unit, "address.removed", gone)
            changes = unit.commit()
            promoted = [
                (new, tuple(use for use in USES if is_default(new, use) and not is_default(old, use)))
                for old, new in zip(rest, settled, strict=True)
            ]
            first = next(((address, uses) for address, uses in promoted if uses), None)
            if first is None:
                return RemovedAddress(changes=changes)
            return RemovedAddress(changes=changes, promoted=first[0], uses=first[1])


def _by_age(addresses: Sequence[Address]) -> list[Address]:
    return sorted(addresses, key=lambda address: address.id)


def _added(unit: UnitOfWork, draft: Address) -> Address:
    unit.customers.get(draft.customer_id)
    standing = _by_age(unit.addresses.of(draft.customer_id))
    settled = settle([*standing, draft], changed=len(standing))
    _save_changed(unit, standing, settled[:-1])
    return unit.addresses.add(settled[-1])


def _write(unit: UnitOfWork, standing: Sequence[Address], changed: Address) -> None:
    before = _by_age(standing)
    after = [changed if one.id == changed.id else one for one in before]
    place = next(place for place, one in enumerate(before) if one.id == changed.id)
    _save_changed(unit, before, settle(after, changed=place))


def _save_changed(unit: UnitOfWork, before: Sequence[Address], after: Sequence[Address]) -> None:
    for old, new in zip(before, after, strict=True):
        if old != new:
            unit.addresses.save(new)


def _name(unit: UnitOfWork, code: str, address: Address) -> None:
    customer = unit.customers.get(address.customer_id)
    what = address.label or address.place.city or address.place.street
    unit.relabel(OperationLabel(code, {"name": display_name(customer), "label": what, "customer": customer.id}))
