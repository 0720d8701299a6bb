"""The one question of a form: what becomes of what was typed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from craftdesk.ui.question import asked


class LeaveChoice(StrEnum):
    """The answers."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def ask_to_leave(parent: QWidget, name: str) -> LeaveChoice:
    """Ask what to do with unsaved changes; Save is proposed, Esc keeps editing."""
    translate = QCoreApplication.translate
    shown = name if len(name) <= 60 else name[:59] + "…"
    words = translate("Leave", "Keep what you typed about {0}?") if name else translate("Leave", "Keep what you typed?")
    save, discard = translate("Leave", "Save"), translate("Leave", "Discard")
    answer = asked(parent, words.replace("{0}", shown), "", save, discard, translate("Leave", "Keep editing"))
    return {save: LeaveChoice.SAVE, discard: LeaveChoice.DISCARD}.get(answer, LeaveChoice.STAY)
