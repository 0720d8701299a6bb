"""What can become of a row: the six kinds, each with its icon, its hue and its words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.controllers.import_rows import SKIPPED, entries
from craftdesk.importing.outcome import RowKind
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rulings import DOUBT
from craftdesk.ui.screens.importing.words import is_orders, translate
from craftdesk.ui.theme import Hue

NEW, CHANGED, SAME, MERGED, REJECTED, NOTES = "new", "changed", "same", "merged", "rejected", "notes"
NAMELESS = frozenset({NOTES})
"""Kinds whose rows are told by their reason alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of row: its key, icon and hue, what it is called and what that means."""

    key: str
    icon: str
    hue: Hue
    text: str
    tip: str


def kind_of(key: str) -> Kind:
    """Return a kind by its key."""
    texts = {
        NEW: (
            "plus",
            Hue.GREEN,
            translate("Import", "New"),
            translate("Import", "Not in your customer book yet: will be added"),
        ),
        CHANGED: (
            "pencil",
            Hue.BLUE,
            translate("Import", "Changed"),
            translate("Import", "In your book already, and the file knows something newer"),
        ),
        SAME: (
            "equal",
            Hue.GREY,
            translate("Import", "Same"),
            translate("Import", "In your book already, exactly like this: stays as it is"),
        ),
        MERGED: (
            "copy",
            Hue.VIOLET,
            translate("Import", "Twice in the file"),
            translate("Import", "Joined to an earlier row of the same file"),
        ),
        REJECTED: (
            "circle-alert",
            Hue.RED,
            translate("Import", "Rejected"),
            translate("Import", "Can't be brought in; each row says why"),
        ),
        DOUBT: (
            "circle-question-mark",
            Hue.AMBER,
            translate("Import", "In doubt"),
            translate("Import", "May be somebody else than they seem; you can decide"),
        ),
        SKIPPED: (
            "minus",
            Hue.GREY,
            translate("Import", "Left out"),
            translate("Import", "You decided that these stay out"),
        ),
        NOTES: (
            "triangle-alert",
            Hue.AMBER,
            translate("Import", "Worth a look"),
            translate("Import", "Will be brought in, but something is odd"),
        ),
    }
    icon, hue, text, tip = texts[key]
    return Kind(key=key, icon=icon, hue=hue, text=text, tip=tip)


def count_of(plan: ImportPlan, key: str) -> int:
    """Return how many lines there are of a kind."""
    lists = {NOTES: len(plan.warnings), DOUBT: len(plan.doubts), SKIPPED: len(plan.skipped)}
    return lists[key] if key in lists else entries(plan, RowKind[key.upper()])


def counted(plan: ImportPlan) -> list[tuple[Kind, int]]:
    """Return the kinds that a plan shows with their counts, problems first."""
    counts = {key: count_of(plan, key) for key in (REJECTED, DOUBT, NOTES, NEW, CHANGED, SAME, MERGED, SKIPPED)}
    counts[NOTES], counts[DOUBT] = plan.warning_count, plan.doubt_count
    always = {NEW, CHANGED, SAME}
    orders = is_orders(plan)
    return [(_of_orders(kind_of(key)) if orders else kind_of(key), count) for key, count in counts.items()
            if count or key in always]  # fmt: skip


def _of_orders(kind: Kind) -> Kind:
    """A kind in a file of orders, which counts orders and not their rows."""
    texts = {
        NEW: translate("Import", "New orders"),
        CHANGED: translate("Import", "Changed orders"),
        SAME: translate("Import", "Same orders"),
    }
    return replace(kind, text=texts.get(kind.key, kind.text))


def first_to_show(plan: ImportPlan) -> str:
    """Return the kind to begin with: problems and doubts, else what would happen, else what stays."""
    return next((key for key in (REJECTED, DOUBT, NEW, CHANGED, SAME) if count_of(plan, key)), NEW)
