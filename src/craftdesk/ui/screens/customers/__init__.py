"""The customers: the list and, beside it, the card."""

from __future__ import annotations
