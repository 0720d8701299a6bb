"""What the form of a customer may begin with; on a page of its own, because the list needs no form to name it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from craftdesk.domain.draft import CustomerDraft
    from craftdesk.services.pasted import Pasted

Preset: TypeAlias = "str | Pasted | CustomerDraft"
"""A name, what a pasted block told, or a draft that was not saved."""
