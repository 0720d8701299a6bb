"""The frozen schema file and the tables of the code are one and the same."""

from __future__ import annotations

import sqlite3

import pytest

from craftdesk.storage.file.gate import fingerprint_of, known_schema
from craftdesk.storage.journal import journalled_tables
from craftdesk.storage.journal_triggers import schema_file_text
from craftdesk.storage.migrations import released, schema_script
from craftdesk.storage.tables import JOURNALLED


def test_the_frozen_schema_is_what_the_tables_say() -> None:
    assert schema_script() == schema_file_text()


def test_every_version_is_known_by_the_fingerprint_of_its_schema() -> None:
    known = released()
    assert [known.fingerprint(version) for version in range(1, known.newest + 1)] == [
        fingerprint_of(known_schema(known, version)) for version in range(1, known.newest + 1)
    ]


def test_the_journal_reads_its_tables_from_the_frozen_schema() -> None:
    assert journalled_tables() == {
        table.name: tuple(column.name for column in table.columns) for table in sorted(JOURNALLED, key=lambda t: t.name)
    }


def test_a_write_outside_an_operation_is_refused_by_the_file() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_script())
    with pytest.raises(sqlite3.IntegrityError, match=r"changes\.operation_id"):
        connection.execute("INSERT INTO customers (number) VALUES ('C-1')")
    connection.close()


def test_every_table_is_strict_and_every_trigger_has_a_table() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(schema_script())
    loose = [
        row[0]
        for row in connection.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0")
        if not row[0].startswith(("sqlite_", "search"))
    ]
    count = connection.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'").fetchone()[0]
    connection.close()
    assert loose == []
    assert count == 3 * len(JOURNALLED)
