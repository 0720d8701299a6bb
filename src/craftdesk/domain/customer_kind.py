"""Of which kind a customer is and where they stand: all that a list needs to know of the record."""

from __future__ import annotations

from enum import StrEnum


class CustomerType(StrEnum):
    """Individual or company; it can be changed later without loss."""

    INDIVIDUAL = "individual"
    COMPANY = "company"


class CustomerState(StrEnum):
    """Where a customer stands: in the list, in the archive, in the bin."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    DELETED = "deleted"
