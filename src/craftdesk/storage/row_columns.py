"""Many new customers as columns instead of rows: of most columns a file says nothing, and those are left out.

What a column that is left out holds is its default in the schema, which is what a draft has that nobody filled in.
Nothing but plain values in lists, so that it can be kept in a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from craftdesk.domain.address import Address
from craftdesk.domain.customer import Customer
from craftdesk.domain.dates import instant_text
from craftdesk.domain.names import name_key, person_name
from craftdesk.domain.phone import comparable
from craftdesk.storage.rows import CUSTOMER_COLUMNS, PLACE, PLAIN_CUSTOMER, day_text

Columns = dict[str, list[Any]]
"""The values by column, every list as long as the others."""
_DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {name: getattr(Customer, name, "") for name in CUSTOMER_COLUMNS}
    | {"type": "", "preferred_contact": "", "tax_treatment": "", "do_not_contact": 0}
)


def _instant(moment: Any) -> str | None:
    return None if moment is None else instant_text(moment)


_SPECIAL: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "type": attrgetter("value"),
        "birthday": lambda day: day.iso() if day else None,
        "preferred_contact": attrgetter("value"),
        "do_not_contact": int,
        "referred_by": lambda customer: customer,
        "tax_treatment": attrgetter("value"),
        "since": day_text,
        "archived_at": _instant,
        "deleted_at": _instant,
    }
)
"""How those values are written that don't stand in the file as they are."""
_text, _kind = attrgetter("text"), attrgetter("kind")
_ITEMS: Mapping[str, tuple[str, Mapping[str, Callable[[Any], Any]]]] = MappingProxyType({
    "customer_phones": ("phones", {
        "text": _text, "kind": attrgetter("kind.value"), "match_digits": lambda one: comparable(one.text),
    }),
    "customer_emails": ("emails", {"text": _text, "kind": _kind, "match_text": lambda one: one.text.casefold()}),
    "customer_websites": ("websites", {"text": _text}),
    "customer_tags": ("tags", {"name": str}),
    "external_numbers": ("external_numbers", {"system": attrgetter("system"), "number": attrgetter("number")}),
    "consents": ("consents", {
        "purpose": attrgetter("purpose"), "given": lambda one: int(one.given), "on_day": lambda one: day_text(one.on),
        "how": attrgetter("how"),
    }),
    "custom_values": ("custom", {"field_id": attrgetter("key"), "value": attrgetter("value")}),
})  # fmt: skip
"""The tables of a customer's parts: the attribute, and the columns without ids, owner and position."""
_ADDRESS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "use": attrgetter("use.value"),
        "label": attrgetter("label"),
        **{name: attrgetter(f"place.{name}") for name in PLACE},
        "delivery_note": attrgetter("delivery_note"),
        "default_shipping": lambda one: int(one.default_shipping),
        "default_billing": lambda one: int(one.default_billing),
        "checked_on": lambda one: day_text(one.checked_on),
    }
)


def customer_columns(customers: Sequence[Customer], names: Sequence[str] | None = None) -> Columns:
    """The columns of `customers` of which something is said; `names` are those they are compared by, where known."""
    said = set().union(*map(vars, customers))
    found: Columns = {}
    for name in PLAIN_CUSTOMER:
        if name in said:
            _keep(found, name, map(attrgetter(name), customers), _DEFAULTS[name])
    for name, written in _SPECIAL.items():
        if name in said or name == "type":
            _keep(found, name, map(written, map(attrgetter(name), customers)), _DEFAULTS[name])
    found["match_name"] = (
        list(names) if names is not None else [name_key(person_name(one) or one.company) for one in customers]
    )
    return found


def part_columns(customers: Sequence[Customer], *, was_asked: bool) -> dict[str, Columns]:
    """The rows of the customers' parts by table; `owner` is a place among the customers, own fields have their keys.

    Of those who were not asked, a no without a word of how is none.
    """
    said = set().union(*map(vars, customers))
    found: dict[str, Columns] = {}
    for table, (attribute, written) in _ITEMS.items():
        if attribute in said:
            lists = list(map(attrgetter(attribute), customers))
            if table == "consents" and not was_asked:
                lists = [[one for one in some if one.given or one.how] for some in lists]
            if columns := _columns(lists, written):
                found[table] = columns
    return found


def address_columns(addresses: Sequence[Sequence[Address]]) -> Columns:
    """The rows of the customers' addresses; `owner` is a place among the customers."""
    found = _columns(addresses, _ADDRESS)
    found.pop("position", None)
    return found


def _columns(lists: Sequence[Sequence[Any]], written: Mapping[str, Callable[[Any], Any]]) -> Columns:
    """The columns of the items of lists, without those that hold nothing but zeros or nothing at all."""
    items = [one for some in lists for one in some]
    if not items:
        return {}
    found = {
        "owner": [place for place, some in enumerate(lists) for _ in some],
        "position": [position for some in lists for position in range(len(some))],
        **{name: list(map(value, items)) for name, value in written.items()},
    }
    return filled(found)


def filled(columns: Columns) -> Columns:
    """Columns without those that hold nothing but zeros or nothing at all."""
    return {name: column for name, column in columns.items() if name == "owner" or any(column)}


def _keep(found: Columns, name: str, values: Iterable[Any], default: Any) -> None:
    column = list(values)
    if column.count(default) < len(column):
        found[name] = column
