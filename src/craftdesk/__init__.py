"""CraftDesk: the customer book of a craft shop, in one file on the owner's own computer."""

from __future__ import annotations

__version__ = "0.1.0"
