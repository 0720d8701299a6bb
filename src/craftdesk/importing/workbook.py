"""Workbooks (XLSX, XLSM, XLS, ODS) as tables, a sheet each.

python-calamine reads them, once they are known to be harmless: `workbook_zip`, `workbook_extent`, `workbook_old`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from craftdesk.errors import ImportProblem
from craftdesk.importing.encoding import Encoding
from craftdesk.importing.records import Fault, Record
from craftdesk.importing.shaping import shaped
from craftdesk.importing.source import FileKind, Source
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.workbook_cells import text_of
from craftdesk.importing.workbook_extent import Faults, check_excel, check_open_document
from craftdesk.importing.workbook_old import check_old
from craftdesk.importing.workbook_zip import Archive

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

ENCODING = Encoding(name="workbook")
MAX_FILE = 256_000_000
_MOST_MERGED = 10_000
_LONGEST_MERGE = 1_000
_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEET = re.compile(r"<(?:[\w.-]+:)?sheet\s[^<>]*>")
_LINK = re.compile(r"<(?:[\w.-]+:)?Relationship\s[^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*["']([^"'<>]*)["']""")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBody:
    """The rows of a sheet, from its first row on, without the empty cells at their ends."""

    file: str
    sheet: CalamineSheet
    left: int
    """How many columns before the first filled one are left out."""
    faults: Faults
    merged: Mapping[int, list[tuple[int, int]]]
    """First row → (column, last row) of cells that reach over several rows; columns from 0, rows from 1."""

    @property
    def separator(self) -> str:
        """What stands between the cells when rows are written as CSV."""
        return ","

    def records(self, width: int) -> Generator[Record, None, None]:
        """Every row, whatever the width."""
        del width
        reaching: list[tuple[int, int, str]] = []
        with _reading(self.file):
            for row, cells in enumerate(self.sheet.iter_rows(), start=1):
                texts = [text_of(cell) for cell in cells]
                if self.faults:
                    self._put_faults(row, texts)
                if reaching or row in self.merged:
                    reaching = [one for one in reaching if one[1] >= row]
                    for place, _, text in reaching:
                        texts[place] = texts[place] or text
                    reaching += [(place, last, texts[place]) for place, last in self.merged.get(row, ())]
                while texts and not texts[-1]:
                    texts.pop()
                nul = any("\0" in text for text in texts)
                yield Record(row, texts, Fault("import.row.nul", {}) if nul else None)

    def _put_faults(self, row: int, texts: list[str]) -> None:
        """The reader leaves a cell empty whose formula ended in an error; the owner is to be told."""
        for place, text in enumerate(texts):
            if not text:
                texts[place] = self.faults.get((row, place + self.left + 1), "")


def open_sheets(source: Source, kind: FileKind, choices: Choices) -> list[Table]:
    """The tables of a workbook: the visible sheets in which something is written, or the hidden ones if all are."""
    content = _content(source)
    faults = _checked(content, kind, source.name)
    with _reading(source.name):
        workbook = _opened(content)
        seen, hidden = _names(workbook)
    if choices.sheet is not None and choices.sheet not in (*seen, *hidden):
        shown = ", ".join((*seen, *hidden))
        raise ImportProblem("import.workbook_sheet", file=source.name, sheet=choices.sheet, sheets=shown)
    problem = ImportProblem("import.workbook_empty", file=source.name)
    for names in ((choices.sheet,),) if choices.sheet is not None else (seen, hidden):
        tables = []
        for name in names:
            place = f"\0{workbook.sheet_names.index(name)}"
            body = _body(workbook, name, source.name, faults.get(name) or faults.get(place, {}))
            try:
                if body is not None:
                    table = shaped(source, body, choices, encoding=ENCODING, delimiter=name, ragged=True)
                    tables.append(replace(table, sheet=name, sheets=tuple(seen or hidden)))
            except ImportProblem as failed:
                problem = failed if failed.code != "import.empty" else problem
        if tables:
            return tables
    raise problem


def _content(source: Source) -> bytes:
    """The whole file: what was checked is what will be read, whatever happens to the file meanwhile."""
    with source.open() as stream:
        try:
            content = stream.read(MAX_FILE + 1)
        except OSError as error:
            raise ImportProblem("import.unreadable", file=source.name, reason=error.strerror or "") from error
    if len(content) > MAX_FILE:
        raise ImportProblem("import.workbook_size", file=source.name, limit=MAX_FILE // 1_000_000)
    return content


def _checked(content: bytes, kind: FileKind, file: str) -> Mapping[str, Faults]:
    """Sheet → its faulty cells, in the old form by its place after a NUL; ImportProblem for what can't be read."""
    if kind is FileKind.OLD_WORKBOOK:
        return {f"\0{place}": faults for place, faults in enumerate(check_old(content, file)) if faults}
    archive = Archive(content, file)
    if "xl/workbook.bin" in archive.names:
        raise ImportProblem("import.workbook_binary", file=file)
    if _WORKBOOK in archive.names:
        faults = check_excel(archive, file)
        return _by_sheet(archive, faults) if faults else {}
    if {"mimetype", "content.xml"} <= archive.names:
        check_open_document(archive, file)
        return {}
    document = any(name.startswith(("word/", "ppt/")) for name in archive.names)
    raise ImportProblem("import.document" if document else "import.archive", file=file)


def _by_sheet(archive: Archive, faults: Mapping[str, Faults]) -> dict[str, Faults]:
    """Faulty cells by the name of the sheet, which stands in one entry, and its entry in another."""
    if _LINKS not in archive.names:
        return {}
    sheets, links = _tags(archive, _WORKBOOK, _SHEET), _tags(archive, _LINKS, _LINK)
    entries = {link.get("Id", ""): link.get("Target", "") for link in links}
    found = {}
    for sheet in sheets:
        key = next((sheet[name] for name in sheet if name.endswith(":id")), "")
        target = entries.get(key, "")
        entry = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if entry in faults:
            found[html.unescape(sheet.get("name", ""))] = faults[entry]
    return found


def _tags(archive: Archive, entry: str, tags: re.Pattern[str]) -> list[dict[str, str]]:
    text = b"".join(archive.pieces(entry)).decode("utf-8", "replace")
    return [dict(_ATTRIBUTE.findall(tag)) for tag in tags.findall(text)]


def _opened(content: bytes) -> CalamineWorkbook:
    # Loaded only here: who never opens a workbook need not wait for its reader.
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(BytesIO(content))


def _names(workbook: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """The names of the sheets that hold cells: the visible ones, the hidden ones."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # as above

    sheets = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    seen = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return seen, [one.name for one in sheets if one.visible != SheetVisibleEnum.Visible]


def _body(workbook: CalamineWorkbook, name: str, file: str, faults: Faults) -> SheetBody | None:
    """The rows of a sheet; None for one without cells."""
    with _reading(file):
        sheet = workbook.get_sheet_by_name(name)
        if sheet.start is None:
            return None
        left = sheet.start[1]
        merged: dict[int, list[tuple[int, int]]] = {}
        for (first, column), (last, _) in (sheet.merged_cell_ranges or [])[:_MOST_MERGED]:
            if first < last < first + _LONGEST_MERGE and 0 <= column - left < sheet.width:
                merged.setdefault(first + 1, []).append((column - left, last + 1))
    return SheetBody(file=file, sheet=sheet, left=left, faults=faults, merged=merged)


@contextmanager
def _reading(file: str) -> Iterator[None]:
    """Turns what the reader raises into a sentence for the owner."""
    from python_calamine import CalamineError, PasswordError  # as above

    try:
        yield
    except PasswordError:
        raise ImportProblem("import.workbook_password", file=file) from None
    except (CalamineError, OSError, ValueError, OverflowError):
        raise ImportProblem("import.workbook_broken", file=file) from None
    except BaseException as error:
        # Where the reader, which is no Python, gives up, an exception arrives that is none of the usual ones.
        if type(error).__name__ != "PanicException":
            raise
        raise ImportProblem("import.workbook_broken", file=file) from None
