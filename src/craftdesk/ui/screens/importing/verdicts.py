"""What the owner may decide of rows, and the words of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from craftdesk.importing.doubts import OTHER_NAME, TWICE, Doubt
from craftdesk.importing.rulings import DOUBT, Decision, Rulings
from craftdesk.importing.session import ImportChoices
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.screens.importing.words import translate

NEW, CHANGED, SAME, MERGED, SKIPPED, NOTES = "new", "changed", "same", "merged", "skipped", "notes"
_BY_KIND = {
    NEW: (Decision.SKIP,),
    CHANGED: (Decision.NEW, Decision.SKIP),
    SAME: (Decision.NEW,),
    MERGED: (Decision.NEW, Decision.SKIP),
    DOUBT: (Decision.UPDATE, Decision.NEW, Decision.SKIP),
    NOTES: (Decision.SKIP,),
    SKIPPED: (Decision.PLANNED,),
}
_FOR_ALL = {
    NEW: (Decision.SKIP,),
    CHANGED: (Decision.SKIP,),
    MERGED: (Decision.NEW, Decision.SKIP),
    DOUBT: (Decision.UPDATE, Decision.NEW, Decision.SKIP),
    SKIPPED: (Decision.PLANNED,),
}
_GROUPS = frozenset({NEW, CHANGED, MERGED, DOUBT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A decision as a button offers it."""

    decision: Decision
    icon: str
    text: str
    tip: str


def verdicts(kind: str, *, for_all: bool, people: bool) -> tuple[Verdict, ...]:
    """What can be decided of rows of a kind; `people` says whether the rows are customers."""
    offered = (_FOR_ALL if for_all else _BY_KIND).get(kind, ())
    if not people and kind != DOUBT:
        offered = tuple(one for one in offered if one in {Decision.SKIP, Decision.PLANNED})
    return tuple(_verdict(one, kind) for one in offered)


def _verdict(decision: Decision, kind: str) -> Verdict:
    known = {
        Decision.UPDATE: (
            "user-check" if kind == DOUBT else "pencil",
            translate("Import", "It is the same person"),
            translate("Import", "The row updates who is in your book, or is joined to the earlier row"),
        ),
        Decision.NEW: (
            "user-plus",
            translate("Import", "As a new customer"),
            translate("Import", "Somebody else, who only looks the same"),
        ),
        Decision.SKIP: ("minus", translate("Import", "Leave out"), translate("Import", "Stays in the file only")),
        Decision.PLANNED: (
            "plus",
            translate("Import", "Bring in after all"),
            translate("Import", "As if you had decided nothing"),
        ),
    }
    icon, text, tip = known[decision]
    return Verdict(decision=decision, icon=icon, text=text, tip=tip)


def decided(
    choices: ImportChoices, kind: str, decision: Decision, rows: Iterable[int], *, for_all: bool
) -> ImportChoices:
    """The choices with a decision about some rows, or about all of a kind."""
    if not for_all:
        return replace(choices, decisions={**choices.decisions, **dict.fromkeys(rows, decision)})
    if kind == SKIPPED:
        kept = {row: one for row, one in choices.decisions.items() if one is not Decision.SKIP}
        groups = {group: one for group, one in choices.groups.items() if one is not Decision.SKIP}
        return replace(choices, decisions=kept, groups=groups)
    if kind not in _GROUPS:
        return choices
    return replace(choices, groups={**choices.groups, kind: decision})


def doubt_words(doubt: Doubt, rulings: Rulings | None, form: Formatter) -> tuple[str, str]:
    """Why a row is in doubt, and what becomes of it."""
    others = ", ".join(doubt.names)
    why = sentence(doubt.code, {"others": others, "first": form.count(doubt.first)})
    ruling = rulings.of(doubt.row, DOUBT) if rulings is not None else Decision.PLANNED
    if ruling is Decision.PLANNED or (ruling is Decision.UPDATE and doubt.code in {OTHER_NAME, TWICE}):
        same = doubt.code in {OTHER_NAME, TWICE}
        decided = ruling is not Decision.PLANNED
    else:
        same, decided = ruling is Decision.UPDATE, True
    if doubt.code == TWICE and same:
        fate = translate("Import", "is joined to row {n}").format(n=form.count(doubt.first))
    elif same:
        fate = translate("Import", "updates {name}").format(name=doubt.names[0] if doubt.names else others)
    else:
        fate = translate("Import", "comes in as a new customer")
    if decided:
        return why, translate("Import", "You decided: it {fate}.").format(fate=fate)
    return why, translate("Import", "If you decide nothing, it {fate}.").format(fate=fate)
