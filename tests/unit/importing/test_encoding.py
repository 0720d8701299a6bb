from __future__ import annotations

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import HEAD_BYTES, BytesSource
from craftdesk.importing.table import Choices, Table

TEXT = "Vorname;Nachname;Ort\r\nJürgen;Weißhaupt;Köln\r\nLéonie;Dubrasque;Nantes\r\n"


def opened(content: bytes, encoding: str | None = None) -> Table:
    return open_table(BytesSource(content, "f.csv"), Choices(encoding=encoding))


def cells(table: Table) -> list[list[str]]:
    return [record.cells for record in table.records() if record.fault is None]


@pytest.mark.parametrize(
    ("codec", "bom", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_the_ladder(codec: str, bom: bytes, name: str) -> None:
    table = opened(bom + TEXT.encode(codec))
    assert table.encoding.name == name
    assert table.encoding.line_ends == ("CRLF",)
    assert cells(table)[0] == ["Jürgen", "Weißhaupt", "Köln"]


def test_bare_carriage_returns_mean_an_old_mac() -> None:
    table = opened(TEXT.replace("\r\n", "\r").encode("mac-roman"))
    assert (table.encoding.name, table.encoding.line_ends) == ("mac-roman", ("CR",))
    assert cells(table)[1] == ["Léonie", "Dubrasque", "Nantes"]


def test_a_late_byte_decides_over_the_head() -> None:
    filler = "Anna;Berg;Potsdam\r\n" * (HEAD_BYTES // 10)
    content = f"Vorname;Nachname;Ort\r\n{filler}".encode() + "Jürgen;Weiß;Köln\r\n".encode("cp1252")
    table = opened(content)
    assert table.encoding.name == "cp1252"
    assert cells(table)[-1] == ["Jürgen", "Weiß", "Köln"]


def test_undefined_bytes_of_windows_1252_are_kept() -> None:
    table = opened(b"name;email\nM\xfcller \x81\x8d\x8f\x90\x9d;a@example.com\n")
    assert table.encoding.name == "cp1252"
    assert cells(table) == [["Müller \x81\x8d\x8f\x90\x9d", "a@example.com"]]


def test_a_bom_that_lies_rejects_only_the_damaged_rows() -> None:
    table = opened(b"\xef\xbb\xbfname,email\nAnna,a@example.com\nM\xfcller,m@example.com\nBo,b@example.com\n")
    assert table.encoding.damaged
    assert [(one.row, one.fault and one.fault.code) for one in table.records()] == [
        (2, None),
        (3, "import.row.unreadable"),
        (4, None),
    ]


def test_lone_surrogates_and_half_characters_of_utf_16() -> None:
    content = b"\xff\xfe" + "name;email\nAnna;a@example.com\n".encode("utf-16-le") + b"\x00\xd8;\x00b\x00\n\x00c"
    faults = [one.fault and one.fault.code for one in opened(content).records()]
    assert faults == [None, "import.row.unreadable", "import.row.unreadable"]


def test_nul_bytes_cost_their_row_only() -> None:
    rows = "".join(f"Anna {number},a{number}@example.com\n" for number in range(50))
    table = opened(f"name,email\n{rows}Bo\0,b@example.com\nCy,c@example.com\n".encode())
    assert [one.row for one in table.records() if one.fault and one.fault.code == "import.row.nul"] == [52]
    assert cells(table)[-1] == ["Cy", "c@example.com"]


def test_the_owner_may_choose_another_encoding() -> None:
    table = opened("Vorname;Ort\nJürgen;Łódź\n".encode("cp1250"), "windows-1250")
    assert cells(table) == [["Jürgen", "Łódź"]]


@pytest.mark.parametrize("chosen", ["klingon", "rot13", "hex", "", "idna\0"])
def test_an_unknown_encoding_is_refused(chosen: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        opened(b"a,b\n", chosen)
    assert refused.value.code == "import.encoding_unknown"
