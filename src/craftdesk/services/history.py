"""The history: what was done, taking it back, putting it back."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OperationId
from craftdesk.domain.operation import Operation, OperationKind, OperationLabel, OperationState
from craftdesk.errors import NotFound, OwnerProblem
from craftdesk.storage import duplicates, journal, reverting
from craftdesk.storage.book import Store
from craftdesk.storage.reverting import KeptRecord

_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """The operation that was taken back or put back, and what changed by that."""

    operation: Operation
    changes: ChangeSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Reverted:
    """What changed, and what stayed because it was changed or built upon since (`kept_count` of them in all)."""

    operation: Operation
    changes: ChangeSet
    kept: tuple[KeptRecord, ...] = ()
    kept_count: int = 0


class HistoryService:
    """Undo, redo, the list of operations, and taking back an older one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def next_undo(self) -> Operation | None:
        """What Undo would take back."""
        with self._store.reading() as book:
            return journal.next_undo(book.raw)

    def next_redo(self) -> Operation | None:
        """What Redo would put back."""
        with self._store.reading() as book:
            return journal.next_redo(book.raw)

    def operation(self, number: OperationId) -> Operation | None:
        """One of them, as it stands now; None where it is forgotten."""
        with self._store.reading() as book:
            return journal.operation(book.raw, number)

    def list(self, limit: int = 100, before: OperationId | None = None) -> list[Operation]:
        """Operations, newest first; `before` continues after a page."""
        with self._store.reading() as book:
            return journal.history(book.raw, limit=limit, before=before)

    def imports(self, limit: int = 100, before: OperationId | None = None) -> tuple[Operation, ...]:
        """The imports among them, newest first; `before` continues after a page."""
        found: tuple[Operation, ...] = ()
        while len(found) < limit:
            page = self.list(_PAGE, before)
            found += tuple(one for one in page if one.label.code == "import" and one.kind is OperationKind.DO)
            if len(page) < _PAGE:
                break
            before = OperationId(page[-1].id)
        return found[:limit]

    def undo(self) -> Undone:
        """Takes back the newest operation that stands; OwnerProblem when there is none."""
        target = self.next_undo()
        if target is None:
            raise OwnerProblem("undo.nothing")
        return self._restore(target, OperationKind.UNDO, OperationState.UNDONE)

    def redo(self) -> Undone:
        """Puts back what Undo took back last; OwnerProblem when there is nothing."""
        target = self.next_redo()
        if target is None:
            raise OwnerProblem("redo.nothing")
        return self._restore(target, OperationKind.REDO, OperationState.DONE)

    def _restore(self, target: Operation, kind: OperationKind, state: OperationState) -> Undone:
        with self._store.reading() as book:
            source = journal.latest_change_of(book.raw, target.id)
        with self._store.begin(target.label, kind=kind, undoes=target.id) as unit:
            journal.restore(unit.raw, source)
            journal.set_state(unit.raw, target.id, state)
            reverting.follow(unit.raw, target.id, done=state is OperationState.DONE)
            changes = unit.commit()
        return Undone(operation=target, changes=changes)

    def revert(self, number: OperationId) -> Reverted:
        """Takes back one operation at any later time, such as an import, as an operation of its own.

        Records that were changed since, or that later ones depend on, stay as they are and are named.
        """
        with self._store.reading() as book:
            target = journal.operation(book.raw, number)
        if target is not None and target.kind is OperationKind.ISSUE:
            raise OwnerProblem("revert.issued")
        if target is None or target.kind is not OperationKind.DO:
            raise NotFound("operation.not_found", id=number)
        if target.state is not OperationState.DONE:
            raise OwnerProblem("revert.undone")
        if target.reverted_by is not None:
            raise OwnerProblem("revert.already")
        with self._store.reading() as book:
            source = journal.latest_change_of(book.raw, number)
        with self._store.begin(_label(target)) as unit:
            count = reverting.decide(unit.raw, target=number, source=source, running=unit.operation)
            kept = reverting.kept_records(unit.raw)
            duplicates.make_room(unit.raw, source)
            journal.restore(unit.raw, source, kept=True)
            duplicates.forget_the_gone(unit.raw)
            changes = unit.commit()
            if not changes.is_empty:
                journal.mark_reverted(unit.raw, number, unit.operation)
        return Reverted(operation=target, changes=changes, kept=kept, kept_count=count)


def _label(target: Operation) -> OperationLabel:
    if target.label.code == "import":
        return OperationLabel("import.reverted", {**target.label.params, "operation": target.id})
    return OperationLabel(
        "operation.reverted", {**target.label.params, "of": target.label.code, "operation": target.id}
    )
