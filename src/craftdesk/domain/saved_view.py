"""Saved views: a question to a list, with the columns in which its answer is read, under a name."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import UNSAVED, ViewId
from craftdesk.domain.validation import LINE_LIMIT, clean_line
from craftdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """One view of a screen (`customers`, `orders`). What `query` and `columns` mean is the screen's own business."""

    id: ViewId = ViewId(UNSAVED)
    screen: str
    name: str
    query: str = ""
    columns: str = ""


def clean_name(name: str) -> str:
    """A name as it is kept."""
    return clean_line(name)


def name_problems(name: str, taken: frozenset[str]) -> tuple[Problem, ...]:
    """What stands against a cleaned name; `taken` are those of the other views, case-folded."""
    if not name:
        return (Problem("view.no_name", "name"),)
    if len(name) > LINE_LIMIT:
        return (Problem("text.too_long", "name", {"length": len(name), "limit": LINE_LIMIT}),)
    if name.casefold() in taken:
        return (Problem("view.name_taken", "name", {"view": name}),)
    return ()
