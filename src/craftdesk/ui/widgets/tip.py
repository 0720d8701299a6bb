"""Tooltips: Qt takes what looks like markup for markup, and loads the files that it names."""

from __future__ import annotations

_LONGEST = 2_000


def plain_tip(text: str) -> str:
    """The text as a tooltip that shows it as it stands, whatever it looks like, and not more than can be read."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    if "<" not in shown and "&lt;" not in shown:
        return shown
    from html import escape  # its table of two thousand names is no matter of the first picture

    return f"<span>{escape(shown).replace(chr(10), '<br>')}</span>"
