"""Fields that the shop defined itself, in the file. Plain sqlite3: the first painted list may ask for them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.ids import CustomFieldId
from craftdesk.errors import NotFound

_COLUMNS = "id, key, title, kind, choices, position, active"
_TAKE_AWAY = (
    "DELETE FROM custom_values WHERE field_id = ?1 AND value IN"
    " (SELECT json_extract(value, '$[0]') FROM json_each(?2) WHERE json_extract(value, '$[1]') = '')"
)
_CHANGE = (
    "UPDATE custom_values SET value = m.new"
    " FROM (SELECT json_extract(value, '$[0]') AS old, json_extract(value, '$[1]') AS new FROM json_each(?1)) m"
    " WHERE field_id = ?2 AND custom_values.value = m.old"
)


class FieldIds:
    """The ids of own fields by key and their keys by id, each read when it is first asked for."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self.ids: Mapping[str, int] = _Ids(raw)
        self.keys: Mapping[int, str] = _Keys(raw)


class _Ids(dict[str, int]):
    """Key → id; one that is not known is looked for in the file, as an operation may just have made it."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__()
        self._raw = raw

    def __missing__(self, key: str) -> int:
        row = self._raw.execute("SELECT id FROM custom_fields WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        self[key] = number = int(row[0])
        return number


class _Keys(dict[int, str]):
    """Id → key, looked for in the file in the same way."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        super().__init__()
        self._raw = raw

    def __missing__(self, number: int) -> str:
        (key,) = self._raw.execute("SELECT key FROM custom_fields WHERE id = ?", (number,)).fetchone()
        self[number] = str(key)
        return str(key)


class CustomFields:
    """get, all, add, save, remove: own fields over one connection, and the values that customers have in them."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw

    def all(self, *, active: bool | None = None) -> tuple[CustomField, ...]:
        """Every field in the shop's order; only those in use, or only those put away."""
        where = "" if active is None else f"WHERE active = {int(active)}"
        rows = self._raw.execute(f"SELECT {_COLUMNS} FROM custom_fields {where} ORDER BY position, id")
        return tuple(map(_field, rows))

    def get(self, key: str) -> CustomField:
        """One field; NotFound when there is none."""
        row = self._raw.execute(f"SELECT {_COLUMNS} FROM custom_fields WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise NotFound("custom.not_found", key=key)
        return _field(row)

    def add(self, draft: CustomField) -> CustomField:
        """Adds a field behind the others."""
        (last,) = self._raw.execute("SELECT coalesce(max(position), -1) FROM custom_fields").fetchone()
        placed = replace(draft, position=last + 1)
        row = self._raw.execute(
            "INSERT INTO custom_fields (key, title, kind, choices, position, active) VALUES (?, ?, ?, ?, ?, ?)"
            " RETURNING id",
            _values(placed),
        ).fetchone()
        return replace(placed, id=CustomFieldId(row[0]))

    def save(self, field: CustomField) -> None:
        """Writes a changed field; one that is as it was is left alone."""
        if self.get(field.key) != field:
            self._raw.execute(
                "UPDATE custom_fields SET key = ?, title = ?, kind = ?, choices = ?, position = ?, active = ?"
                " WHERE id = ?",
                (*_values(field), field.id),
            )

    def remove(self, field: CustomField) -> int:
        """Removes a field with its values; how many customers had one."""
        count = self._raw.execute("DELETE FROM custom_values WHERE field_id = ?", (field.id,)).rowcount
        self._raw.execute("DELETE FROM custom_fields WHERE id = ?", (field.id,))
        return count

    def used(self) -> dict[str, int]:
        """How many customers have a value in each field; fields that nobody has are left out."""
        rows = self._raw.execute(
            "SELECT f.key, n FROM (SELECT field_id, count(*) AS n FROM custom_values GROUP BY field_id)"
            " JOIN custom_fields f ON f.id = field_id"
        )
        return dict(rows.fetchall())

    def values(self, field: CustomField) -> Iterator[tuple[str, int]]:
        """The different values in a field, and how many customers have each."""
        yield from self._raw.execute(
            "SELECT value, count(*) FROM custom_values WHERE field_id = ? GROUP BY value ORDER BY value", (field.id,)
        ).fetchall()

    def replace_values(self, field: CustomField, news: Mapping[str, str]) -> int:
        """Writes other values in the place of some, nothing in place of those that become ''; how many changed."""
        pairs = json.dumps([(old, new) for old, new in news.items() if old != new])
        gone = self._raw.execute(_TAKE_AWAY, (field.id, pairs))
        # All in one statement, else two choices could not change places.
        changed = self._raw.execute(_CHANGE, (pairs, field.id))
        return gone.rowcount + changed.rowcount


def _values(field: CustomField) -> tuple[str | int, ...]:
    choices = json.dumps(field.choices, ensure_ascii=False) if field.choices else ""
    return field.key, field.title, field.kind.value, choices, field.position, int(field.active)


def _field(row: tuple[int, str, str, str, str, int, int]) -> CustomField:
    number, key, title, kind, choices, position, active = row
    return CustomField(
        id=CustomFieldId(number),
        key=key,
        title=title,
        kind=CustomKind(kind),
        choices=tuple(json.loads(choices)) if choices else (),
        position=position,
        active=bool(active),
    )
