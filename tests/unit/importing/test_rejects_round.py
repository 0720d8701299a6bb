"""Rejected rows as a file: corrected there and imported again, for lists, orders, workbooks and contact cards."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rejects import REASON, write_rejects
from craftdesk.importing.report import ImportReport
from craftdesk.importing.rulings import Decision
from craftdesk.importing.session import ImportChoices, apply_import
from craftdesk.importing.source import BytesSource, FileSource, Source
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.texts import sentence
from tests.support.importing import SAMPLES, ask, bring_in, plan
from tests.support.workbooks import xlsx

HEAD = "First name;Last name;E-mail;Note"
Row = dict[str, str]


def read(path: Path, delimiter: str) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def correct(path: Path, delimiter: str, change: Callable[[Row], None]) -> None:
    """What the owner does in a spreadsheet: puts right what the reason says, and saves."""
    rows = read(path, delimiter)
    for row in rows:
        change(row)
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def again(desk: Desk, path: Path) -> ImportReport:
    return bring_in(desk, FileSource(path))


def apply(desk: Desk, source: Source) -> ImportPlan:
    found = plan(desk, source)
    run(apply_import(desk, found))
    return found


def test_a_list(desk: Desk, tmp_path: Path) -> None:
    file = f"{HEAD}\nAnna;Berg;anna@example.org;\n;;;of the fair\n;;;\nBo;Lund;;x\n".encode()
    found = apply(desk, BytesSource(file, "list.csv"))
    path = tmp_path / "rejected.csv"
    assert write_rejects(found, path, sentence) == found.counts.rows.rejected == 1
    [row] = read(path, ";")
    assert (row["Note"], row[REASON][:35]) == ("of the fair", "There is nothing to know this custo")
    correct(path, ";", lambda row: row.update({"First name": "Ida", "Last name": "Ek"}))
    report = again(desk, path)
    assert (report.counts.rows.new, report.counts.rows.read) == (1, 1)
    assert ask(desk, "SELECT first_name, note FROM customers ORDER BY id")[-1] == ("Ida", "of the fair")


def test_orders_of_several_rows(desk: Desk, tmp_path: Path) -> None:
    text = (SAMPLES / "shopify-orders.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    number = next(row["Name"] for row in rows if sum(one["Name"] == row["Name"] for one in rows) > 1)
    lines = sum(row["Name"] == number for row in rows)
    path = tmp_path / "orders.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        for row in rows:
            if row["Name"] == number and row["Created at"]:
                good, row["Created at"], row["Paid at"] = row["Created at"], "some day", ""
            writer.writerow(row)
    found = apply(desk, FileSource(path))
    assert found.counts.rows.rejected == lines
    out = tmp_path / "rejected.csv"
    assert write_rejects(found, out, sentence) == lines
    assert {row["Name"] for row in read(out, ",")} == {number}
    correct(out, ",", lambda row: row.update({"Created at": good}) if row["Created at"] else None)
    report = again(desk, out)
    assert (report.counts.orders.new, report.counts.lines, report.counts.rows.read) == (1, lines, lines)
    assert ask(desk, f"SELECT count(*) FROM orders WHERE number = '{number}'") == [(1,)]


def test_a_sheet_of_a_workbook(desk: Desk, tmp_path: Path) -> None:
    sheet = [["First name", "Last name", "E-mail", "Note"], ["Anna", "Berg", "anna@example.org", ""],
             ["", "", "", "of the fair"]]  # fmt: skip
    found = apply(desk, BytesSource(xlsx({"People": sheet}), "list.xlsx"))
    path = tmp_path / "rejected.csv"
    assert write_rejects(found, path, sentence) == 1
    [delimiter] = [sign for sign in ",;" if sign in path.read_text("utf-8-sig").splitlines()[0]]
    correct(path, delimiter, lambda row: row.update({"E-mail": "ida@example.com"}))
    assert again(desk, path).counts.rows.new == 1
    assert ask(desk, "SELECT count(*) FROM customers") == [(2,)]


def test_contact_cards(desk: Desk, tmp_path: Path) -> None:
    cards = b"".join(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + card + b"END:VCARD\r\n"
        for card in (
            b"FN:Anna Berg\r\nN:Berg;Anna;;;\r\nEMAIL:anna@example.org\r\n",
            b"FN:\r\nN:;;;;\r\nNOTE:of the fair\r\n",
        )
    )  # fmt: skip
    found = apply(desk, BytesSource(cards, "contacts.vcf"))
    assert found.counts.rows.rejected == 1
    path = tmp_path / "rejected.csv"
    assert write_rejects(found, path, sentence) == 1
    first = path.read_text("utf-8-sig").splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    [head] = [name for name in read(path, delimiter)[0] if name.casefold() in {"fn", "full name", "name"}]
    correct(path, delimiter, lambda row: row.update({head: "Ida Ek"}))
    assert again(desk, path).counts.rows.new == 1
    assert ask(desk, "SELECT first_name, note FROM customers ORDER BY id")[-1] == ("Ida", "of the fair")


def test_rows_that_were_left_out_are_no_rejects(desk: Desk, tmp_path: Path) -> None:
    file = f"{HEAD}\nAnna;Berg;anna@example.org;\n;;;of the fair\n".encode()
    found = plan(desk, BytesSource(file, "list.csv"), ImportChoices(decisions={2: Decision.SKIP}))
    path = tmp_path / "rejected.csv"
    assert write_rejects(found, path, sentence) == 1
    assert [row["Note"] for row in read(path, ";")] == ["of the fair"]


@pytest.mark.parametrize("cell", ["=1+1", "+49 30 555", "@anna", "-5"])
def test_cells_that_look_like_formulas_come_back_as_they_were(desk: Desk, tmp_path: Path, cell: str) -> None:
    found = plan(desk, BytesSource(f"{HEAD}\n;;;{cell}\nBo;Lund;bo@example.org;\n".encode(), "list.csv"))
    path = tmp_path / "rejected.csv"
    write_rejects(found, path, sentence)
    correct(path, ";", lambda row: row.update({"First name": "Ida"}))
    again(desk, path)
    assert ask(desk, "SELECT note FROM customers WHERE first_name = 'Ida'") == [(cell,)]
