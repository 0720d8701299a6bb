"""From an old version of the shop file to the newest: all steps in one transaction, or none of them.

Every step ends in exactly the frozen schema of its version. A table whose text differs is set aside, made anew and
filled again, so that the schema never depends on how SQLite words an ALTER TABLE. What the undo
journal remembers is brought along; what is worked out from other tables is worked out anew with the code of today.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from craftdesk.errors import EnvironmentFailure
from craftdesk.storage import figure_sums, listing
from craftdesk.storage.file.gate import Schema, known_schema, restrict, schema_of, version_of
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.migrations import Step, Versions
from craftdesk.storage.shop_settings import read_settings

_OLD = "upgrade_old_"

_Columns = dict[str, str]
"""The columns of a table in order, each with what it has when nobody says."""


def upgrading(shop: ShopFile, known: Versions) -> Generator[str, None, None]:
    """Brings a file opened as one of its own version to the newest, yielding before each statement what it will do.

    Nothing is kept before the last one, COMMIT; whatever interrupts it before leaves the old file. Raises
    EnvironmentFailure `upgrade.failed` when the result is not sound, and keeps nothing of it.
    """
    connection = shop.writer()
    # While tables are exchanged their links lead nowhere; it only takes effect outside a transaction.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield "BEGIN IMMEDIATE"
        connection.execute("BEGIN IMMEDIATE")
        first = version_of(connection)
        for version in range(first + 1, known.newest + 1):
            for statement in _statements(connection, known, version):
                yield statement
                connection.execute(statement)
        if any(step.rebuild for step in known.steps[first - 1 :]):
            yield from _worked_out(connection)
        yield "PRAGMA quick_check"
        _look(connection, known, shop.path)
        yield "COMMIT"
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        restrict(connection)


def _statements(connection: sqlite3.Connection, known: Versions, version: int) -> Iterator[str]:
    """What makes one version of the one before, in order; each is asked for when those before it are done."""
    step = known.steps[version - 2]
    before, after = known_schema(known, version - 1), known_schema(known, version)
    was, will = _tables(known.script(version - 1)), _tables(known.script(version))
    old, new = _texts(before, "table"), _texts(after, "table")
    for kind, name, sql in sorted(before - after):
        # An index that a table makes for itself has no text and goes with its table.
        if (kind in ("index", "trigger") and sql) or _is_virtual(sql):
            yield f"DROP {kind} {name}"
    told = {table for table, _, _ in step.values}
    for name in will:
        if name not in was:
            yield new[name]
        elif old[name] != new[name] or name in told:
            yield from _exchanged(name, new[name], was[name], will[name], step)
            if ("trigger", f"{name}_delete") in {(kind, found) for kind, found, _ in after}:
                yield _remembered(name, was[name], will[name], step)
    for name in (name for name in was if name not in will):
        yield f"DELETE FROM changes WHERE tbl = '{name}'"
        yield f"DROP TABLE {name}"
    present = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    for kind, name, sql in sorted(after):
        if sql and name not in present and (kind != "table" or _is_virtual(sql)):
            yield sql
    yield from step.also
    yield f"PRAGMA user_version = {version}"


def _exchanged(name: str, sql: str, was: _Columns, will: _Columns, step: Step) -> Iterator[str]:
    old = f"{_OLD}{name}"
    names = ", ".join(f'"{column}"' for column in will)
    values = ", ".join(_value(name, column, was, will, step, '"{}"') for column in will)
    yield f"CREATE TABLE {old} AS SELECT * FROM {name}"
    # Ids are never used twice, not even those of rows that are gone.
    yield f"UPDATE sqlite_sequence SET name = '{old}' WHERE name = '{name}'"
    yield f"DROP TABLE {name}"
    yield sql
    yield f"INSERT INTO {name} ({names}) SELECT {values} FROM {old}"
    yield f"DELETE FROM sqlite_sequence WHERE name = '{name}'"
    yield f"UPDATE sqlite_sequence SET name = '{name}' WHERE name = '{old}'"
    yield f"DROP TABLE {old}"


def _remembered(name: str, was: _Columns, will: _Columns, step: Step) -> str:
    pairs = ", ".join(f"'{column}', {_value(name, column, was, will, step, _IN_JOURNAL)}" for column in will)
    return f"UPDATE changes SET old = json_object({pairs}) WHERE tbl = '{name}' AND old IS NOT NULL"


_IN_JOURNAL = "json_extract(old, '$.{}')"


def _value(name: str, column: str, was: _Columns, will: _Columns, step: Step, spelling: str) -> str:
    """The SQL of a column's value, with the columns of before as they are spelled where it is asked for."""
    for table, told, sql in step.values:
        if (table, told) == (name, column):
            return "(" + sql.format(**{one: spelling.format(one) for one in was}) + ")"
    return spelling.format(column) if column in was else will[column]


def _worked_out(connection: sqlite3.Connection) -> Iterator[str]:
    yield "listing"
    listing.rebuild(connection, read_settings(connection))
    yield "figures"
    for _ in figure_sums.rebuilding(connection):
        pass
    figure_sums.all_newcomers(connection)


def _look(connection: sqlite3.Connection, known: Versions, path: Path) -> None:
    """Raises if the file is not what it should be, before that is kept."""
    if (
        schema_of(connection) != known_schema(known)
        or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",)
        or connection.execute("SELECT 1 FROM pragma_foreign_key_check LIMIT 1").fetchone()
    ):
        raise EnvironmentFailure("upgrade.failed", path=str(path))


def _texts(schema: Schema, wanted: str) -> dict[str, str]:
    return {name: sql for kind, name, sql in schema if kind == wanted}


def _is_virtual(sql: str) -> bool:
    return sql.startswith("CREATE VIRTUAL")


@lru_cache(maxsize=4)
def _tables(script: str) -> dict[str, _Columns]:
    """The plain tables of a version in the order in which they are made."""
    with closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(script)
        shadows = {name for name, kind in empty.execute("SELECT name, type FROM pragma_table_list") if kind != "table"}
        names = [
            name
            for (name,) in empty.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
            if name not in shadows and not name.startswith("sqlite_")
        ]
        return {
            name: {
                column: default or "NULL"
                for column, default in empty.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (name,))
            }
            for name in names
        }
