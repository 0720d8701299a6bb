"""What an operation changed: the news that lists and cards live on."""

from __future__ import annotations

from dataclasses import dataclass

from craftdesk.domain.ids import CustomerId, OperationId, OrderId, ProductId


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
