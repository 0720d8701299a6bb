"""Groups of customers: made, changed, removed, filled; and which terms they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.collation import sort_key
from craftdesk.domain.group import Group
from craftdesk.domain.group_rules import GroupSize, clean_group, group_problems
from craftdesk.domain.ids import CustomerId, GroupId
from craftdesk.domain.names import display_name
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import Problem, ValidationProblem
from craftdesk.storage.book import Book, Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedGroup:
    """A group as it is kept now, and what changed."""

    group: Group
    changes: ChangeSet


class GroupService:
    """What can be done with groups."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[GroupSize]:
        """Every group by name, with how many customers are in it."""
        with self._store.reading() as book:
            language = book.settings.language
            return sorted(book.groups.sizes(), key=lambda one: (sort_key(one.group.name, language), one.group.id))

    def of(self, customer: CustomerId) -> list[Group]:
        """The groups that a customer is in."""
        with self._store.reading() as book:
            return book.groups.of(customer)

    def members(self, number: GroupId) -> list[CustomerId]:
        """Who is in a group, those in the bin too; NotFound when there is none."""
        with self._store.reading() as book:
            book.groups.get(number)
            return book.groups.members(number)

    def problems(self, draft: Group) -> tuple[Problem, ...]:
        """What stands against saving a draft."""
        with self._store.reading() as book:
            return _problems(book, clean_group(draft))

    def add(self, draft: Group, members: Sequence[CustomerId] = ()) -> SavedGroup:
        """Adds a group, with its first members."""
        cleaned = clean_group(draft)
        with self._store.begin(OperationLabel("group.added", {"group": cleaned.name})) as unit:
            _refuse(_problems(unit, cleaned))
            added = unit.groups.add(cleaned)
            unit.groups.join(added.id, members)
            return SavedGroup(group=added, changes=unit.commit())

    def change(self, group: Group) -> SavedGroup:
        """Saves a group with another name or other terms."""
        cleaned = clean_group(group)
        with self._store.begin(OperationLabel("group.changed", {"group": cleaned.name})) as unit:
            before = unit.groups.get(cleaned.id)
            _refuse(_problems(unit, cleaned))
            if before.name != cleaned.name:
                unit.relabel(OperationLabel("group.renamed", {"before": before.name, "group": cleaned.name}))
            unit.groups.save(cleaned)
            return SavedGroup(group=cleaned, changes=unit.commit())

    def remove(self, number: GroupId) -> ChangeSet:
        """Removes a group; its members stay customers."""
        with self._store.begin(OperationLabel("group.removed")) as unit:
            unit.relabel(OperationLabel("group.removed", {"group": unit.groups.get(number).name}))
            unit.groups.remove(number)
            return unit.commit()

    def add_members(self, number: GroupId, customers: Sequence[CustomerId]) -> ChangeSet:
        """Puts customers into a group; those that are in it already stay."""
        with self._store.begin(OperationLabel("group.joined")) as unit:
            group = unit.groups.get(number)
            count = unit.groups.join(number, customers)
            _name_members(unit, "group.joined", group, customers, count)
            return unit.commit()

    def remove_members(self, number: GroupId, customers: Sequence[CustomerId]) -> ChangeSet:
        """Takes customers out of a group."""
        with self._store.begin(OperationLabel("group.left")) as unit:
            group = unit.groups.get(number)
            count = unit.groups.leave(number, customers)
            _name_members(unit, "group.left", group, customers, count)
            return unit.commit()


def _name_members(unit: UnitOfWork, code: str, group: Group, customers: Sequence[CustomerId], count: int) -> None:
    if not count:
        return
    name = display_name(unit.customers.get(customers[0]))
    params: dict[str, str | int] = {"group": group.name, "count": count, "name": name}
    if len(customers) == 1:
        params["customer"] = customers[0]
    unit.relabel(OperationLabel(code, params))


def _problems(book: Book, cleaned: Group) -> tuple[Problem, ...]:
    found = group_problems(cleaned)
    same = cleaned.name.casefold()
    if any(one.id != cleaned.id and one.name.casefold() == same for one in book.groups.all()):
        found += (Problem("group.name_taken", "name", {"group": cleaned.name}),)
    return found


def _refuse(problems: tuple[Problem, ...]) -> None:
    if any(not problem.warning for problem in problems):
        raise ValidationProblem(problems)
