"""One change for many customers, as one operation that can be stopped before it is kept."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from craftdesk.domain.bulk_change import BulkChange, BulkKind, BulkPreview, Whom, clean_change
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.customer import CustomerType
from craftdesk.domain.ids import GroupId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.errors import OwnerProblem, ValidationProblem
from craftdesk.storage import bulk_changes
from craftdesk.storage.book import Book, Store
from craftdesk.storage.list_reader import ListReader

_A_PORTION = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDone:
    """What came of it: the change as it was made, for how many of how many."""

    change: BulkChange
    chosen: int
    changed: int
    changes: ChangeSet


class BulkChangeService:
    """Looks ahead, and changes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, whom: Whom, change: BulkChange) -> BulkPreview:
        """For how many a change would change anything; ValidationProblem when it can't be made."""
        with self._store.reading() as book:
            cleaned = _cleaned(book, change)
            ids = self._resolved(book, whom)
            return BulkPreview(chosen=len(ids), changed=len(bulk_changes.affected(book.raw, ids, cleaned)))

    def change(self, whom: Whom, change: BulkChange) -> Generator[Progress, None, BulkDone]:
        """Makes a change; closed before its end it leaves nothing."""
        with self._store.reading() as book:
            ids = self._resolved(book, whom)
        with self._store.begin(OperationLabel("bulk.changed")) as unit:
            cleaned = _cleaned(unit, change)
            changed = 0
            for start in range(0, len(ids), _A_PORTION):
                yield Progress(start, len(ids), "bulk.changing")
                changed += bulk_changes.make(unit.raw, ids[start : start + _A_PORTION], cleaned, unit.now)
            unit.relabel(_label(unit, cleaned, changed))
            changes = yield from unit.committing("bulk.listing")
            return BulkDone(change=cleaned, chosen=len(ids), changed=changed, changes=changes)

    def _resolved(self, book: Book, whom: Whom) -> Sequence[int]:
        if whom.query is None:
            return tuple(dict.fromkeys(whom.ids))
        return ListReader(book.raw).spine(whom.query, self._store.shop.clock().astimezone().date())


def _cleaned(book: Book, change: BulkChange) -> BulkChange:
    cleaned, problems = clean_change(change, book.custom_fields.all())
    if problems:
        raise ValidationProblem(problems)
    if change.kind in (BulkKind.JOIN, BulkKind.LEAVE):
        book.groups.get(GroupId(int(change.key)))
    if change.key == "type" and change.kind is BulkKind.SET and cleaned.value not in set(CustomerType):
        raise OwnerProblem("bulk.no_value")
    return cleaned


def _label(book: Book, change: BulkChange, count: int) -> OperationLabel:
    params: dict[str, str | int] = {"count": count}
    match change.kind:
        case BulkKind.TAG | BulkKind.UNTAG:
            params["tag"] = change.key
        case BulkKind.JOIN | BulkKind.LEAVE:
            params["group"] = book.groups.get(GroupId(int(change.key))).name
        case BulkKind.SET if change.own_key:
            params["title"] = book.custom_fields.get(change.own_key).title
            return OperationLabel("bulk.own", params)
        case BulkKind.SET:
            params["field"] = change.key
    return OperationLabel(f"bulk.{change.kind.value}", params)
