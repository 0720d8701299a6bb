"""Saved views in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from craftdesk.domain.ids import ViewId
from craftdesk.domain.saved_view import SavedView
from craftdesk.errors import NotFound

_COLUMNS = "id, screen, name, query, columns"


class SavedViews:
    """get, of, add, save, remove, reorder: views over one connection."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def get(self, number: ViewId) -> SavedView:
        """One view; NotFound when there is none of that id."""
        row = self._raw.execute(f"SELECT {_COLUMNS} FROM saved_views WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise NotFound("view.not_found", id=number)
        return _view(row)

    def of(self, screen: str) -> list[SavedView]:
        """The views of a screen, in the owner's order."""
        sql = f"SELECT {_COLUMNS} FROM saved_views WHERE screen = ? ORDER BY position, id"
        return [_view(row) for row in self._raw.execute(sql, (screen,))]

    def add(self, draft: SavedView) -> SavedView:
        """Adds a view behind the others of its screen."""
        (number,) = self._raw.execute(
            "INSERT INTO saved_views (screen, position, name, query, columns) VALUES (?1,"
            " (SELECT coalesce(max(position), -1) + 1 FROM saved_views WHERE screen = ?1), ?2, ?3, ?4) RETURNING id",
            (draft.screen, draft.name, draft.query, draft.columns),
        ).fetchone()
        return replace(draft, id=ViewId(number))

    def save(self, view: SavedView) -> None:
        """Writes a changed view; one that is as it was is left alone."""
        if self.get(view.id) != view:
            self._raw.execute(
                "UPDATE saved_views SET name = ?, query = ?, columns = ? WHERE id = ?",
                (view.name, view.query, view.columns, view.id),
            )

    def remove(self, number: ViewId) -> None:
        """Removes a view."""
        self._raw.execute("DELETE FROM saved_views WHERE id = ?", (number,))

    def reorder(self, ids: Sequence[ViewId]) -> None:
        """Puts views into this order."""
        for place, number in enumerate(ids):
            self._raw.execute("UPDATE saved_views SET position = ?1 WHERE id = ?2 AND position <> ?1", (place, number))


def _view(row: tuple[int, str, str, str, str]) -> SavedView:
    number, screen, name, query, columns = row
    return SavedView(id=ViewId(number), screen=screen, name=name, query=query, columns=columns)
