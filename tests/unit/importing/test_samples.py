from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import FileSource
from craftdesk.importing.table import Table

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
REFUSED = {
    "edge-empty.csv": "import.empty",
    "edge-not-a-csv.csv": "import.workbook_broken",
}
TABLES = sorted(EXPECTED.keys() - REFUSED.keys())


def sample(name: str) -> Table:
    return open_table(FileSource(SAMPLES / name))


def rows_read(table: Table) -> int:
    return sum(len(chunk.rows) + len(chunk.rejected) for chunk in table.chunks())


@pytest.mark.parametrize("name", TABLES)
def test_every_sample_is_recognised(name: str) -> None:
    table, wanted = sample(name), EXPECTED[name]
    seen = {
        "encoding": table.encoding.name,
        "delimiter": table.delimiter,
        "line_end": "+".join(table.encoding.line_ends) or "-",
        "header_record": table.header_row,
        "rows": rows_read(table),
    }
    assert seen == {key: wanted[key] for key in seen}


@pytest.mark.parametrize(("name", "code"), REFUSED.items())
def test_what_is_no_table_is_refused_by_name(name: str, code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        sample(name)
    assert (refused.value.code, refused.value.params["file"]) == (code, name)


def test_the_messy_spreadsheet_row_by_row() -> None:
    (chunk,) = sample("messy-spreadsheet.csv").chunks()
    assert chunk.rows == [6, 7, 8, 9, 10, 11, 12, 13]
    assert [(one.row, one.fault and one.fault.code) for one in chunk.rejected] == [
        (14, "import.row.placeholders"),
        (15, "import.row.placeholders"),
        (16, "import.row.total"),
    ]
    assert {(note.row, note.column, note.code) for note in chunk.notes} == {
        (6, 3, "import.value.rounded"),
        (10, 3, "import.value.hidden"),
        (13, -1, "import.row.extra_cells"),
        (8, 0, "import.value.twice_encoded"),
        (8, 1, "import.value.twice_encoded"),
        (8, 5, "import.value.twice_encoded"),
        (8, 7, "import.value.twice_encoded"),
    }
    by_row = dict(zip(chunk.rows, zip(*chunk.columns, strict=True), strict=True))
    assert by_row[8][:2] == ("Jürgen", "Weißhaupt")
    assert by_row[10][:4] == ("Wren", "Hollowell", "wren@claycupboard.test", "")
    assert by_row[11][8] == 'says "hi"\nand then moved'
    assert by_row[12] == ("Tamsin", "Quillfeather", "", "", "", "", "", "", "")
    assert by_row[9][8].startswith("=HYPERLINK(")


def test_the_titles_above_a_header_are_kept_apart() -> None:
    table = sample("messy-spreadsheet.csv")
    assert [(record.row, record.cells[0]) for record in table.preamble] == [
        (1, "sep="),
        (2, "Customer list FERNMOOR STUDIO"),
        (3, "exported 2026-06-01"),
    ]
    assert table.names[:5] == ("First name", "LAST NAME", "e-mail", "Phone", "Phone")


def test_apostrophes_of_shopify_are_gone_and_zeros_stay() -> None:
    (chunk,) = sample("shopify-customers.csv").chunks()
    assert chunk.columns[0][0] == "6866149310695"
    assert chunk.columns[11][1] == "02139"
    assert chunk.columns[13][0] == "+12125550101"
    assert chunk.columns[17][0] == "Prefers matte glaze.\nRing size 7½"


def test_entities_of_etsy_are_read() -> None:
    (chunk,) = sample("etsy-sold-order-items.csv").chunks()
    assert chunk.columns[1][:2] == ["Maker's mug - speckled, stoneware", 'Ramen bowl "Nami"']


def test_windows_quotes_and_zeros_of_the_german_list() -> None:
    (chunk,) = sample("de-kundenliste.csv").chunks()
    assert "Töpferei „Am Bach“" in chunk.columns[5]
    assert "01067" in chunk.columns[7]


def test_a_walk_can_be_repeated() -> None:
    table = sample("gnucash-customers.csv")
    assert list(table.records()) == list(table.records())
    assert table.header_row is None
    assert table.names == ("",) * 19
