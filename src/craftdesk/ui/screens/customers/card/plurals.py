"""One of something, or several of it: the source language's two forms, filled with the count."""

from __future__ import annotations


def plural(count: int, one: str, many: str) -> str:
    """Return the words for a count; both forms hold `{n}`."""
    return (one if count == 1 else many).replace("{n}", str(count))
