"""A table as text: for spreadsheets as the shop's country expects it, or for programs as it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from craftdesk.domain import cells
from craftdesk.services.export.wish import Flavour

_DECIMAL_COMMA = frozenset(
    "AL AR AT BE BG BO BR BY CL CO CR CY CZ DE DK EC EE ES FI FR GR HR HU ID IS IT LT LU LV MA ME MK NL NO PL PT PY RO"
    " RS RU SE SI SK TN TR UA UY VE VN".split()
)


class CsvFile:
    """Rows into a file of one flavour, some hundreds at a time: what is careful looks at whole columns first.

    For spreadsheets: a byte order mark, the delimiter and decimal sign of the country, and cells that look like
    formulas neutralised. For programs: commas, points, every cell as it is.
    """

    def __init__(self, path: Path, flavour: Flavour, country: str) -> None:
        self._careful = flavour is not Flavour.PROGRAMS
        self._comma = self._careful and country in _DECIMAL_COMMA
        self._file = path.open("w", encoding="utf-8", newline="", errors="replace")
        if self._careful:
            self._file.write("\ufeff")
        self._csv = csv.writer(self._file, delimiter=";" if self._comma else ",", lineterminator="\r\n")
        self._decimals: frozenset[int] = frozenset()
        self.rows = 0
        self.cut = 0

    def table(self, _name: str, headers: Sequence[str], decimals: re.Pattern[str]) -> None:
        """Writes the header; `decimals` tells which columns hold amounts."""
        if self._comma:
            self._decimals = frozenset(at for at, header in enumerate(headers) if decimals.fullmatch(header))
        self._csv.writerow(headers)

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Some rows of cells."""
        if rows:
            self.write_columns([*zip(*rows, strict=True)])

    def write_columns(self, columns: Sequence[Sequence[str]]) -> None:
        """Some rows, handed over by columns."""
        self.rows += len(columns[0])
        if self._careful:
            columns = [self._column(at, column) for at, column in enumerate(columns)]
        self._csv.writerows(zip(*columns, strict=True))

    def _column(self, at: int, column: Sequence[str]) -> Sequence[str]:
        """The cells of one column as a spreadsheet may open them."""
        if at in self._decimals:
            column = [cell.replace(".", ",") for cell in column]
        return cells.neutralised_column(column)

    def finish(self) -> None:
        """Nothing follows the last row."""

    def close(self) -> None:
        """Closes the file."""
        self._file.close()
