"""How large the sheets of a workbook would become in memory, told from their XML without building them.

The reader makes a full grid of the area between the first and the last cell: one cell in the far corner of an empty
sheet asks for hundreds of gigabytes. A long text that a million cells point to does the same. Both are found here,
while the entries are unpacked piece by piece.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from craftdesk.errors import ImportProblem
from craftdesk.importing.workbook_zip import Archive

MAX_CELLS = 20_000_000
MAX_TEXT = 1 << 30
"""Characters of all cells together."""
_LONGEST_TAG = 1 << 23
_REFERENCE = re.compile(rb"""[\s"']r\s*=\s*["']([A-Za-z]{0,7})([0-9]{1,10})["']""")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_ROW_OR_CELL = re.compile(rb"<(?:[\w.-]+:)?(row|c)[\s/>]")
_SHARED_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")
_SHARED_INDEX = re.compile(rb"""\st\s*=\s*["']s["'][^<>]*>\s*<(?:[\w.-]+:)?v[^<>]*>\s*(\d{1,9})""")
_FAULTY = re.compile(
    rb"""<c r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*\st="e"[^<>]*>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>([^<]{1,20})</v>"""
)
_MOST_FAULTS = 10_000
_PASSED = 1 << 20
"""Shared texts of one piece that are not worth being added up one by one."""
_WIDE = (
    (re.compile(rb'<c r="[A-Za-z]{3}'), 18_278),
    (re.compile(rb'<c r="[B-Zb-z][A-Za-z]'), 702),
    (re.compile(rb'<c r="[A-Za-z]{2}'), 52),
    (re.compile(rb'<c r="'), 26),
)
_FAR = (
    (re.compile(rb'<c r="[A-Za-z]*[0-9]{7}'), 1 << 31),
    (re.compile(rb'<c r="[A-Za-z]*[5-9][0-9]{5}'), 999_999),
    (re.compile(rb'<c r="[A-Za-z]*[2-4][0-9]{5}'), 499_999),
    (re.compile(rb'<c r="[A-Za-z]*[0-9]{6}'), 199_999),
    (re.compile(rb'<c r="[A-Za-z]*[0-9]{5}'), 99_999),
    (re.compile(rb'<c r="'), 9_999),
)
_ODS = re.compile(rb"<(/?)table:(table|table-row|(?:covered-)?table-cell)(\s[^<>]*)?>")
_REPEATED = re.compile(rb"""table:number-(?:rows|columns)-repeated\s*=\s*["']\s*\+?(\d{1,20})""")
_SHARED_STRINGS = "xl/sharedStrings.xml"

Faults = dict[tuple[int, int], str]
"""(row, column), both from 1 → the error that a formula ended in."""


def check_excel(archive: Archive, file: str) -> dict[str, Faults]:
    """Entry → faulty cells in it; ImportProblem when a sheet is too large to be read."""
    lengths = _lengths(archive, file)
    text = cells = 0
    faults: dict[str, Faults] = {}
    for name in sorted(archive.names):
        if name == _SHARED_STRINGS or not name.lower().endswith((".xml", ".rels")):
            continue
        sheet = _scanned(archive, name, file, _SheetScan(lengths))
        if sheet.area + cells > MAX_CELLS and not sheet.exact:
            sheet = _scanned(archive, name, file, _SheetScan(lengths, exact=True))
        cells += sheet.area
        text += sheet.text
        if cells > MAX_CELLS:
            raise ImportProblem("import.workbook_large", file=file, rows=sheet.rows, columns=sheet.columns)
        if text > MAX_TEXT:
            raise ImportProblem("import.workbook_bomb", file=file)
        if sheet.faults:
            faults[name] = sheet.faults
    return faults


def _scanned(archive: Archive, name: str, file: str, sheet: _SheetScan) -> _SheetScan:
    for piece in _whole_tags(archive.xml(name), file, b"<c "):
        sheet.look(piece)
    return sheet


def _lengths(archive: Archive, file: str) -> array[int]:
    """The bytes of each shared text."""
    found = array("q")
    length = 0
    if _SHARED_STRINGS in archive.names:
        for piece in _whole_tags(archive.xml(_SHARED_STRINGS), file, b"<"):
            parts = re.split(rb"</(?:[\w.-]+:)?si\s*>|<(?:[\w.-]+:)?si\s*/>", piece)
            for part in parts[:-1]:
                found.append(length + len(part))
                length = 0
            length += len(parts[-1])
    return found


class _SheetScan:
    """What one sheet holds, as far as it was looked at.

    Two million cells take seconds to be read one by one. So it is first only asked whether any of them lies beyond
    some bounds; `exact` reads them all.
    """

    def __init__(self, lengths: array[int], *, exact: bool = False) -> None:
        self.exact = exact
        self._lengths = lengths
        self._longest = max(lengths, default=0)
        self._in_row = 0
        self.rows = self.columns = self.text = self._tags = 0
        self.faults: Faults = {}

    @property
    def area(self) -> int:
        """The cells of the grid."""
        return self.rows * self.columns

    def look(self, piece: bytes) -> None:
        """Takes the next piece into account."""
        if self.exact or not _is_plain(piece):
            self._read(piece)
        else:
            self.columns = max(self.columns, _bound(piece, _WIDE))
            self.rows = max(self.rows, _bound(piece, _FAR))
        if self._longest:
            self._add_text(piece)
        if b't="e"' in piece and len(self.faults) < _MOST_FAULTS:
            for letters, digits, text in _FAULTY.findall(piece):
                self.faults[int(digits), _column(letters)] = text.decode("ascii", "replace")

    def _read(self, piece: bytes) -> None:
        """Reads where each cell is."""
        found = _REFERENCE.findall(piece)
        named = [letters for letters, _ in found if letters]
        if named:
            self.columns = max(self.columns, *(_column(letters) for letters in set(named)))
        if found:
            self.rows = max(self.rows, *map(int, {digits for _, digits in found}))
        if len(_CELL.findall(piece)) > len(named):
            self._count_unnamed(piece)

    def _count_unnamed(self, piece: bytes) -> None:
        """Cells that do not say where they are stand beside each other, rows below each other."""
        for tag in _ROW_OR_CELL.finditer(piece):
            if tag[1] == b"row":
                self._in_row = 0
                self._tags += 1
            else:
                self._in_row += 1
                self.columns = max(self.columns, self._in_row)
        self.rows = max(self.rows, self._tags, 1)

    def _add_text(self, piece: bytes) -> None:
        count = len(_SHARED_CELL.findall(piece))
        if count * self._longest < _PASSED:
            self.text += count * self._longest
            return
        for index in _SHARED_INDEX.findall(piece):
            place = int(index)
            self.text += self._lengths[place] if place < len(self._lengths) else 0


def _is_plain(piece: bytes) -> bool:
    """Whether every cell tells first of all where it is, as spreadsheets write it."""
    count = piece.count(b'<c r="')
    return count == piece.count(b"<c") - piece.count(b"<col") - piece.count(b"<cell") and b":c" not in piece


def _bound(piece: bytes, bounds: tuple[tuple[re.Pattern[bytes], int], ...]) -> int:
    """The bound that belongs to the first pattern of which there is one; patterns and bounds go down."""
    return next((bound for pattern, bound in bounds if pattern.search(piece)), 0)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _whole_tags(pieces: Iterator[bytes], file: str, begin: bytes) -> Iterator[bytes]:
    """The same bytes, cut only where a tag begins."""
    waiting = b""
    for piece in pieces:
        waiting += piece
        cut = waiting.rfind(begin)
        if cut <= 0:
            cut = waiting.rfind(b"<")
        if cut > 0:
            yield waiting[:cut]
            waiting = waiting[cut:]
        if len(waiting) > _LONGEST_TAG:
            raise ImportProblem("import.workbook_bomb", file=file)
    yield waiting


def check_open_document(archive: Archive, file: str) -> None:
    """ImportProblem when a sheet of an OpenDocument workbook is too large to be read: it may repeat cells and rows."""
    scan = _OpenDocumentScan()
    for name in archive.names - {"content.xml"}:
        if name.endswith((".xml", ".rdf")):
            for _ in archive.xml(name):
                pass
    for piece in _whole_tags(archive.xml("content.xml"), file, b"<"):
        scan.look(piece)
        cells = scan.cells + scan.rows * scan.columns
        if cells > MAX_CELLS:
            raise ImportProblem("import.workbook_large", file=file, rows=scan.rows, columns=scan.columns)
        if scan.text > MAX_TEXT:
            raise ImportProblem("import.workbook_bomb", file=file)


class _OpenDocumentScan:
    """The rows and columns of the table that is being looked at; `cells` of those before it."""

    def __init__(self) -> None:
        self.cells = self.text = self.rows = self.columns = 0
        self._seen = self._row = self._row_repeats = self._column = self._filled = 0
        self._cell_at = self._cell_repeats = 0

    def look(self, piece: bytes) -> None:
        for tag in _ODS.finditer(piece):
            closing, kind, attributes = tag[1], tag[2], tag[3] or b""
            if kind == b"table" and not closing:
                self.cells += self.rows * self.columns
                self.rows = self.columns = self._row = 0
            elif kind == b"table-row":
                if not closing:
                    self._row_repeats, self._column, self._filled = _repeats(attributes), 0, 0
                if closing or attributes.endswith(b"/"):
                    self._end_row()
            elif kind.endswith(b"table-cell"):
                self._look_at_cell(closing, attributes, self._seen + tag.start())
        self._seen += len(piece)

    def _look_at_cell(self, closing: bytes, attributes: bytes, at: int) -> None:
        if closing:
            self.text += (at - self._cell_at) * self._cell_repeats * self._row_repeats
            return
        repeats = _repeats(attributes)
        self._column += repeats
        if b"value-type" in attributes or not attributes.endswith(b"/"):
            self._filled = self._column
            self._cell_at, self._cell_repeats = at, repeats
            self.text += len(attributes) * repeats * self._row_repeats

    def _end_row(self) -> None:
        self._row += self._row_repeats
        if self._filled:
            self.rows, self.columns = self._row, max(self.columns, self._filled)


def _repeats(attributes: bytes) -> int:
    found = _REPEATED.search(attributes)
    return int(found[1]) if found else 1
