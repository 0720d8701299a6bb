"""The triggers by which the file remembers old rows, made from the table definitions.

The first old row of an operation wins: it is what undo brings back. NULL stands for «was not there». A write outside
an operation is refused by the file itself, so nothing can change unremembered.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from craftdesk.storage.migrations import APPLICATION_ID, SCHEMA_VERSION
from craftdesk.storage.tables import JOURNALLED, metadata

_SEARCH = """CREATE VIRTUAL TABLE search USING fts5(
    words, content='listing_words', content_rowid='position', tokenize='ascii', prefix='1 2 3', detail=none,
    columnsize=0
)"""


def _old_row(table: Table) -> str:
    pairs = ", ".join(f"'{column.name}', old.\"{column.name}\"" for column in table.columns)
    return f"json_object({pairs})"


def triggers_of(table: Table) -> list[str]:
    """The three triggers of one journalled table."""
    made = []
    for event, row, old in (("INSERT", "new", "NULL"), ("UPDATE", "old", None), ("DELETE", "old", None)):
        kept = old or _old_row(table)
        made.append(
            f"CREATE TRIGGER {table.name}_{event.lower()} AFTER {event} ON {table.name} BEGIN\n"
            f"    INSERT INTO changes (operation_id, tbl, row_id, old)\n"
            f"    VALUES ((SELECT operation_id FROM running), '{table.name}', {row}.id, {kept})\n"
            f"    ON CONFLICT DO NOTHING;\n"
            f"END"
        )
    return made


def schema_statements() -> list[str]:
    """Everything an empty shop file is made of, in order: what `migrations/0001.sql` holds frozen."""
    dialect = sqlite.dialect()
    statements = [f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA_VERSION}"]
    for table in metadata.sorted_tables:
        statements.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        statements += [
            _tidy(str(CreateIndex(index).compile(dialect=dialect)))
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        ]
    statements.append(_SEARCH)
    for table in JOURNALLED:
        statements += triggers_of(table)
    statements.append("INSERT INTO running (operation_id) VALUES (NULL)")
    return statements


def schema_file_text() -> str:
    """The text of the frozen schema file."""
    return ";\n\n".join(schema_statements()) + ";\n"


def _tidy(statement: str) -> str:
    lines = (line.replace("\t", "    ").rstrip() for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)
