"""Typed numbers of records, so that an order's id is never taken for a customer's."""

from __future__ import annotations

from typing import NewType

CustomerId = NewType("CustomerId", int)
AddressId = NewType("AddressId", int)
OrderId = NewType("OrderId", int)
ProductId = NewType("ProductId", int)
NoteId = NewType("NoteId", int)
CustomFieldId = NewType("CustomFieldId", int)
OperationId = NewType("OperationId", int)

UNSAVED = 0
"""The id of a record that is not in the file yet."""
