"""Keeps PySide from reading the source of each module that is imported after it.

It looks there for its own name, because only modules with it may switch on its other spellings (`__feature__`: snake
case, properties), and Python's line cache keeps every line read: 840 files and 19 MB by the time a shop is open, and a
twentieth of the start. Nothing here switches them on, so the question has its answer before it is asked.
"""

from __future__ import annotations

from types import ModuleType

import PySide6.QtCore  # noqa: F401 - brings the part that asks along


def leave_unread() -> bool:
    """Answer for every module; False where this PySide asks in another way, which is only slower."""
    try:
        from shibokensupport import feature  # type: ignore[import-not-found]  # lives inside PySide's library
    except ImportError:
        return False
    if not hasattr(feature, "_mod_uses_pyside"):
        return False
    feature._mod_uses_pyside = _may_use_it  # noqa: SLF001 - there is no other way to say so
    return True


def _may_use_it(_module: ModuleType) -> bool:
    return True
