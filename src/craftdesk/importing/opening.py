"""A file of any kind, opened as the table or the tables that are in it."""

from __future__ import annotations

from craftdesk.importing.source import Source, read_head
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.text_table import open_text_table


def open_table(source: Source, choices: Choices | None = None) -> Table:
    """Recognises a file and opens the table that is understood best; ImportProblem if it holds none."""
    choices = choices or Choices()
    return open_text_table(source, read_head(source), choices)
