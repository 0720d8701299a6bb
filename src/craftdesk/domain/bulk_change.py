"""What is changed for many customers at once: a tag, a group, one field; and whose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from craftdesk.domain.custom_field import TARGET, CustomField
from craftdesk.domain.custom_fields import canonical, custom_problems
from craftdesk.domain.customer import Customer, CustomerType, CustomValue, PreferredContact
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery
from craftdesk.domain.validation import clean_customer, customer_problems
from craftdesk.errors import Problem

Value = str | int | None


class BulkKind(StrEnum):
    """What can be done to many."""

    TAG = "tag"
    UNTAG = "untag"
    JOIN = "join"
    LEAVE = "leave"
    SET = "set"


BULK_FIELDS = (
    "source", "language", "looked_after_by", "preferred_contact", "do_not_contact", "payment_term", "price_level",
    "discount", "type",
)  # fmt: skip
"""The fields of the catalogue that make sense with one value for many; those of the shop's own all do."""
_CHOICES = {"preferred_contact": PreferredContact, "type": CustomerType}


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """One change. `key` is the tag, the id of the group as text, or the field (`custom:…` for one of the shop's own).

    `value` is for fields: text, number (percent in hundredths), 0 or 1; empty text or None takes a value away.
    """

    kind: BulkKind
    key: str
    value: Value = None

    @property
    def own_key(self) -> str:
        """The key of the shop's own field; '' for anything else."""
        is_own = self.kind is BulkKind.SET and self.key.startswith(TARGET)
        return self.key.removeprefix(TARGET) if is_own else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """Customers by id, or everybody whom a query finds; the query is asked when the change is made."""

    ids: tuple[CustomerId, ...] = ()
    query: CustomerQuery | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPreview:
    """How many were chosen, and for how many a change would change anything."""

    chosen: int
    changed: int


def clean_change(change: BulkChange, own: Sequence[CustomField]) -> tuple[BulkChange, tuple[Problem, ...]]:
    """A change as it will be made, and what stands against it; judged as the form of one customer judges it."""
    if change.kind in (BulkKind.TAG, BulkKind.UNTAG):
        tags = clean_customer(Customer(tags=(change.key,))).tags
        problems = () if tags else (Problem("bulk.no_tag", "key"),)
        return replace(change, key=tags[0] if tags else ""), problems
    if change.kind is not BulkKind.SET:
        return change, ()
    if change.own_key:
        return _own(change, own)
    if change.key not in BULK_FIELDS:
        return change, (Problem("bulk.no_field", "key"),)
    return _field(change)


def _own(change: BulkChange, own: Sequence[CustomField]) -> tuple[BulkChange, tuple[Problem, ...]]:
    if all(field.key != change.own_key for field in own):
        return change, (Problem("bulk.no_field", "key"),)
    told = (CustomValue(key=change.own_key, value=str(change.value or "")),)
    if not told[0].value:
        return replace(change, value=""), ()
    problems = custom_problems(told, own)
    kept = canonical(told, own)
    return replace(change, value=kept[0].value if kept else ""), problems


def _field(change: BulkChange) -> tuple[BulkChange, tuple[Problem, ...]]:
    value: object = change.value
    if change.key == "do_not_contact":
        value = bool(value)
    elif change.key in _CHOICES:
        try:
            value = _CHOICES[change.key](str(value or ""))
        except ValueError:
            return change, (Problem("bulk.no_value", "value"),)
    try:
        cleaned = clean_customer(replace(Customer(first_name="–"), **{change.key: value}))  # type: ignore[arg-type]
        problems = tuple(one for one in customer_problems(cleaned) if one.field == change.key and not one.warning)
    except (TypeError, AttributeError):
        return change, (Problem("bulk.no_value", "value"),)
    kept = getattr(cleaned, change.key)
    return replace(change, value=int(kept) if isinstance(kept, bool) else kept), problems
