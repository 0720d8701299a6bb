"""Words of the search that nobody can type."""

from __future__ import annotations

STATE_WORDS = ("", "\ue000archived", "\ue000deleted")
"""They keep archive and bin out of the hits of the active list."""
VIP_WORD = "\ue000vip"
