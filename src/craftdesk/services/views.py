"""Saved views of the lists: kept under a name, replaced, renamed, put in order, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import ViewId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.saved_view import SavedView, clean_name, name_problems
from craftdesk.errors import ValidationProblem
from craftdesk.storage.book import Book, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptView:
    """A view as it is kept now, and what changed."""

    view: SavedView
    changes: ChangeSet


class ViewService:
    """What can be done with saved views."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, screen: str) -> list[SavedView]:
        """The views of a screen, in the owner's order."""
        with self._store.reading() as book:
            return book.saved_views.of(screen)

    def add(self, draft: SavedView) -> KeptView:
        """Keeps a view under a new name."""
        cleaned = replace(draft, name=clean_name(draft.name))
        with self._store.begin(OperationLabel("view.added", {"view": cleaned.name})) as unit:
            _refuse(unit, cleaned)
            added = unit.saved_views.add(cleaned)
            return KeptView(view=added, changes=unit.commit())

    def replace(self, number: ViewId, query: str, columns: str) -> KeptView:
        """Lets a view show something else from now on."""
        with self._store.begin(OperationLabel("view.replaced")) as unit:
            view = replace(unit.saved_views.get(number), query=query, columns=columns)
            unit.relabel(OperationLabel("view.replaced", {"view": view.name}))
            unit.saved_views.save(view)
            return KeptView(view=view, changes=unit.commit())

    def rename(self, number: ViewId, name: str) -> KeptView:
        """Gives a view another name."""
        with self._store.begin(OperationLabel("view.renamed")) as unit:
            before = unit.saved_views.get(number)
            view = replace(before, name=clean_name(name))
            _refuse(unit, view)
            unit.relabel(OperationLabel("view.renamed", {"before": before.name, "view": view.name}))
            unit.saved_views.save(view)
            return KeptView(view=view, changes=unit.commit())

    def reorder(self, ids: Sequence[ViewId]) -> ChangeSet:
        """Puts the views of a screen into this order."""
        with self._store.begin(OperationLabel("view.reordered")) as unit:
            unit.saved_views.reorder(ids)
            return unit.commit()

    def remove(self, number: ViewId) -> ChangeSet:
        """Removes a view; whom it showed stays."""
        with self._store.begin(OperationLabel("view.removed")) as unit:
            unit.relabel(OperationLabel("view.removed", {"view": unit.saved_views.get(number).name}))
            unit.saved_views.remove(number)
            return unit.commit()


def _refuse(book: Book, view: SavedView) -> None:
    taken = frozenset(one.name.casefold() for one in book.saved_views.of(view.screen) if one.id != view.id)
    problems = name_problems(view.name, taken)
    if problems:
        raise ValidationProblem(problems)
