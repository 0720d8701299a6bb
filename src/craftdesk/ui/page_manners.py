"""What a page may offer the window; each is a kind of its own, because no page needs all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from craftdesk.domain.draft import DraftContent


@runtime_checkable
class Begins(Protocol):
    """A page that does something whenever it comes into sight."""

    def begin(self) -> None:
        """It has just come into sight."""


@runtime_checkable
class AsksToLeave(Protocol):
    """A page on which something may be typed that is not saved."""

    def may_leave(self) -> bool:
        """Ask what becomes of it; False keeps the page in sight."""


@runtime_checkable
class AsksToClose(Protocol):
    """A page that may be left at any time, but works on behind the others."""

    def may_close(self) -> bool:
        """Ask what becomes of its work; False keeps the shop open."""


@runtime_checkable
class Searches(Protocol):
    """A page with a search field of its own."""

    def focus_search(self) -> None:
        """Do what Find does here."""


@runtime_checkable
class StepsBack(Protocol):
    """A page with parts among which Back leads first."""

    def step_back(self) -> bool:
        """Go back inside the page; False when there is nowhere to go."""


@runtime_checkable
class HasPanes(Protocol):
    """A page of several parts that F6 goes through."""

    def panes(self) -> Sequence[QWidget]:
        """The parts, as they are read."""


@runtime_checkable
class KeepsDraft(Protocol):
    """A form whose text is kept while it is typed; `typed` tells of every change of it."""

    typed: SignalInstance

    def draft(self) -> DraftContent | None:
        """What was typed and is not saved; None when there is nothing."""


# Pages come as plain objects: for the type checker no widget can be of a kind that its class does not name.


def begin(page: object) -> None:
    """Tell a page that it has just come into sight."""
    if isinstance(page, Begins):
        page.begin()


def may_leave(page: object) -> bool:
    """Ask a page, or none, whether it may go out of sight."""
    return page.may_leave() if isinstance(page, AsksToLeave) else True


def may_close(page: object) -> bool:
    """Ask a page whether the shop may be closed."""
    return page.may_close() if isinstance(page, AsksToClose) else may_leave(page)


def focus_search(page: object) -> bool:
    """Go to the search field of a page; False when it has none."""
    if not isinstance(page, Searches):
        return False
    page.focus_search()
    return True


def step_back(page: object) -> bool:
    """Go back inside a page; False when there is nowhere to go."""
    return isinstance(page, StepsBack) and page.step_back()


def panes_of(page: object) -> Sequence[QWidget]:
    """The parts of a page, of which it may be the only one itself."""
    if isinstance(page, HasPanes):
        return page.panes()
    return [page] if isinstance(page, QWidget) else []
