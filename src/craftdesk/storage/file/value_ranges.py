"""What a sound shop file may hold: one catalogue of conditions, generated from names and kinds of columns.

It asks for what the program could not read or add up, not for what it would advise against: a shop that was written
by this program always passes. The words are those of the domain's enumerations (a test compares them), written out
here so that a start does not load what only a strange file needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from craftdesk.storage.file.gate import Schema, known_schema
from craftdesk.storage.migrations import Versions

LARGEST = 10**18
"""Nine such amounts still add up."""
LONGEST = 4_000_000
"""Characters in one text: as much as the import takes from one cell."""
_LATEST_RATE = 10**6
_DAYS = frozenset(
    "since on_day checked_on valid_from valid_until next_on until asked_on done_on ordered_on due_on cancelled_on"
    " issued_on expires_on paid_on decided_on".split()
)
_MOMENTS = frozenset("created_at changed_at archived_at deleted_at at used_at".split())
_YES_NO = frozenset("do_not_contact given default_shipping default_billing active paused pinned tax_included".split())
_RATES = frozenset("tax_rate discount_rate shipping_tax_rate".split())
_STATUS = "unconfirmed confirmed in_progress ready delivered completed cancelled".split()
WORDS: dict[str, tuple[str, ...]] = {
    "customers.type": ("individual", "company"),
    "customers.preferred_contact": ("", "email", "phone", "message", "letter"),
    "customers.tax_treatment": ("", "exempt", "reverse_charge"),
    "customer_phones.kind": ("mobile", "phone", "work", "home", "fax", "other"),
    "addresses.use": ("shipping", "billing", "both"),
    "order_addresses.use": ("billing", "shipping"),
    "orders.status": tuple(_STATUS),
    "orders.delivery": ("", "delivery", "pickup"),
    "standing_orders.delivery": ("", "delivery", "pickup"),
    "order_steps.kind": ("status", "payment", "paper"),
    "timeline.kind": ("note", "call", "visit", "task"),
    "custom_fields.kind": ("text", "long_text", "number", "date", "yes_no", "choice", "several"),
    "papers.kind": (
        "confirmation", "delivery_note", "invoice", "receipt", "gift_receipt", "cancellation", "statement",
    ),
    "operations.kind": ("do", "issue", "undo", "redo"),
    "operations.state": ("done", "undone", "superseded"),
    "figure_days.status": tuple(_STATUS),
}  # fmt: skip
_DERIVED = ("listing", "listing_words", "figure_")
_SPECIAL = {
    "customers.birthday": (
        "{0} IS NULL OR {0} IS date({0}, '+0 days') OR (substr({0}, 1, 2) = '--' AND '2000' || substr({0}, 2)"
        " IS date('2000' || substr({0}, 2), '+0 days'))"
    ),
    "standing_orders.rhythm": "{0} IN ('days', 'weeks') OR ({0} GLOB 'months [1-9]*' AND {0} NOT GLOB '* *[^0-9]*')",
    "standing_orders.every": "{0} BETWEEN 1 AND 10000",
    "operations.params": "{0} = '' OR json_valid({0})",
    "changes.old": "{0} IS NULL OR json_valid({0})",
    "papers.content": "json_valid({0})",
    "paper_files.sha256": "length({0}) = 64",
    "listing.state": "{0} BETWEEN 0 AND 2",
    "counters.next": "{0} BETWEEN 0 AND 10000000000 AND (name NOT LIKE 'drafted:%' OR {0} BETWEEN 1 AND 3652059)",
    "running.operation_id": "{0} IS NULL",
}
_LONG = frozenset({"operations.params", "changes.old", "papers.content"})
_COLUMN = re.compile(r'^\s+("?\w+"?) (INTEGER|TEXT|BLOB)\b(.*)', re.MULTILINE)


class TableRule(NamedTuple):
    """What holds for every row of a table: one condition in SQL, and all its texts in one, for Python to decode."""

    table: str
    condition: str
    texts: str
    has_row_ids: bool
    is_numbered: bool


@lru_cache(maxsize=2)
def rules(known: Versions) -> tuple[TableRule, ...]:
    """The rule of every table; so each table is read once."""
    return tuple(_rules(known_schema(known)))


def _rules(schema: Schema) -> Iterator[TableRule]:
    for kind, name, sql in sorted(schema):
        if kind != "table" or not (columns := _COLUMN.findall(sql)):
            # The search's own tables: quick_check and `SEARCH_SETTINGS` look at those.
            continue
        plain = [(column.strip('"'), declared, "NOT NULL" in rest) for column, declared, rest in columns]
        found = {column: _condition(name, column, declared) for column, declared, _ in plain}
        if name == "changes":
            found["tbl"] = f"tbl IN ({', '.join(map(repr, _journalled(schema)))})"
        texts = [
            f'"{column}"' if is_filled else f"coalesce(\"{column}\", '')"
            for column, declared, is_filled in plain
            # What a condition spells out letter by letter needs no decoding.
            if declared == "TEXT" and (not found[column] or f"{name}.{column}" in _LONG)
        ]
        conditions = [f"({one})" for one in found.values() if one]
        yield TableRule(
            table=name,
            condition=f"coalesce({' AND '.join(conditions) or '1'}, 0)",
            texts=" || ' ' || ".join(texts) or "''",
            has_row_ids="WITHOUT ROWID" not in sql,
            is_numbered="AUTOINCREMENT" in sql,
        )


def _condition(table: str, column: str, declared: str) -> str:
    here, quoted = f"{table}.{column}", f'"{column}"'
    if here in _SPECIAL:
        return _SPECIAL[here].format(quoted)
    if here in WORDS:
        return f"{quoted} IN ({', '.join(repr(word) for word in WORDS[here])})"
    if declared == "TEXT":
        return _text_condition(table, column, quoted)
    return _number_condition(table, column, quoted) if declared == "INTEGER" else ""


def _journalled(schema: Schema) -> list[str]:
    triggers = (name for kind, name, _ in schema if kind == "trigger")
    return sorted(name.removesuffix("_insert") for name in triggers if name.endswith("_insert"))


def _text_condition(table: str, column: str, quoted: str) -> str:
    if column == "currency":
        return f"{quoted} = '' OR ({quoted} GLOB '[A-Z][A-Z][A-Z]')"
    if table.startswith(_DERIVED):
        return ""
    # Without a step SQLite takes the 30th of February as it is.
    empty = f"{quoted} IS NULL OR {quoted} = ''"
    if column in _DAYS:
        return f"{empty} OR ({quoted} IS date({quoted}, '+0 days') AND {quoted} >= '0001')"
    if column in _MOMENTS:
        return f"{empty} OR {quoted} IS strftime('%Y-%m-%dT%H:%M:%SZ', {quoted}, '+0 days')"
    return ""


def _number_condition(table: str, column: str, quoted: str) -> str:
    if column == "id":
        return f"{quoted} >= 1"
    if column == "version":
        return f"{quoted} BETWEEN 1 AND {LARGEST}"
    if column in _YES_NO:
        return f"{quoted} IN (0, 1)"
    if column in _RATES:
        return f"{quoted} BETWEEN 0 AND {_LATEST_RATE}"
    if table.startswith(_DERIVED):
        return ""
    if column == "position" or column.endswith("_id"):
        return f"{quoted} IS NULL OR {quoted} >= 0"
    return f"{quoted} IS NULL OR {quoted} BETWEEN -{LARGEST} AND {LARGEST}"
