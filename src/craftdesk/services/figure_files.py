"""Figures as files: a table that a spreadsheet opens, and a picture of a chart."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from craftdesk.domain.figure_table import FigureTableFile
from craftdesk.services.export.csv_file import CsvFile
from craftdesk.services.export.target import scratch_for
from craftdesk.services.export.wish import Flavour


def write_table(path: Path, shop: Path, table: FigureTableFile, country: str) -> None:
    """Writes a table as the spreadsheets of a country open it; complete or not at all."""
    decimals = re.compile("|".join(re.escape(table.headings[at]) for at in table.amounts) or "(?!)")
    with scratch_for(path, shop) as scratch:
        with closing(CsvFile(scratch.path, Flavour.SPREADSHEETS, country)) as file:
            file.table("", table.headings, decimals)
            file.write(table.rows)
        scratch.wanted = True


def write_picture(path: Path, shop: Path, picture: bytes) -> None:
    """Writes a picture that is made already; complete or not at all."""
    with scratch_for(path, shop) as scratch:
        scratch.path.write_bytes(picture)
        scratch.wanted = True
