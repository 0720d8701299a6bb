"""Values that customers have, each once; plain sqlite3, because the list asks before SQLAlchemy is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from craftdesk.domain.collation import sort_key
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.shop import listed
from craftdesk.storage.shop_settings import read_settings

_MOST = 2_000
# From one value of an index to the next: as quick as there are values, not as there are rows.
_TAGS = (
    "WITH RECURSIVE each(name) AS (SELECT min(name) FROM customer_tags UNION ALL"
    " SELECT (SELECT min(name) FROM customer_tags WHERE name > each.name) FROM each WHERE name IS NOT NULL)"
    f" SELECT name FROM each WHERE name IS NOT NULL LIMIT {_MOST}"
)
_TOWNS = (
    "WITH RECURSIVE each(key) AS (SELECT min(city_key) FROM listing WHERE state = 0 AND city_key > '' UNION ALL"
    " SELECT (SELECT min(city_key) FROM listing WHERE state = 0 AND city_key > each.key) FROM each"
    " WHERE key IS NOT NULL)"
    " SELECT (SELECT city FROM listing WHERE state = 0 AND city_key = each.key LIMIT 1) FROM each"
    f" WHERE key IS NOT NULL LIMIT {_MOST}"
)
_SOURCES = f"SELECT DISTINCT source FROM listing NOT INDEXED WHERE source <> '' LIMIT {_MOST}"


def group_names(connection: sqlite3.Connection) -> dict[int, str]:
    """Every group's name by its id, in alphabetical order."""
    language = read_settings(connection).language
    rows = connection.execute("SELECT id, name FROM groups").fetchall()
    return dict(sorted(rows, key=lambda row: (sort_key(row[1], language), row[0])))


def filter_choices(connection: sqlite3.Connection) -> FilterChoices:
    """Everything there is to choose from; looks at every customer once, for the sources."""
    settings = read_settings(connection)

    def in_order(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(names), key=lambda name: (sort_key(name, settings.language), name)))

    return FilterChoices(
        groups=group_names(connection),
        tags=in_order(row[0] for row in connection.execute(_TAGS)),
        sources=in_order([*listed(settings.sources), *(row[0] for row in connection.execute(_SOURCES))]),
        towns=tuple(row[0] for row in connection.execute(_TOWNS)),
    )
