"""What every screen is handed: look, formats, settings and commands."""

from __future__ import annotations

from typing import NamedTuple

from craftdesk.ui.actions import ActionSet
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.settings import Settings


class Kit(NamedTuple):
    """The things of the window that every part of it needs; made once at the start."""

    look: Look
    format: Formatter
    settings: Settings
    actions: ActionSet
