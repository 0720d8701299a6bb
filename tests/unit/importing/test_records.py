from __future__ import annotations

from io import StringIO

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing import lines, records
from craftdesk.importing.dialect import Dialect
from craftdesk.importing.opening import open_table
from craftdesk.importing.records import MAX_COLUMNS, Checks, Record, read_records
from craftdesk.importing.source import BytesSource


def read(text: str, width: int = 3) -> list[Record]:
    return list(read_records(StringIO(text, newline=""), Dialect(), Checks(width=width)))


def shape(text: str, width: int = 3) -> list[tuple[int, list[str], str]]:
    return [(one.row, one.cells, one.fault.code if one.fault else "") for one in read(text, width)]


def test_mixed_line_ends_and_lines_inside_quotes() -> None:
    assert shape('a,b,c\r\n1,"two\r\nlines",3\n4,5,6\r7,8,9') == [
        (1, ["a", "b", "c"], ""),
        (2, ["1", "two\r\nlines", "3"], ""),
        (3, ["4", "5", "6"], ""),
        (4, ["7", "8", "9"], ""),
    ]


def test_blank_lines_keep_their_numbers() -> None:
    assert [(one.row, one.cells) for one in read("a,b,c\n\n\n1,2,3\n")] == [
        (1, ["a", "b", "c"]), (2, []), (3, []), (4, ["1", "2", "3"]),
    ]  # fmt: skip


def test_a_stray_quote_costs_its_row_only() -> None:
    assert shape('1,"5" pipe",x\n2,b,c\n') == [
        (1, ['1,"5" pipe",x'], "import.row.quote_inside"),
        (2, ["2", "b", "c"], ""),
    ]


def test_a_quote_inside_an_unquoted_cell_is_text() -> None:
    assert shape('1,5" pipe,x\n') == [(1, ["1", '5" pipe', "x"], "")]


def test_an_unclosed_quote_swallows_nothing() -> None:
    assert shape('a,b,c\n1,"open,x\n2,b,c\n3,b,c\n') == [
        (1, ["a", "b", "c"], ""),
        (2, ['1,"open,x'], "import.row.quote_open"),
        (3, ["2", "b", "c"], ""),
        (4, ["3", "b", "c"], ""),
    ]


def test_an_unclosed_quote_before_other_quotes() -> None:
    assert shape('1,"open,x\n2,"b, b",c\n3,"b\nb",c\n') == [
        (1, ['1,"open,x'], "import.row.quote_open"),
        (2, ["2", "b, b", "c"], ""),
        (3, ["3", "b\nb", "c"], ""),
    ]


def test_lines_of_a_torn_note_are_rejected_until_reading_is_in_step() -> None:
    assert [(row, code) for row, _, code in shape('1,"a\nsaid "no" and\nwent",x\n2,b,c\n3,b\n')] == [
        (1, "import.row.quote_open"),
        (2, "import.row.torn"),
        (3, "import.row.torn"),
        (4, ""),
        (5, ""),
    ]


def test_a_cell_of_twenty_megabytes_costs_its_row_only() -> None:
    content = b"name,email\nAnna," + b"x" * 20_000_000 + b"\nBo,b@example.com\n"
    found = list(open_table(BytesSource(content)).records())
    assert [(one.row, one.fault and one.fault.code) for one in found] == [(2, "import.row.cell_too_long"), (3, None)]
    assert found[0].fault is not None
    assert found[0].fault.params["characters"] == 20_000_006
    assert len(found[0].cells[0]) == 1_000


def test_twenty_megabytes_of_lines_behind_an_open_quote_are_no_customers() -> None:
    content = b'name,email\nAnna,"' + b"Bo Berg\n" * 2_500_000 + b"Cy,c@example.com\n"
    good = [one.cells for one in open_table(BytesSource(content)).records() if one.fault is None]
    assert good == [["Cy", "c@example.com"]]


def test_five_million_columns_are_refused() -> None:
    for content in (b"a," * 5_000_000, b"a," * 20_000, b'"' + b'a","' * 20_000 + b'"'):
        with pytest.raises(ImportProblem) as refused:
            open_table(BytesSource(content, "wide.csv"))
        assert refused.value.code == "import.too_many_columns"
        assert refused.value.params["limit"] == MAX_COLUMNS


def test_one_absurdly_wide_row_costs_itself_only() -> None:
    content = b"name,email\nAnna,a@example.com\n" + b"," * 30_000 + b"x\nBo,b@example.com\n"
    found = [(one.row, one.fault and one.fault.code) for one in open_table(BytesSource(content)).records()]
    assert found == [(2, None), (3, "import.row.too_many_cells"), (4, None)]


def test_a_long_line_behind_an_open_quote_is_looked_at_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINE", 100)
    assert [(row, code) for row, _, code in shape('1,"open,x\n' + "y" * 500 + "\n2,b,c\n")] == [
        (1, "import.row.quote_open"),
        (2, "import.row.cell_too_long"),
        (3, ""),
    ]


class CountingLines(lines.Lines):
    served = 0
    most_taken = 0

    def __next__(self) -> str:
        CountingLines.served += 1
        CountingLines.most_taken = max(CountingLines.most_taken, len(self.taken))
        return super().__next__()


def test_quotes_that_lead_nowhere_stay_linear_and_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "Lines", CountingLines)
    monkeypatch.setattr(records, "REREAD_BUDGET", 50_000)
    monkeypatch.setattr(lines, "MAX_RECORD", 7_000)
    line = 'a",",c\n'
    found = read("name,note,email\n" + line * 20_000 + "Bo,likes tea,b@example.com\n")
    assert len(found) == 20_002
    assert {one.fault.code for one in found if one.fault} == {"import.row.quote_open"}
    assert (found[-1].cells, found[-1].fault) == (["Bo", "likes tea", "b@example.com"], None)
    assert CountingLines.most_taken <= 1_001
    # What is read in vain is paid from the budget, the last time from beyond it.
    assert CountingLines.served <= 20_003 + (50_000 + 2 * 7_000) / len(line)


def test_rows_that_an_open_quote_swallowed_up_to_a_stray_one_come_out_again() -> None:
    assert shape('1,b,"open\n2,b,c\n3,b,c\n4,b,12"\n5,b,c\n') == [
        (1, ['1,b,"open'], "import.row.quote_open"),
        (2, ["2", "b", "c"], ""),
        (3, ["3", "b", "c"], ""),
        (4, ["4", "b", '12"'], ""),
        (5, ["5", "b", "c"], ""),
    ]


def test_one_swallowed_row_is_told() -> None:
    (record, _) = read('1,b,"open\n4,b,12"\n5,b,c\n')
    assert record.fault is None
    assert [(note.code, note.params["text"]) for note in record.notes] == [("import.row.row_inside", '4,b,12"')]


@pytest.mark.parametrize(
    "note",
    [
        "one\ntwo\nthree",
        "Dear Ida,\nblue, green, or sage\nyours",
        "a,b\nc,d",
        "one\n,,\ntwo",
        "one\n\n\n",
        "5 Kiln Lane\nBrooklyn, NY, USA\nsecond floor",
    ],
)
def test_long_notes_stay_what_they_are(note: str) -> None:
    for text in (f'1,b,"{note}"\n5,b,c\n', f'"{note}",b,c\n5,b,c\n', f'1,"{note}","c"\n5,b,c\n'):
        records_ = read(text)
        assert [(one.row, one.fault, one.notes) for one in records_] == [(1, None, ()), (2, None, ())]
        assert note in records_[0].cells


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ('First name,Last name,Note\n1,2,"' + "x" * 20_000_000 + '"\n3,4,5\n', 1),
        ('First name,Last name,Note\n1,2,"' + "some words\n" * 2_000_000 + '"\n3,4,5\n', 1),
        ('First name,Last name,Note\n1,2,"' + "some, words, here\n" * 1_000_000 + '"\n3,4,5\n', 1),
        ("First name,Last name,Note\n" + '1,2,"x\n' * 200_000, 200_000),
    ],
    ids=["one line", "many lines", "many lines with commas", "open quotes"],
)
def test_giant_cells_and_open_quotes_are_read_to_the_end(text: str, rejected: int) -> None:
    table = open_table(BytesSource(text.encode(), "x"))
    chunks = list(table.chunks())
    assert sum(len(chunk.rejected) for chunk in chunks) == rejected
    assert [row for chunk in chunks for row in chunk.raw][-1:] == ([["3", "4", "5"]] if rejected == 1 else [])
