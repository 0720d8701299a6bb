from __future__ import annotations

import pytest

from craftdesk.importing.cells import CleaningRules, clean_column, is_totals, repair
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import BytesSource


def clean(cell: str, **rules: bool) -> str:
    return clean_column([cell], [1], 0, CleaningRules(**rules))[0][0]


@pytest.mark.parametrize(
    ("cell", "cleaned"),
    [
        ("'02139", "02139"),
        ("'+49301", "+49301"),
        ("'=1+1", "=1+1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("'t Hooge", "'t Hooge"),
        ("\u200bWren\u00a0", "Wren"),
        ("\u202a+1 212\u202c", "+1 212"),
        ("Maker&#39;s &quot;mug&quot; &amp; cup", 'Maker\'s "mug" & cup'),
        ("AT&T; R&D;", "AT&T; R&D;"),
        ("&#0;&bogus;", "&#0;&bogus;"),
        ("n/a", ""),
        ("-", ""),
        ("NULL", ""),
        ("Null", "Null"),
        ("0/0/00", ""),
        ("0000-00-00", ""),
        ("two\r\nlines\rmore", "two\nlines\nmore"),
        ("-5", "-5"),
        ("plain", "plain"),
    ],
)
def test_cells_are_cleaned(cell: str, cleaned: str) -> None:
    assert clean(cell) == cleaned


def test_our_own_files_come_back_as_they_are() -> None:
    assert clean("a &amp; b", entities=False) == "a &amp; b"
    assert clean("n/a", placeholders=False) == "n/a"
    assert clean("'02139", apostrophes=False) == "'02139"


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("4,91761E+11", "import.value.rounded"),
        ("4.91761e+11", "import.value.rounded"),
        ("########", "import.value.hidden"),
        ("#REF!", "import.value.formula_error"),
    ],
)
def test_destroyed_values_are_dropped_and_told(cell: str, code: str) -> None:
    cells, notes = clean_column(["ok", cell], [7, 8], 3)
    assert cells == ["ok", ""]
    assert [(note.row, note.column, note.code, note.params["value"]) for note in notes] == [(8, 3, code, cell)]


@pytest.mark.parametrize("text", ["Jürgen", "Weißhaupt", "Żółtowrona", "ゆき", "naïve café", "Ærø"])
def test_text_read_twice_is_repaired(text: str) -> None:
    broken = "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in text.encode()
    )
    assert repair(broken) == text
    assert repair(text) is None


def test_text_read_twice_is_taken_as_it_was_and_told() -> None:
    cells, notes = clean_column(["Jürgen", "JÃ¼rgen"], [7, 8], 0)
    assert cells == ["Jürgen", "Jürgen"]
    assert [(note.row, note.params) for note in notes] == [(8, {"value": "JÃ¼rgen", "repaired": "Jürgen"})]
    # What CraftDesk wrote itself is what the owner wants it to be.
    assert clean_column(["JÃ¼rgen"], [8], 0, CleaningRules(repairs=False)) == (["JÃ¼rgen"], [])


def test_totals() -> None:
    assert is_totals(["TOTAL", "9 customers", ""])
    assert is_totals(["", "Summe:", "1.234,50 €"])
    assert not is_totals(["Total", "Paris", "France"])
    assert not is_totals(["Total", "0331 12345"])
    assert not is_totals(["Total", "+33 1 99 00"])
    assert not is_totals(["Total", "a@example.com"])
    assert not is_totals(["Anna", "12"])


def test_short_and_long_rows() -> None:
    table = open_table(BytesSource(b"name,city\nAnna\nBo,Ulm,x, ,y\nCy,Bonn,,\n"))
    (chunk,) = table.chunks()
    assert chunk.columns == [["Anna", "Bo", "Cy"], ["", "Ulm", "Bonn"]]
    assert [(note.row, note.code, note.params) for note in chunk.notes] == [
        (3, "import.row.extra_cells", {"count": 2, "cells": ["x", "y"]})
    ]
    assert chunk.raw[1] == ["Bo", "Ulm", "x", " ", "y"]


def test_chunks_are_bounded() -> None:
    body = "".join(f"A{number},b\n" for number in range(25))
    sizes = [len(chunk.rows) for chunk in open_table(BytesSource(f"name,city\n{body}".encode())).chunks(10)]
    assert sizes == [10, 10, 5]
