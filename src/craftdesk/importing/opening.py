"""A file of any kind, opened as the table or the tables that are in it."""

from __future__ import annotations

from craftdesk.errors import ImportProblem
from craftdesk.importing.source import FileKind, Source, read_head
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.text_table import open_text_table
from craftdesk.importing.vcard import open_cards


def open_table(source: Source, choices: Choices | None = None) -> Table:
    """Recognises a file and opens the table that is understood best; ImportProblem if it holds none."""
    choices = choices or Choices()
    kind, head = read_head(source)
    if kind is FileKind.TEXT:
        return open_text_table(source, head, choices)
    if kind is FileKind.CARDS:
        return open_cards(source, head, choices)
    raise ImportProblem("import.database", file=source.name)
