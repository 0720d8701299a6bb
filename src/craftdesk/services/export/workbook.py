"""Tables as sheets of a workbook: heads that stay in sight, days and amounts as such, all else as text.

A cell becomes a day or a number only where it comes back as it was. There are no formulas and no links, whatever the
text of a cell looks like. Rows go through files of the system's own folder for such, so that memory stays flat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from craftdesk.domain import export_columns, export_orders, export_products

MOST_ROWS = 1_048_575
"""A sheet holds that many rows below its header."""
MOST_CHARS = 32_767
"""A cell holds no more."""
_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,3})?")
_FIRST_DAY = "1900-03-01"
"""Workbooks count a 29 February 1900 that never was; what lies before it is written as text."""
_DAYS = re.compile(r"Birthday|Customer since|Consent \d+ date|Address \d+ checked on|Order date|Due date|Cancelled on"
                   r"|Payment \d+ date")  # fmt: skip
_WHOLE = re.compile(r"Rating|Payment term \(days\)|Line")
_WIDE = re.compile(r"Note|Preferences|.* (?:note|street)|Company|Item|Product|Email.*|Website.*|Customer name")


class WorkbookFile:
    """Sheets, one after the other; a table that is longer than a sheet goes on in a further one."""

    def __init__(self, path: Path) -> None:
        from xlsxwriter import Workbook  # takes a tenth of a second, and few exports need it

        # Opened first, so that a place where nothing can be written is known before all the work.
        path.open("wb").close()
        self._folder = TemporaryDirectory(prefix="craftdesk-", ignore_cleanup_errors=True)
        self._book = Workbook(
            str(path),
            {"constant_memory": True, "tmpdir": self._folder.name, "strings_to_formulas": False, "use_zip64": True,
             "strings_to_urls": False, "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"},
        )  # fmt: skip
        # The same book written twice is the same file.
        self._book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001  # the library wants it bare
        self._bold = self._book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._amount = self._book.add_format({"num_format": "0.00"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._text = self._book.add_format({"num_format": "@"})
        self._sheet: Any = None
        self._sheets = 0
        self._name = ""
        self._headers: tuple[str, ...] = ()
        self._writers: list[Callable[[int, int, str], None]] = []
        self._row = 0
        self.rows = 0
        self.cut = 0

    def table(self, name: str, headers: Sequence[str], decimals: re.Pattern[str]) -> None:
        """Begins a sheet; `decimals` tells which columns hold amounts."""
        self._end_sheet()
        self._name, self._headers, self._sheets = name, tuple(headers), 0
        self._writers = [self._writer_of(header, decimals) for header in headers]
        self._begin_sheet()

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Some rows of cells."""
        self.rows += len(rows)
        for row in rows:
            if self._row >= MOST_ROWS:
                self._end_sheet()
                self._begin_sheet()
            self._row += 1
            for at, cell in enumerate(row):
                if cell:
                    self._writers[at](self._row, at, cell)

    def write_columns(self, columns: Sequence[Sequence[str]]) -> None:
        """Some rows, handed over by columns."""
        self.write([*zip(*columns, strict=True)])

    def finish(self) -> None:
        """Puts the file together."""
        from xlsxwriter.exceptions import FileCreateError  # loaded above

        self._end_sheet()
        try:
            self._book.close()
        except FileCreateError as error:
            # It wraps what the system said, which is what our words are about.
            raise error.args[0] from error

    def close(self) -> None:
        """Lets go of what lies beside the file."""
        for sheet in self._book.worksheets():
            sheet._opt_close()  # noqa: SLF001  # the library has no other way to give up a file half written
        self._folder.cleanup()

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._sheet = self._book.add_worksheet(self._name if self._sheets == 1 else f"{self._name} {self._sheets}")
        self._sheet.freeze_panes(1, 0)
        self._row = 0
        for at, header in enumerate(self._headers):
            amount = self._writers[at] == self._write_amount
            width = 34 if _WIDE.fullmatch(header) else max(12, min(26, len(header) + 3))
            self._sheet.set_column(at, at, width, self._amount if amount else None)
            self._sheet.write_string(0, at, header, self._bold)

    def _end_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, self._row, max(len(self._headers) - 1, 0))
            self._sheet = None

    def _writer_of(self, header: str, decimals: re.Pattern[str]) -> Callable[[int, int, str], None]:
        if decimals.fullmatch(header):
            return self._write_amount
        if _WHOLE.fullmatch(header):
            return self._write_number
        return self._write_day if _DAYS.fullmatch(header) else self._write_text

    def _write_text(self, row: int, at: int, cell: str) -> None:
        if len(cell) > MOST_CHARS:
            self.cut += 1
            cell = cell[:MOST_CHARS]
        self._sheet.write_string(row, at, cell, self._text)

    def _write_amount(self, row: int, at: int, cell: str) -> None:
        if is_exact(cell):
            self._sheet.write_number(row, at, float(cell), self._amount)
        else:
            self._write_text(row, at, cell)

    def _write_number(self, row: int, at: int, cell: str) -> None:
        if is_exact(cell):
            self._sheet.write_number(row, at, float(cell))
        else:
            self._write_text(row, at, cell)

    def _write_day(self, row: int, at: int, cell: str) -> None:
        if _DAY.fullmatch(cell) and cell >= _FIRST_DAY:
            self._sheet.write_datetime(row, at, datetime.fromisoformat(cell), self._day)
        else:
            self._write_text(row, at, cell)


def is_exact(cell: str) -> bool:
    """Whether a number comes back from a workbook, which keeps fifteen digits, as the same number."""
    return bool(_NUMBER.fullmatch(cell)) and len(cell) <= 15 and Decimal(repr(float(cell))) == Decimal(cell)


DECIMALS = {
    "Customers": export_columns.DECIMALS,
    "Orders": export_orders.DECIMALS,
    "Products": export_products.DECIMALS,
}
