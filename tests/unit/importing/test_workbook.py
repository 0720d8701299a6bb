"""Workbooks: what stands in their cells, which sheet is taken, and which of them are refused unopened."""

from __future__ import annotations

import struct
import time
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as clock
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.errors import ImportProblem
from craftdesk.importing.opening import open_table, open_tables, parts
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices, Table
from craftdesk.importing.workbook_cells import number_text, text_of
from craftdesk.services.desk import Desk
from tests.support.importing import bring_in
from tests.support.workbooks import container, ods, unzipped, xls, xlsx, zipped

HEAD = ["First name", "Last name", "E-mail", "Phone", "Postcode"]
IDA = ["Ida", "Berg", "ida@example.com", "0170 5550100", "02139"]


def opened(content: bytes, choices: Choices | None = None) -> Table:
    return open_table(BytesSource(content, "people.xlsx"), choices)


def rows(content: bytes, choices: Choices | None = None) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for chunk in opened(content, choices).chunks():
        found |= dict(zip(chunk.rows, map(list, zip(*chunk.columns, strict=True)), strict=True))
    return found


def code_of(content: bytes, choices: Choices | None = None) -> str:
    with pytest.raises(ImportProblem) as refused:
        opened(content, choices)
    assert refused.value.params["file"] == "people.xlsx"
    return refused.value.code


@pytest.mark.parametrize("write", [lambda rows: xlsx({"Sheet1": rows}), ods, xls], ids=["xlsx", "ods", "xls"])
def test_each_kind_of_workbook_is_a_table(write: Any) -> None:
    content = write([["Customers of 2026"], [], HEAD, IDA, [], ["Bo", "Lund", "", 5550101.0, 11201.0]])
    table = opened(content)
    assert (table.encoding.name, table.delimiter, table.header_row) == ("workbook", "Sheet1", 3)
    assert (table.names, table.sheet) == (tuple(HEAD), "Sheet1")
    assert [record.cells for record in table.preamble] == [["Customers of 2026"]]
    assert rows(content) == {4: IDA, 6: ["Bo", "Lund", "", "5550101", "11201"]}


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1234.0, "1234"), (0.1, "0.1"), (0.1 + 0.2, "0.3"), (19.9 * 3, "59.7"), (-12.5, "-12.5"), (-0.0, "0"),
        (1.125, "1.1250"), (123456.789, "123456.7890"), (-5e-7, "-0.0000005"), (2.0**53 - 1, "9007199254740991"),
        (12345678901234567.0, "1.23457E+16"), (float("inf"), "#NUM!"), (float("nan"), "#NUM!"), (7, "7"),
        (True, "yes"), (False, "no"), (date(2026, 1, 2), "2026-01-02"),
        (datetime.fromisoformat("2026-01-02"), "2026-01-02"),
        (datetime.fromisoformat("2026-01-02T13:05"), "2026-01-02 13:05:00"), (clock(13, 5), "13:05:00"),
        (timedelta(hours=36, minutes=5), "36:05:00"), (timedelta(hours=-1), "-1:00:00"),
        ("0049 170", "0049 170"), ("two_x000D_\nlines", "two\r\nlines"), ("_x005F_x000D_", "_x000D_"),
        ("_x0000__xD800_", "_x0000__xD800_"),
    ],
)  # fmt: skip
def test_cells_become_text_without_losing_a_digit(cell: Any, text: str) -> None:
    assert text_of(cell) == text


@given(st.integers(-(10**15), 10**15), st.integers(0, 2))
def test_amounts_come_back_as_they_were(minor: int, decimals: int) -> None:
    value = minor / 10**decimals
    text = number_text(value)
    assert float(text) == float(f"{value:.15g}")
    assert "e" not in text


def test_dates_yes_and_no_and_errors_of_a_spreadsheet() -> None:
    def more(book: Any) -> None:
        sheet = book.worksheets()[0]
        sheet.write_datetime(1, 1, datetime.fromisoformat("1980-03-12"))
        sheet.write_boolean(1, 2, True)
        sheet.write_formula(1, 3, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 4, "=A2", None, "0170 5550100")
        sheet.write_number(1, 5, 0.25, book.add_format({"num_format": "0%"}))

    content = xlsx({"A": [["Name", "Birthday", "Newsletter", "City", "Phone", "Discount"], ["Ida Berg"]]}, more)
    (chunk,) = opened(content).chunks()
    assert [column[0] for column in chunk.columns] == ["Ida Berg", "1980-03-12", "yes", "", "0170 5550100", "0.25"]
    assert [(note.row, note.column, note.code) for note in chunk.notes] == [(2, 3, "import.value.formula_error")]


def test_errors_of_an_old_workbook_are_told_too() -> None:
    (chunk,) = opened(xls([HEAD, ["Ida", "Berg", "#REF!", "0170 5550100", True]])).chunks()
    assert [column[0] for column in chunk.columns] == ["Ida", "Berg", "", "0170 5550100", "yes"]
    assert [note.params["value"] for note in chunk.notes] == ["#REF!"]


def test_a_long_number_that_lost_its_digits_is_told() -> None:
    (chunk,) = opened(xlsx({"A": [HEAD, [*IDA[:3], 4.91701234567890123e20, "x"]]})).chunks()
    assert (chunk.columns[3], [note.code for note in chunk.notes]) == ([""], ["import.value.rounded"])


def test_rows_and_columns_before_the_table_keep_their_numbers() -> None:
    def shifted(book: Any) -> None:
        sheet = book.worksheets()[0]
        for at, row in enumerate([HEAD, IDA]):
            sheet.write_row(6 + at, 3, row)

    content = xlsx({"A": []}, shifted)
    assert opened(content).header_row == 7
    assert rows(content) == {8: IDA}


def test_a_cell_merged_over_rows_stands_in_each() -> None:
    def merged(book: Any) -> None:
        book.worksheets()[0].merge_range(1, 1, 3, 1, "Berg")
        book.worksheets()[0].merge_range(4, 0, 4, 2, "across")

    content = xlsx({"A": [HEAD, ["Ida"], ["Bo"], ["Cy"], ["", "", "", "1", "2"]]}, merged)
    found = rows(content)
    assert [found[row][1] for row in (2, 3, 4)] == ["Berg", "Berg", "Berg"]
    assert found[5] == ["across", "", "", "1", "2"]


def test_the_sheet_that_is_understood_best_is_taken_and_the_others_are_told(desk: Desk) -> None:
    content = xlsx({"Read me": [["Hello"], ["this is my list"]], "Empty": [], "People": [HEAD, IDA]})
    table = opened(content)
    assert (table.sheet, table.sheets, table.others) == ("People", ("Read me", "Empty", "People"), ("Read me",))
    assert [one.sheet for one in open_tables(BytesSource(content, "x"))] == ["Read me", "People"]
    report = bring_in(desk, BytesSource(content, "people.xlsx"))
    assert report.counts.customers.new == 1
    told = [one for one in report.warnings if one.code == "import.sheets"]
    assert [one.params for one in told] == [{"sheet": "People", "others": "Read me"}]


def test_a_sheet_can_be_chosen() -> None:
    content = xlsx({"New": [HEAD, IDA], "Old": [HEAD, ["Bo", "Lund", "", "", ""]]})
    assert rows(content, Choices(sheet="Old")) == {2: ["Bo", "Lund", "", "", ""]}
    assert opened(content, Choices(sheet="Old")).others == ()
    assert code_of(content, Choices(sheet="Older")) == "import.workbook_sheet"


def test_hidden_sheets_are_left_alone_unless_there_is_nothing_else() -> None:
    def hide(book: Any) -> None:
        book.get_worksheet_by_name("Old").hide()

    both = xlsx({"New": [["Name"], ["Bo Lund"]], "Old": [HEAD, IDA]}, hide)
    assert [one.sheet for one in open_tables(BytesSource(both, "x"))] == ["New"]
    assert rows(both, Choices(sheet="Old")) == {2: IDA}
    assert rows(xlsx({"Empty": [], "Old": [HEAD, IDA]}, hide)) == {2: IDA}


def test_the_same_workbook_twice_changes_nothing(desk: Desk) -> None:
    content = BytesSource(xlsx({"A": [HEAD, IDA, ["Bo", "Lund", "bo@example.com", 5550101, 1067]]}), "people.xlsx")
    assert bring_in(desk, content).counts.customers.new == 2
    again = bring_in(desk, content)
    assert (again.counts.customers.new, again.counts.customers.changed, again.operation) == (0, 0, None)


def test_a_foreign_workbook_has_one_part() -> None:
    assert parts(BytesSource(xlsx({"A": [HEAD, IDA], "B": [HEAD, IDA]}), "x")) == (None,)
    assert parts(BytesSource(b"PK\x03\x04 torn", "x")) == (None,)


def test_a_workbook_without_cells() -> None:
    assert code_of(xlsx({"A": [], "B": []})) == "import.workbook_empty"
    assert code_of(ods([])) == "import.workbook_empty"


def test_protected_workbooks() -> None:
    assert code_of(container({"EncryptionInfo": b"x", "EncryptedPackage": b"y" * 5000})) == "import.workbook_password"
    assert code_of(xls([HEAD], extra=struct.pack("<HHH", 0x2F, 2, 1))) == "import.workbook_password"
    assert code_of(container({"WordDocument": b"x" * 5000})) == "import.document"


def test_a_file_with_more_columns_than_a_row_can_have_is_no_list() -> None:
    content = xlsx({"A": [HEAD, IDA]}, lambda book: book.worksheets()[0].write(0, 16_383, "far"))
    assert len(opened(content).names) == 16_384


SHEET = "xl/worksheets/sheet1.xml"


def bomb(change: Any) -> bytes:
    entries = unzipped(xlsx({"A": [HEAD, IDA]}))
    change(entries)
    return zipped(entries)


def replaced(entries: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in entries[name]
    entries[name] = entries[name].replace(old, new)


def long_text(entries: dict[str, bytes]) -> None:
    replaced(
        entries, "xl/sharedStrings.xml", b"<t>Ida</t>", b"<t>" + bytes(str(list(range(40_000))), "ascii") + b"</t>"
    )
    cells = b"".join(b'<c r="A%d" t="s"><v>5</v></c>' % row for row in range(3, 9_000))
    replaced(entries, SHEET, b"</sheetData>", b'<row r="9">' + cells + b"</row></sheetData>")


FAR_ROW = b'<row r="1048576">' + b"<c><v>1</v></c>" * 300 + b"</row>"
BOMBS: dict[str, tuple[Any, str]] = {
    "a cell in the far corner": (
        lambda e: replaced(e, SHEET, b'r="E2"', b'r="XFD1048576"'),
        "import.workbook_large",
    ),
    "a row far below, cells without a place": (
        lambda e: replaced(e, SHEET, b"</sheetData>", FAR_ROW + b"</sheetData>"),
        "import.workbook_large",
    ),
    "a long text in many cells": (long_text, "import.workbook_bomb"),
    "entities": (
        lambda e: replaced(e, SHEET, b"<worksheet", b'<!DOCTYPE a [<!ENTITY a "aaaa">]><worksheet'),
        "import.workbook_bomb",
    ),
    "a gigabyte of blanks": (
        lambda e: e.update({"xl/media/a.png": b" " * 40_000_000}),
        "import.workbook_bomb",
    ),
    "too many entries": (lambda e: e.update({f"x{n}": b"" for n in range(5_001)}), "import.workbook_bomb"),
    "a tag without an end": (
        lambda e: replaced(e, SHEET, b"</sheetData>", b"<!--" + b"z0" * 5_000_000),
        "import.workbook_bomb",
    ),
    "torn XML": (lambda e: replaced(e, SHEET, b"</sheetData>", b"</sheet"), "import.workbook_broken"),
    "binary": (lambda e: e.update({"xl/workbook.bin": b""}), "import.workbook_binary"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_what_means_harm_is_refused_quickly(name: str) -> None:
    change, code = BOMBS[name]
    content = bomb(change)
    started = time.process_time()
    assert code_of(content) == code
    assert time.process_time() - started < 2


def test_repeated_cells_of_an_open_document() -> None:
    cell = '<table:table-cell {} office:value-type="string"><text:p>x</text:p></table:table-cell>'
    row = "<table:table-row {}>{}</table:table-row>"
    many = 'table:number-rows-repeated="1000000"'
    wide = 'table:number-columns-repeated="1000"'
    assert code_of(ods([HEAD, IDA], row.format(many, cell.format(wide)))) == "import.workbook_large"
    blank = f'<table:table-row {many}><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    assert rows(ods([HEAD, IDA], blank)) == {2: IDA}


def lying(content: bytes) -> bytes:
    """The same archive whose directory and local header tell a tenth of the true size of the sheet."""
    changed = bytearray(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        size = archive.getinfo(SHEET).file_size
    return bytes(changed.replace(struct.pack("<I", size), struct.pack("<I", size // 10)))


def test_a_directory_that_lies() -> None:
    assert code_of(lying(xlsx({"A": [HEAD, IDA]}))) == "import.workbook_bomb"


def test_one_packed_piece_told_to_be_several_files() -> None:
    content = bytearray(xlsx({"A": [HEAD, IDA]}))
    places = []
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        places.append(at)
        at = content.find(b"PK\x01\x02", at + 4)
    content[places[3] + 42 : places[3] + 46] = content[places[2] + 42 : places[2] + 46]
    assert code_of(bytes(content)) == "import.workbook_bomb"


def test_an_archive_in_an_archive_is_not_unpacked() -> None:
    inner = zipped({"bomb": b"0" * 3_000_000})
    content = bomb(lambda entries: entries.update({"xl/inner.zip": inner}))
    assert rows(content) == {2: IDA}


def test_chains_of_an_old_workbook_that_lead_in_circles() -> None:
    content = bytearray(xls([HEAD, IDA]))
    table = struct.unpack_from("<I", content, 76)[0]
    struct.pack_into("<I", content, 512 + table * 512, 0)
    assert code_of(bytes(content)) == "import.workbook_broken"


def test_corners_and_announcements_of_an_old_workbook() -> None:
    far = struct.pack("<HHHHHd", 0x0203, 14, 0xFFFF, 0xFFFF, 0, 1.0)
    assert code_of(xls([HEAD, IDA], extra=far)) == "import.workbook_large"
    announced = struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFFF, 0, 0xFFFF, 0)
    assert code_of(xls([HEAD, IDA], extra=announced)) == "import.workbook_large"


PLAIN = {
    "xlsx": xlsx({"A": [HEAD, IDA, ["Bo", 1.5, True]]}),
    "ods": ods([HEAD, IDA, ["Bo", 1.5]]),
    "xls": xls([HEAD, IDA, ["Bo", 1.5, True, "#REF!"]]),
}
CHANGES = st.lists(
    st.tuples(st.integers(0, 1 << 30), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=4
)


@pytest.mark.parametrize("kind", PLAIN)
@given(changes=CHANGES)
@settings(max_examples=60)
def test_any_mutation_of_the_file_gives_a_table_or_one_sentence(
    kind: str, changes: list[tuple[int, bytes, int]]
) -> None:
    outcome(mutated(PLAIN[kind], changes))


@pytest.mark.parametrize("entry", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "content.xml"])
@given(changes=CHANGES)
@settings(max_examples=40)
def test_any_mutation_of_an_entry_gives_a_table_or_one_sentence(
    entry: str, changes: list[tuple[int, bytes, int]]
) -> None:
    entries = unzipped(PLAIN["ods" if entry == "content.xml" else "xlsx"])
    entries[entry] = mutated(entries[entry], changes)
    outcome(zipped(entries))


def mutated(content: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    raw = bytearray(content)
    for at, put, gone in changes:
        place = at % (len(raw) + 1)
        raw[place : place + gone] = put
    return bytes(raw)


def outcome(content: bytes) -> None:
    started = time.process_time()
    try:
        for table in open_tables(BytesSource(content, "x")):
            for chunk in table.chunks():
                assert len(chunk.columns) == table.width
    except ImportProblem:
        pass
    assert time.process_time() - started < 2


def test_packed_pieces_that_do_not_unpack() -> None:
    content = bytearray(PLAIN["xlsx"])
    with zipfile.ZipFile(BytesIO(bytes(content))) as archive:
        at = archive.getinfo(SHEET).header_offset + 30 + len(SHEET)
    content[at : at + 8] = b"\xff" * 8
    assert code_of(bytes(content)) == "import.workbook_broken"
