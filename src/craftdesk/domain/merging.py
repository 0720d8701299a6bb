"""Several records of one customer as one: what is proposed for each field, and what the owner can choose instead.

- A filled value beats an empty one; a better-written text beats CAPITALS, an initial and lost accents; of two that are
  as good the one of the record that was changed last.
- Lists are united without doubles, those of the customer who is kept first. Notes stand one below the other.
- Of two consents for one purpose the newer one counts; of the same day, or without one, the no.
- *Customer since* is the earliest day; *do not contact* stays where anybody had it; the archive is left when anybody
  was outside it.
- The number is that of the customer who is kept; the others' stay findable as numbers of the system `MERGED`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import reduce
from typing import Any

from craftdesk.domain.address import Address
from craftdesk.domain.custom_field import TARGET, CustomField, CustomKind
from craftdesk.domain.customer import (
    Consent,
    Customer,
    CustomerType,
    CustomValue,
    ExternalNumber,
    PreferredContact,
    TaxTreatment,
)
from craftdesk.domain.fields import FIELDS, FieldKind
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.phone import comparable
from craftdesk.domain.writing import better_name, better_text, longer

MOST_MERGED = 5
MERGED = "craftdesk-merged"
"""The system under which the numbers of those who were merged into a customer are kept."""
_NAMES = frozenset({"first_name", "middle_name", "last_name", "company"})
_UNITED_KINDS = frozenset(
    {FieldKind.PHONES, FieldKind.EMAILS, FieldKind.WEBSITES, FieldKind.TAGS, FieldKind.EXTERNAL_NUMBERS,
     FieldKind.CONSENTS, FieldKind.LONG_TEXT}
)  # fmt: skip
_UNITED_KEYS = frozenset({"since", "do_not_contact"})
_BLANK: tuple[object, ...] = (None, "", 0, (), False, PreferredContact.NONE, TaxTreatment.STANDARD)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What one of the customers has in a field."""

    customer: CustomerId
    value: Any

    @property
    def is_filled(self) -> bool:
        """Whether there is anything."""
        return self.value not in _BLANK


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChoice:
    """What a field will hold; `from_customer` is None where it is united from several.

    `key` is that of the field catalogue, or `custom:<key>` for a field of the shop's own.
    """

    key: str
    kind: FieldKind | CustomKind
    value: Any
    from_customer: CustomerId | None
    candidates: tuple[Candidate, ...]

    @property
    def is_united(self) -> bool:
        """Whether there is nothing to choose, because nothing is lost."""
        return is_united(self.key, self.kind)

    @property
    def differs(self) -> bool:
        """Whether those who have anything there have different things."""
        filled = [one.value for one in self.candidates if one.is_filled]
        return any(value != filled[0] for value in filled[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeProposal:
    """The customers, the one who is kept first; every field; and the customer that comes of it."""

    customers: tuple[Customer, ...]
    fields: tuple[FieldChoice, ...]
    merged: Customer
    addresses: tuple[Address, ...] = ()


def is_united(key: str, kind: FieldKind | CustomKind) -> bool:
    """Whether a field takes something of every customer."""
    return kind in _UNITED_KINDS or kind is CustomKind.SEVERAL or key in _UNITED_KEYS


def propose(
    customers: Sequence[Customer],
    *,
    custom: Sequence[CustomField] = (),
    choices: Mapping[str, CustomerId] | None = None,
) -> MergeProposal:
    """The customers as one, the first of them kept; `choices` name whose value a field takes instead."""
    chosen = dict(choices or {})
    found = [_field(customers, field.key, field.kind, chosen.pop(field.key, None)) for field in FIELDS]
    found += [_own_field(customers, field, chosen.pop(field.target, None)) for field in custom]
    if chosen:
        raise ValueError(f"nothing to choose in {', '.join(sorted(chosen))}")
    merged = _put_together(customers, found)
    # The numbers of the others are only known once it is chosen whose number stays.
    found = [replace(one, value=merged.external_numbers) if one.key == "external_numbers" else one for one in found]
    return MergeProposal(customers=tuple(customers), fields=tuple(found), merged=merged)


def _field(customers: Sequence[Customer], key: str, kind: FieldKind, chosen: CustomerId | None) -> FieldChoice:
    inside = {customer.id for customer in customers}
    values = [getattr(customer, key) for customer in customers]
    if kind is FieldKind.CUSTOMER:
        # Nobody was sent by themselves.
        values = [None if value in inside else value for value in values]
    return _choice(customers, key, kind, values, chosen)


def _own_field(customers: Sequence[Customer], field: CustomField, chosen: CustomerId | None) -> FieldChoice:
    values = [next((one.value for one in customer.custom if one.key == field.key), "") for customer in customers]
    choice = _choice(customers, field.target, field.kind, values, chosen)
    if field.kind is CustomKind.SEVERAL:
        # Several choices are kept in the order of the field's own.
        known = {one: place for place, one in enumerate(field.choices)}
        lines = sorted(choice.value.split("\n"), key=lambda one: known.get(one, len(known)))
        return replace(choice, value="\n".join(lines))
    return choice


def _choice(
    customers: Sequence[Customer],
    key: str,
    kind: FieldKind | CustomKind,
    values: Sequence[Any],
    chosen: CustomerId | None,
) -> FieldChoice:
    candidates = tuple(
        Candidate(customer=customer.id, value=value) for customer, value in zip(customers, values, strict=True)
    )
    if is_united(key, kind):
        if chosen is not None:
            raise ValueError(f"{key} takes something of every customer")
        return FieldChoice(
            key=key, kind=kind, value=_united(key, kind, values), from_customer=None, candidates=candidates
        )
    wanted = [one for one in candidates if one.customer == chosen]
    if chosen is not None and not wanted:
        raise ValueError(f"{key} can't be taken of somebody else")
    best = wanted[0] if wanted else _best(key, customers, candidates)
    return FieldChoice(key=key, kind=kind, value=best.value, from_customer=best.customer, candidates=candidates)


def _best(key: str, customers: Sequence[Customer], candidates: Sequence[Candidate]) -> Candidate:
    if key == "number":
        return candidates[0]
    if key == "type":
        return _best_type(customers, candidates)
    ages = {customer.id: customer.changed_at or _LONG_AGO for customer in customers}
    filled = [one for one in reversed(candidates) if one.is_filled]
    if not filled:
        return candidates[0]
    better: Callable[[str, str], str] = better_name if key in _NAMES else better_text

    def newer(old: Candidate, new: Candidate) -> Candidate:
        if isinstance(old.value, str) and isinstance(new.value, str) and old.value != new.value:
            return old if better(old.value, new.value) == old.value else new
        return new

    return reduce(newer, sorted(filled, key=lambda one: ages[one.customer]))


def _best_type(customers: Sequence[Customer], candidates: Sequence[Candidate]) -> Candidate:
    """The type of the kept one; a company's where nobody among them has a person's name."""
    if not any(one.first_name or one.last_name for one in customers):
        return next((one for one in candidates if one.value is CustomerType.COMPANY), candidates[0])
    return candidates[0]


def _united(key: str, kind: FieldKind | CustomKind, values: Sequence[Any]) -> Any:
    if kind is FieldKind.LONG_TEXT:
        return reduce(longer, filter(None, values), "")
    if kind is CustomKind.SEVERAL:
        return "\n".join(dict.fromkeys(line for value in values for line in value.split("\n") if line))
    if kind is FieldKind.CONSENTS:
        return _consents(one for value in values for one in value)
    if key == "since":
        return min(filter(None, values), default=None)
    if key == "do_not_contact":
        return any(values)
    return _first_of_each((one for value in values for one in value), _IDENTITY.get(kind, _itself))


def _itself(value: Any) -> object:
    return value


_IDENTITY: dict[FieldKind | CustomKind, Callable[[Any], object]] = {
    FieldKind.PHONES: lambda one: comparable(one.text) or one.text,
    FieldKind.EMAILS: lambda one: one.text.casefold(),
    FieldKind.WEBSITES: lambda one: one.text.casefold().removeprefix("https://").removeprefix("http://").rstrip("/"),
    FieldKind.TAGS: lambda one: one.casefold(),
}


def _first_of_each(values: Iterable[Any], identity: Callable[[Any], object]) -> tuple[Any, ...]:
    first: dict[object, Any] = {}
    for value in values:
        first.setdefault(identity(value), value)
    return tuple(first.values())


def _consents(consents: Iterable[Consent]) -> tuple[Consent, ...]:
    newest: dict[str, Consent] = {}
    for one in consents:
        known = newest.get(one.purpose)
        if known is None or (one.on or date.min, not one.given) > (known.on or date.min, not known.given):
            newest[one.purpose] = one
    return tuple(newest.values())


def _put_together(customers: Sequence[Customer], fields: Sequence[FieldChoice]) -> Customer:
    kept = customers[0]
    plain = {one.key: one.value for one in fields if not one.key.startswith(TARGET)}
    own = {one.key.removeprefix(TARGET): one.value for one in fields if one.key.startswith(TARGET) and one.value}
    numbers = [
        ExternalNumber(system=MERGED, number=customer.number)
        for customer in customers
        if customer.number != plain["number"]
    ]
    plain["external_numbers"] = tuple(dict.fromkeys((*plain["external_numbers"], *numbers)))
    archived = [customer.archived_at for customer in customers]
    return replace(
        kept,
        **plain,
        custom=tuple(CustomValue(key=key, value=value) for key, value in own.items()),
        archived_at=None if None in archived else archived[0],
    )
