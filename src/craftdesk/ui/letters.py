"""Letters of other scripts, made ready for the lists before the first name in them is painted.

Qt looks for a font that has a letter, opens it and measures it when such a letter is first shown, for each size and
weight anew: up to 40 ms at once, in the key that was just typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QFont

from craftdesk.ui.widgets import row_art
from craftdesk.ui.widgets.painting import Direction


class Script(NamedTuple):
    """The letters that words of a script begin with, and one of them that all its fonts have."""

    first: str
    last: str
    letter: str


SCRIPTS = (
    Script("\u0370", "\u03ff", "α"),
    Script("\u0400", "\u052f", "\u0430"),
    Script("\u0530", "\u058f", "ա"),
    Script("\u0590", "\u05ff", "א"),
    Script("\u0600", "\u06ff", "ب"),
    Script("\u0900", "\u097f", "क"),
    Script("\u0e00", "\u0e7f", "ก"),
    Script("\u10a0", "\u10ff", "ა"),
    Script("\u3040", "\u309f", "あ"),
    Script("\u30a0", "\u30ff", "ア"),
    Script("\u4e00", "\u9fff", "田"),
    Script("\uac00", "\ud7a3", "가"),
)
"""Those of the languages that names of customers come in most; others are loaded when they are first painted."""


def loading(fonts: Sequence[QFont], are_met: Callable[[str, str], bool]) -> Iterator[None]:
    """Make the scripts that are met ready in some fonts, one script of one font a step.

    `are_met` tells whether any word begins with a letter from one to another.
    """
    for script in SCRIPTS:
        if are_met(script.first, script.last):
            for font in fonts:
                yield
                row_art.shaped(script.letter, font, Direction.LayoutDirectionAuto)
        yield
