"""The commands of the window, a page a menu."""

from __future__ import annotations
