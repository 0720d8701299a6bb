"""A column of the file in words: its heading, how sure its field is, what it holds."""

from __future__ import annotations

from enum import StrEnum

from craftdesk.importing.mapping import Column
from craftdesk.ui.screens.importing.words import translate

SURE, LIKELY = 0.8, 0.6
NEW_FIELD = "new"
"""Chosen for a column that is to become a new field of the shop's own."""


class Certainty(StrEnum):
    """How sure it is what a column becomes."""

    SURE = "sure"
    LIKELY = "likely"
    CHECK = "check"
    OPEN = "open"
    """Nobody knows, and it holds something."""
    OUT = "out"
    """Left out on purpose, or empty."""


def certainty(column: Column) -> Certainty:
    """How sure it is what a column becomes."""
    if not column.field:
        return Certainty.OPEN if column.confidence < 1 and column.examples else Certainty.OUT
    if column.confidence >= SURE:
        return Certainty.SURE
    return Certainty.LIKELY if column.confidence >= LIKELY else Certainty.CHECK


def heading_of(column: Column) -> str:
    """Return what a column is called; one without a heading is counted."""
    return column.heading or translate("Import", "Column {n}").format(n=column.index + 1)


def short_words(of: Certainty) -> str:
    """The word that stands before the example; nothing where there is nothing to look at."""
    return {
        Certainty.LIKELY: translate("Import", "Likely"),
        Certainty.CHECK: translate("Import", "Please check"),
        Certainty.OPEN: translate("Import", "Not known"),
    }.get(of, "")


def long_words(of: Certainty) -> str:
    """The same as a sentence, for tooltips and those who listen."""
    return {
        Certainty.SURE: translate("Import", "Sure"),
        Certainty.LIKELY: translate("Import", "Likely: its contents or its heading say so"),
        Certainty.CHECK: translate("Import", "A guess: please check"),
        Certainty.OPEN: translate("Import", "No field fits; choose one to keep this column"),
    }.get(of, "")


def face_of(of: Certainty) -> tuple[str, str]:
    """Icon and ink of a certainty."""
    return {
        Certainty.SURE: ("check", "accent"),
        Certainty.LIKELY: ("check", "muted"),
        Certainty.CHECK: ("circle-question-mark", "warning"),
        Certainty.OPEN: ("circle-question-mark", "warning"),
        Certainty.OUT: ("minus", "muted"),
    }[of]


def left_out_words(columns: tuple[Column, ...]) -> str:
    """Name the columns that hold something and stay out; a long list is cut."""
    names = [heading_of(column) for column in columns]
    shown = ", ".join(f"“{name}”" for name in names[:5])
    if len(names) > 5:
        shown = translate("Import", "{names} and {n} more").format(names=shown, n=len(names) - 5)
    if len(names) == 1:
        return translate("Import", "One column stays out: {names}.").format(names=shown)
    return translate("Import", "{n} columns stay out: {names}.").format(n=len(names), names=shown)
