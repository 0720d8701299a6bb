from __future__ import annotations

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.dialect import hinted_delimiter
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import BytesSource
from craftdesk.importing.table import Choices, Table


def opened(text: str, **choices: str) -> Table:
    return open_table(BytesSource(text.encode(), "f.csv"), Choices(**choices))  # type: ignore[arg-type] # texts only


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiters(sign: str) -> None:
    table = opened(f"Name{sign}City\nAnna Berg{sign}Potsdam\n")
    assert table.delimiter == sign
    assert len(table.names) == 2


def test_decimal_commas_do_not_outvote_the_semicolon() -> None:
    table = opened("Name;Betrag;Porto\n" + "Anna;12,50;3,00\n" * 20)
    assert (table.delimiter, table.width) == (";", 3)


def test_commas_in_addresses_do_not_outvote_the_tab() -> None:
    table = opened("Customer\tAddress\n" + "Anna\t12 Kiln Lane, Brooklyn, NY\n" * 20)
    assert (table.delimiter, table.width) == ("\t", 2)


def test_a_table_without_header_is_judged_by_equal_records() -> None:
    table = opened("1;Anna, B;x\n2;Bo;y\n3;Cy;z\n")
    assert (table.delimiter, table.header_row, table.width) == (";", None, 3)


def test_blanks_behind_delimiters() -> None:
    table = opened('"name", "note", "city"\n"Anna", "likes tea, black", "Ulm"\n')
    assert [one.cells for one in table.records()] == [["Anna", "likes tea, black", "Ulm"]]


def test_quotes_written_with_a_backslash() -> None:
    table = opened('name,note,city\n"Anna","says \\"hi\\", often","Ulm"\n"Bo","\\"x\\"","Bonn"\n')
    assert [one.cells for one in table.records()] == [["Anna", 'says "hi", often', "Ulm"], ["Bo", '"x"', "Bonn"]]


def test_one_column_is_a_table_too() -> None:
    table = opened("Email\na@example.com\nb@example.com\n")
    assert (table.names, table.header_row) == (("Email",), 1)
    assert sum(1 for _ in table.records()) == 2


@pytest.mark.parametrize(
    ("line", "sign"),
    [("sep=;", ";"), ("SEP=,", ","), ("sep=\t", "\t"), ('"sep=|"', "|"), ("sep=", None), ("separate;x", None)],
)
def test_the_hint_of_excel(line: str, sign: str | None) -> None:
    assert hinted_delimiter(line + "\r\nname;city\r\n") == sign


def test_the_hint_decides_over_the_count() -> None:
    table = opened("sep=|\nname|note\nAnna|a,b,c\nBo|d,e,f\n")
    assert (table.delimiter, table.header_row, table.names) == ("|", 2, ("name", "note"))


def test_the_owner_decides_over_the_guess() -> None:
    table = opened("name;city,b\nx;c,d\n", delimiter=",")
    assert [one.cells for one in table.records()] == [["name;city", "b"], ["x;c", "d"]]


@pytest.mark.parametrize("sign", ["", ";;", '"', "\n", "\0"])
def test_what_cannot_separate_is_refused(sign: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        opened("a;b\n", delimiter=sign)
    assert refused.value.code == "import.delimiter"
