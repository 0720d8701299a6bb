"""What an operation changed: the news that lists and cards live on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from craftdesk.domain.ids import UNSAVED, CustomerId, OperationId, OrderId, ProductId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Which customers, orders and products an operation touched, and whether other kinds of record were too.

    `everything` stands for more records than are worth naming: whoever shows something reads it anew.
    `operation` is None when nothing changed.
    """

    operation: OperationId | None
    customers: frozenset[CustomerId] = frozenset()
    orders: frozenset[OrderId] = frozenset()
    products: frozenset[ProductId] = frozenset()
    everything: bool = False

    @property
    def is_empty(self) -> bool:
        """True when nothing changed."""
        return self.operation is None

    def touches(self, customer: CustomerId) -> bool:
        """Whether what is shown of a customer may be out of date."""
        return self.everything or customer in self.customers


UNHEARD_OF = ChangeSet(operation=OperationId(UNSAVED), everything=True)
"""What is in the file though nobody saw the end of its saving; it stands on no screen yet."""


@runtime_checkable
class Changing(Protocol):
    """What a service gives back when it has more to tell than what it changed."""

    @property
    def changes(self) -> ChangeSet:
        """What it changed."""


def changes_of(result: object) -> ChangeSet | None:
    """What changed, of what a service gave back; None when it does not tell."""
    if isinstance(result, ChangeSet):
        return result
    return result.changes if isinstance(result, Changing) else None
