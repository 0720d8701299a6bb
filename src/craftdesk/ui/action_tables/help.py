"""The commands of the menu Help."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from craftdesk.ui.action_spec import ActionId, ActionSpec

A = ActionId
_TR = QT_TRANSLATE_NOOP

HELP: tuple[ActionSpec, ...] = (
    ActionSpec(id=A.SHORTCUTS, text=_TR("Actions", "&Keyboard shortcuts"), keys=("F1",), icon="keyboard",
               tip=_TR("Actions", "See every key"), synonyms=_TR("Actions", "help keys hotkeys")),
    ActionSpec(id=A.ABOUT, text=_TR("Actions", "&About CraftDesk"), icon="info", role="about",
               tip=_TR("Actions", "Version, files and licences"), synonyms=_TR("Actions", "help version licence")),
)  # fmt: skip
