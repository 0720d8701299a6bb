"""Customers: looking them up, adding, changing, archiving, deleting and bringing back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.address import Address
from craftdesk.domain.address_defaults import settle
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_fields import canonical, custom_problems
from craftdesk.domain.customer import Customer, CustomerState
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.validation import address_problems, clean_address, clean_customer, clean_line, customer_problems
from craftdesk.errors import OwnerProblem, Problem, ValidationProblem
from craftdesk.storage import customer_states
from craftdesk.storage.book import Book, Store, UnitOfWork

SUGGESTED_FIELDS = frozenset(
    {"salutation", "title", "role", "language", "source", "price_level", "looked_after_by", "tags"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A customer as it is kept now, and what changed."""

    customer: Customer
    changes: ChangeSet


class CustomerService:
    """What can be done with customers."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, number: CustomerId) -> Customer:
        """One customer with everything on the card; NotFound when there is none."""
        with self._store.reading() as book:
            return book.customers.get(number)

    def by_number(self, number: str) -> Customer | None:
        """The customer with a customer number; case and blanks around it don't matter."""
        wanted = clean_line(number)
        with self._store.reading() as book:
            for spelling in dict.fromkeys((wanted, wanted.upper())):
                found = book.customers.by_number(spelling)
                if found is not None:
                    return found
        return None

    def suggestions(self, key: str) -> list[str]:
        """Values that a field of the catalogue was given before, the most used first; none for other fields."""
        if key not in SUGGESTED_FIELDS:
            return []
        with self._store.reading() as book:
            return book.customers.words_used([key])[key]

    def words_used(self) -> dict[str, list[str]]:
        """The same for every field that has suggestions, read at once."""
        with self._store.reading() as book:
            return book.customers.words_used(sorted(SUGGESTED_FIELDS))

    def problems(self, draft: Customer) -> tuple[Problem, ...]:
        """What stands against saving a draft, and what is odd about it, field by field."""
        with self._store.reading() as book:
            return _problems(book, _cleaned(book, draft))

    def add(self, draft: Customer, addresses: Sequence[Address] = ()) -> Saved:
        """Adds a customer with their addresses, all or nothing."""
        cleaned = clean_customer(draft)
        places = settle([clean_address(address) for address in addresses if not _is_blank(address)])
        with self._store.begin(OperationLabel("customer.added", {"name": display_name(cleaned)})) as unit:
            cleaned = _cleaned(unit, draft)
            problems = [*_problems(unit, cleaned)]
            for place in places:
                problems += address_problems(place)
            _refuse(tuple(problems))
            added = unit.customers.add(cleaned)
            unit.addresses.add_many([replace(place, customer_id=added.id) for place in places])
            unit.relabel(_label("customer.added", added))
            changes = unit.commit()
            return Saved(customer=unit.customers.get(added.id), changes=changes)

    def change(self, customer: Customer) -> Saved:
        """Saves a changed customer; Conflict when somebody changed it meanwhile; no operation when nothing differs."""
        cleaned = clean_customer(customer)
        with self._store.begin(_label("customer.changed", cleaned)) as unit:
            cleaned = _cleaned(unit, customer)
            standing = unit.customers.get(cleaned.id)
            if not cleaned.number:
                cleaned = replace(cleaned, number=standing.number)
            _refuse(_problems(unit, cleaned))
            kept = replace(cleaned, created_at=standing.created_at, changed_at=standing.changed_at)
            if kept != standing:
                unit.customers.save(cleaned)
            changes = unit.commit()
            return Saved(customer=unit.customers.get(cleaned.id), changes=changes)

    def archive(self, ids: Sequence[CustomerId]) -> ChangeSet:
        """Takes customers out of the list without losing anything."""
        with self._store.begin(OperationLabel("customers.archived")) as unit:
            return _moved(unit, ids, customer_states.put(unit.raw, ids, CustomerState.ARCHIVED, unit.now), "archived")

    def unarchive(self, ids: Sequence[CustomerId]) -> ChangeSet:
        """Brings archived customers back into the list."""
        with self._store.begin(OperationLabel("customers.unarchived")) as unit:
            count = customer_states.take_out(unit.raw, ids, CustomerState.ARCHIVED, unit.now)
            return _moved(unit, ids, count, "unarchived")

    def delete(self, ids: Sequence[CustomerId]) -> ChangeSet:
        """Puts customers into the bin; OwnerProblem when any of them has orders, then nothing is done."""
        with self._store.begin(OperationLabel("customers.deleted")) as unit:
            with_orders = customer_states.order_counts(unit.raw, ids)
            if with_orders:
                first = unit.customers.get(next(number for number in ids if number in with_orders))
                raise OwnerProblem(
                    "customer.has_orders",
                    name=display_name(first),
                    customers=len(with_orders),
                    count=sum(with_orders.values()),
                )
            count = customer_states.put(unit.raw, ids, CustomerState.DELETED, unit.now)
            return _moved(unit, ids, count, "deleted")

    def restore(self, ids: Sequence[CustomerId]) -> ChangeSet:
        """Takes customers out of the bin with everything they had."""
        with self._store.begin(OperationLabel("customers.restored")) as unit:
            count = customer_states.take_out(unit.raw, ids, CustomerState.DELETED, unit.now)
            return _moved(unit, ids, count, "restored")

    def empty_bin(self) -> ChangeSet:
        """Removes for good what is in the bin; it can still be undone."""
        with self._store.begin(OperationLabel("bin.emptied")) as unit:
            ids = customer_states.in_bin(unit.raw)
            unit.relabel(OperationLabel("bin.emptied", {"count": len(ids)}))
            customer_states.remove_for_good(unit.raw, ids)
            return unit.commit()


def _problems(book: Book, cleaned: Customer) -> tuple[Problem, ...]:
    problems = customer_problems(cleaned)
    if cleaned.number and not book.customers.number_is_free(cleaned.number, cleaned.id):
        problems += (Problem("number.taken", "number", {"number": cleaned.number}),)
    if cleaned.custom:
        problems += custom_problems(cleaned.custom, book.custom_fields.all())
    return problems


def _cleaned(book: Book, draft: Customer) -> Customer:
    """The draft as it will be kept; what stands in a field that was deleted meanwhile goes with the field."""
    cleaned = clean_customer(draft)
    if not cleaned.custom:
        return cleaned
    return replace(cleaned, custom=canonical(cleaned.custom, book.custom_fields.all()))


def _refuse(problems: tuple[Problem, ...]) -> None:
    """Raises ValidationProblem when anything blocks saving; warnings never do."""
    if any(not problem.warning for problem in problems):
        raise ValidationProblem(problems)


def _is_blank(address: Address) -> bool:
    place = address.place
    return place.is_empty and not (place.name or place.company or place.region or address.label)


def _label(code: str, customer: Customer) -> OperationLabel:
    return OperationLabel(code, {"name": display_name(customer), "customer": customer.id})


def _moved(unit: UnitOfWork, ids: Sequence[CustomerId], count: int, how: str) -> ChangeSet:
    if count:
        first = unit.customers.get(ids[0])
        params: dict[str, str | int] = {"count": count, "name": display_name(first)}
        if len(ids) == 1:
            params["customer"] = first.id
        unit.relabel(OperationLabel(f"customers.{how}", params))
    return unit.commit()
