"""Workbooks for tests, in the forms that spreadsheets write: XLSX by XlsxWriter, ODS and XLS byte by byte."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import BytesIO
from typing import Any

import xlsxwriter

Rows = Sequence[Sequence[Any]]
SECTOR = 512


def xlsx(sheets: Mapping[str, Rows], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook with these sheets; `change` may do more to it before it is written."""
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    if change is not None:
        change(book)
    book.close()
    return held.getvalue()


def zipped(entries: Mapping[str, bytes | str]) -> bytes:
    """An archive with these entries."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return held.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The entries of an archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def ods(rows: Sequence[Sequence[str | float]], extra: str = "", name: str = "Sheet1") -> bytes:
    """An OpenDocument workbook with one sheet; `extra` is XML behind its rows."""
    body = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{name}">{body}{extra}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def _ods_cell(value: str | float) -> str:
    if isinstance(value, str):
        return (
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
            if value
            else "<table:table-cell/>"
        )
    number = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="float" office:value="{value}">{number}</table:table-cell>'


def xls(rows: Rows, *, extra: bytes = b"", stream: str = "Workbook") -> bytes:
    """A workbook of the old form with one sheet; `extra` are records in it."""
    globals_ = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + _record(0x0042, b"\xb0\x04")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            sheet += _xls_cell(row, column, value)
    sheet += extra + _record(0x000A, b"")
    name = "Sheet1"
    bound = struct.pack("<IBBBB", 0, 0, 0, len(name), 0) + name.encode()
    start = len(globals_) + len(_record(0x0085, bound)) + len(_record(0x000A, b""))
    bound = struct.pack("<I", start) + bound[4:]
    return container({stream: globals_ + _record(0x0085, bound) + _record(0x000A, b"") + sheet})


def _xls_cell(row: int, column: int, value: Any) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?")):
        return _record(0x0205, place + bytes([{"#REF!": 0x17, "#DIV/0!": 0x07}[value], 1]))
    if isinstance(value, bool):
        return _record(0x0205, place + bytes([value, 0]))
    if isinstance(value, str):
        return _record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")) if value else b""
    return _record(0x0203, place + struct.pack("<d", value))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def container(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with streams of at least a sector each."""
    sectors: list[bytes] = []
    table: list[int] = []
    entries = b""
    for name, content in streams.items():
        padded = content.ljust(4096, b"\0")
        count = -(-len(padded) // SECTOR)
        first = len(sectors)
        sectors += [padded[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\0") for at in range(count)]
        table += [*range(first + 1, first + count), 0xFFFFFFFE]
        entries += _entry(name, 2, first, len(padded))
    root = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)
    directory = (root + entries).ljust(-(-len(root + entries) // SECTOR) * SECTOR, b"\0")
    at = len(sectors)
    count = len(directory) // SECTOR
    sectors += [directory[n * SECTOR : (n + 1) * SECTOR] for n in range(count)]
    table += [*range(at + 1, at + count), 0xFFFFFFFE]
    fat_at = len(sectors)
    table.append(0xFFFFFFFD)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    assert len(fat) == SECTOR, "more than one table would be needed"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, at, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", fat_at) + b"\xff" * 4 * 108
    return header + b"".join(sectors) + fat


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
        + struct.pack("<IQ", start, size)
    )  # fmt: skip
