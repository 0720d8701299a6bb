"""Typed numbers of records, so that an order's id is never taken for a customer's."""

from __future__ import annotations

from typing import NewType

CustomerId = NewType("CustomerId", int)
AddressId = NewType("AddressId", int)
OrderId = NewType("OrderId", int)
ProductId = NewType("ProductId", int)
NoteId = NewType("NoteId", int)
CustomFieldId = NewType("CustomFieldId", int)
GroupId = NewType("GroupId", int)
AgreedPriceId = NewType("AgreedPriceId", int)
StandingOrderId = NewType("StandingOrderId", int)
WantId = NewType("WantId", int)
VoucherId = NewType("VoucherId", int)
AccountEntryId = NewType("AccountEntryId", int)
PaperId = NewType("PaperId", int)
ViewId = NewType("ViewId", int)
OperationId = NewType("OperationId", int)

UNSAVED = 0
"""The id of a record that is not in the file yet."""
