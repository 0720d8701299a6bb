"""The words of codes, for what is there before the first picture: they are read when the first one is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def sentence(code: str, params: Mapping[str, Any] | None = None) -> str:
    """Return the words of a code, as `texts.sentence` does."""
    from craftdesk import texts  # every word of the program: the first picture says none of them

    return texts.sentence(code, params or {})
