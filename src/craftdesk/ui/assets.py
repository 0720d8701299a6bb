"""Where pictures, translations and other resources are; only this module knows.

An installed program carries them inside the package, a checkout has them at its root.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent.parent / "resources")


def resource(*parts: str) -> Path | None:
    """Return the path of a resource, or None when it was not shipped."""
    for place in _PLACES:
        found = place.joinpath(*parts)
        if found.exists():
            return found
    return None
