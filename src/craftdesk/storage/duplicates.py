"""What a search for duplicates reads, portion by portion, and the decisions that it respects."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from craftdesk.domain.customer import CustomerType
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.likeness_facts import Facts, Place, facts, place_of

_PORTION = 500
_CUSTOMERS = (
    "SELECT id, type, salutation, first_name, middle_name, last_name, suffix, company, coalesce(birthday, ''), vat_id"
    " FROM customers WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?"
)
_EMAILS = "SELECT customer_id, match_text FROM customer_emails WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id"
_PHONES = "SELECT customer_id, match_digits FROM customer_phones WHERE customer_id BETWEEN ? AND ? ORDER BY customer_id"
_PLACES = (
    "SELECT customer_id, street, street2, postcode, city FROM addresses WHERE customer_id BETWEEN ? AND ?"
    " ORDER BY customer_id"
)
DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Two customers of whom the owner said that they are not the same."""

    one: CustomerId
    other: CustomerId
    decided_on: date


def count(raw: sqlite3.Connection) -> int:
    """How many customers are not in the bin."""
    return int(raw.execute("SELECT count(*) FROM customers WHERE deleted_at IS NULL").fetchone()[0])


def portions(raw: sqlite3.Connection) -> Iterator[list[Facts]]:
    """Everybody outside the bin, five hundred at a time, by id."""
    last = 0
    while rows := raw.execute(_CUSTOMERS, (last, _PORTION)).fetchall():
        ends = rows[0][0], rows[-1][0]
        last = ends[1]
        emails, phones = _texts(raw, _EMAILS, ends), _texts(raw, _PHONES, ends)
        places = _places(raw, ends)
        yield [
            facts(
                CustomerId(row[0]),
                (row[3], row[4], row[5], row[6]),
                company=row[7],
                is_company=row[1] == CustomerType.COMPANY,
                emails=emails.get(row[0], ()),
                phones=phones.get(row[0], ()),
                places=places.get(row[0], ()),
                personal=(row[2], row[8], row[9]),
            )
            for row in rows
        ]


def _texts(raw: sqlite3.Connection, sql: str, ends: tuple[int, int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for customer, text in raw.execute(sql, ends):
        if text:
            found[customer].append(text)
    return found


def _places(raw: sqlite3.Connection, ends: tuple[int, int]) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    for customer, *lines in raw.execute(_PLACES, ends):
        found[customer].append(place_of(*lines))
    return found


def decisions(raw: sqlite3.Connection) -> list[Decision]:
    """What was decided, the newest last."""
    rows = raw.execute(
        "SELECT one_id, other_id, decided_on FROM duplicate_decisions WHERE verdict = ? ORDER BY id", (DIFFERENT,)
    )
    return [
        Decision(one=CustomerId(row[0]), other=CustomerId(row[1]), decided_on=date.fromisoformat(row[2]))
        for row in rows
    ]


def decide(raw: sqlite3.Connection, pairs: Iterable[tuple[CustomerId, CustomerId]], on: date) -> None:
    """Remembers that the two of each pair are not the same; one that is remembered already keeps its day."""
    raw.executemany(
        "INSERT OR IGNORE INTO duplicate_decisions (one_id, other_id, verdict, decided_on) VALUES (?, ?, ?, ?)",
        [(min(pair), max(pair), DIFFERENT, on.isoformat()) for pair in pairs],
    )


def forget(raw: sqlite3.Connection, one: CustomerId, other: CustomerId) -> None:
    """Takes a decision back."""
    raw.execute("DELETE FROM duplicate_decisions WHERE one_id = ? AND other_id = ?", (min(one, other), max(one, other)))


def make_room(raw: sqlite3.Connection, source: OperationId) -> None:
    """Drops decisions that were made again since, before an older operation brings the former ones back."""
    raw.execute(
        "DELETE FROM duplicate_decisions WHERE (one_id, other_id) IN"
        " (SELECT json_extract(old, '$.one_id'), json_extract(old, '$.other_id') FROM changes"
        "  WHERE operation_id = ? AND tbl = 'duplicate_decisions' AND old IS NOT NULL)",
        (source,),
    )


def forget_the_gone(raw: sqlite3.Connection) -> None:
    """Drops decisions about customers who are not there any more."""
    raw.execute(
        "DELETE FROM duplicate_decisions WHERE one_id NOT IN (SELECT id FROM customers)"
        " OR other_id NOT IN (SELECT id FROM customers)"
    )
