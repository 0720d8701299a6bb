"""Every bad input has its exact sentence, its exit status, and leaves the book as it was."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from craftdesk import cli
from tests.support.workbooks import container, xlsx, zipped

SAFE = "Nothing was brought in."
HEAD = "First name,Last name,Email,Phone,Birthday\n"
ORDERS = "Order number,Order date,Email,Order total\n"
OLE_CARD = b"BEGIN:VCARD\nN:Berg;Ole\nEMAIL:ole@example.com\nEND:VCARD\n"
GOOD = "Ole,Berg,ole@example.com,,\n"
WHERE = "Say which row they are in, or what the columns mean."
NO_HEADINGS = f"FILE has no row of headings that CraftDesk can find. {SAFE} {WHERE}"
NOBODY = "There is nothing to know this customer by: a name, a company, a phone or an e-mail is enough."


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.craftdesk"
    assert cli.main(["new", str(path), "--name", "Clay", "--currency", "EUR"]) == 0
    people = tmp_path / "people.csv"
    people.write_text(HEAD + "Ida,Berg,ida@example.com,,\n", "utf-8")
    assert cli.main(["import", str(people), "--into", str(path)]) == 0
    return path


def _run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


# A file that can't be brought in: what is in it, and the one sentence.
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", f"FILE is empty. {SAFE} Export it once more from where it came."),
    "blank": (b"\n \n,,,\n", f"FILE is empty. {SAFE} Export it once more from where it came."),
    "jpeg": (b"\xff\xd8\xff\xe0" + b"JFIF" * 90, f"FILE is a picture, not a list. {SAFE}"),
    "png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, f"FILE is a picture, not a list. {SAFE}"),
    "pdf": (b"%PDF-1.7\n", f"FILE is a PDF, not a list. {SAFE} Export the list as CSV where the PDF came from."),
    "rtf": (b"{\\rtf1 x}", f"FILE is a text document, not a list. {SAFE} Save the table in it as CSV."),
    "gzip": (b"\x1f\x8b\x08" + b"x" * 9, f"FILE is a packed archive. {SAFE} Unpack it and choose the file inside."),
    "torn zip": (
        b"PK\x03\x04" + b"x" * 90,
        (
            f"FILE begins like a workbook, but can’t be read as one. {SAFE}"
            " Open it in your spreadsheet and save it as CSV."
        ),
    ),
    "web page": (
        b"<!doctype html><p>Sign in",
        f"FILE is a web page, not a list. {SAFE} You may have to sign in before you download it.",
    ),
    "database": (
        b"SQLite format 3\0" + b"\0" * 90,
        f"FILE is a database, not a list. {SAFE} A shop file is opened with File, Open.",
    ),
    "a workbook that unpacks into gigabytes": (
        zipped({"xl/workbook.xml": b" " * 30_000_000}),
        f"FILE would unpack into far more than any list holds. {SAFE} It may be made to do harm.",
    ),
    "a cell in the far corner of a workbook": (
        xlsx({"A": [["Name", "City"]]}, lambda book: book.worksheets()[0].write(1_048_575, 16_383, "x")),
        (
            "A sheet of FILE has 1,048,576 rows and 16,384 columns, too much to read at once."
            f" {SAFE} Save the sheet as CSV."
        ),
    ),
    "a workbook without cells": (xlsx({"A": []}), f"Nothing is written in the sheets of FILE. {SAFE}"),
    "a binary workbook": (
        zipped({"xl/workbook.bin": b"x"}),
        f"FILE is a workbook in Excel’s binary form. {SAFE} Save it as an Excel workbook (.xlsx).",
    ),
    "a workbook with a password": (
        container({"EncryptedPackage": b"x" * 5_000}),
        f"FILE is protected with a password. {SAFE} Open it in your spreadsheet and save it without one.",
    ),
    "a letter": (
        zipped({"word/document.xml": b"<x/>"}),
        f"FILE is a text document, not a list. {SAFE} Save the table in it as CSV.",
    ),
    "nothing but NUL": (b"\0" * 5000, f"FILE holds no text. {SAFE} Choose a list, a workbook or contact cards."),
    "noise": (
        bytes((n * 7919 + n * n) % 256 for n in range(4000)),
        f"FILE holds no text. {SAFE} Choose a list, a workbook or contact cards.",
    ),
    "one word": (b"hello", NO_HEADINGS),
    "json": (b'{"a": 1, "b": [1, 2, 3]}', NO_HEADINGS),
    "quote open in the headings": (b'"First name,Last name\nblue,small\n', NO_HEADINGS),
    "headings without words": (b",,,\nblue,small,green,x\n", NO_HEADINGS),
    "five million columns": (
        b",".join([b"a"] * 5_000_000),
        (
            f"FILE has 5,000,000 columns, and 16,384 are the most a spreadsheet holds. {SAFE} It may be separated by"
            " something else."
        ),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_list(name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, words = REFUSED[name]
    source = tmp_path / "bad.csv"
    source.write_bytes(content)
    before = shop.read_bytes()
    assert _run(capsys, "import", source, "--into", shop) == (3, "", words.replace("FILE", "bad.csv") + "\n")
    assert shop.read_bytes() == before
    assert source.read_bytes() == content


# A row that can't come in, between rows that do: the file, how many rows it has, and the reasons by row.
REJECTED: dict[str, tuple[bytes, int, dict[int, str]]] = {
    "cards nested 20,000 deep": (
        b"BEGIN:VCARD\n" * 20_000 + b"FN:Uma\n" + b"END:VCARD\n" * 20_000 + OLE_CARD,
        2,
        {1: "Cards are put into one another, 20,000 deep."},
    ),
    "a card of a group, and a broken picture in the next": (
        b"BEGIN:VCARD\nFN:Potters\nKIND:group\nEND:VCARD\n" + OLE_CARD.replace(b"END", b"PHOTO;ENCODING=b:%%%\nEND"),
        2,
        {1: "This is a group of contacts, not a contact."},
    ),
    "a card of nobody": (
        b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n" + OLE_CARD,
        2,
        {1: NOBODY},
    ),
    "a card without a beginning": (
        OLE_CARD + b"FN:Uma\nEND:VCARD\n",
        2,
        {2: "This card has no beginning: what stood before may be lost."},
    ),
    "quote never closed": (
        (HEAD + 'Uma,Uhl,uma@example.com,"555,\n' + GOOD).encode(),
        2,
        {2: "A quotation mark is opened and never closed."},
    ),
    "quote inside": ((HEAD + 'Uma,"U"hl,uma@example.com,,\n' + GOOD).encode(), 2, {2: "A quotation mark stands in"}),
    "NUL in a row": (
        HEAD.encode() + b"U\0ma,Uhl,uma@example.com,,\n" + GOOD.encode(),
        2,
        {2: "The row holds characters that no text has."},
    ),
    "odd byte of UTF-16": (
        (HEAD + GOOD).encode("utf-16") + b"A",
        2,
        {3: "The row holds bytes that are no letters in this encoding."},
    ),
    "lone surrogate in UTF-16": (
        (HEAD + GOOD).encode("utf-16-le") + b"\x00\xd8" + "x,Uhl,uma@example.com,,\n".encode("utf-16-le"),
        2,
        {3: "The row holds bytes that are no letters in this encoding."},
    ),
    "bad byte after a BOM": (
        b"\xef\xbb\xbf" + HEAD.encode() + b"Um\xff,Uhl,uma@example.com,,\n" + GOOD.encode(),
        2,
        {2: "The row holds bytes that are no letters in this encoding."},
    ),
    "20 MB in a cell": (
        HEAD.encode() + b"Uma,Uhl,," + b"x" * 20_000_000 + b",\n" + GOOD.encode(),
        2,
        {2: "A cell holds 20,000,011 characters, which is no note any more."},
    ),
    "a name of a million letters": (
        HEAD.encode() + b"x" * 1_000_000 + b",Uhl,,,\n" + GOOD.encode(),
        2,
        {2: "A cell holds 1,000,007 characters, which is no note any more."},
    ),
    "five million cells in a row": (
        HEAD.encode() + b"," * 5_000_000 + b"\n" + GOOD.encode(),
        2,
        {2: "The row has 5,000,001 cells; 16,384 are the most."},
    ),
    "nobody": ((HEAD + ",,,,1990-01-01\n" + GOOD).encode(), 2, {2: NOBODY}),
    "a name that nobody can see": ((HEAD + "ㅤ,⠀,,,\n" + GOOD).encode(), 2, {2: NOBODY}),
    "nothing but dashes": ((HEAD + "-,--,n/a,,\n" + GOOD).encode(), 2, {2: "The row holds nothing but placeholders."}),
    "a row of sums": ((HEAD + GOOD + "Total,,,,1234.00\n").encode(), 2, {3: "This is a row of sums, not a record."}),
    "an order without a number": (
        (ORDERS + ",2026-01-02,ida@example.com,5.00\n#2,2026-01-02,ida@example.com,5.00\n").encode(),
        2,
        {2: "The order has no number."},
    ),
}


@pytest.mark.parametrize("name", REJECTED)
def test_a_row_that_stays_outside(name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, read, reasons = REJECTED[name]
    source = tmp_path / "list.csv"
    source.write_bytes(content)
    status, out, err = _run(capsys, "import", source, "--into", shop, "--json")
    assert (status, err) == (0, "")
    file = json.loads(out)["files"][0]
    rows = file["rows"]
    assert rows["read"] == read
    assert rows["read"] == rows["new"] + rows["changed"] + rows["same"] + rows["merged"] + rows["rejected"]
    told = {one["row"]: one["reason"] for one in file["rejected"]}
    assert set(told) == set(reasons)
    for row, words in reasons.items():
        assert told[row].startswith(words)
    assert _run(capsys, "check", shop)[0] == 0


# A value that is left out or changed while its row comes in: the last cell of a row, and what is said.
WARNED: dict[str, tuple[str, str]] = {
    "31 February": ("31.02.2000", "There is no such day as “31.02.2000”."),
    "29 February of no leap year": ("29.02.2023", "There is no such day as “29.02.2023”."),
    "99.99.9999": ("99.99.9999", "There is no such day as “99.99.9999”."),
    "NaN for a day": ("NaN", "“NaN” is no date."),
    "year ten thousand": ("10000-01-01", "“10000-01-01” is no date."),
    "1e999 for a day": ("1e999", "“1e999” is no date."),
}


@pytest.mark.parametrize("name", WARNED)
def test_a_value_that_is_left_out(name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cell, words = WARNED[name]
    source = tmp_path / "list.csv"
    source.write_text(HEAD + f"Uma,Uhl,uma@example.com,,{cell}\n", "utf-8")
    status, out, _ = _run(capsys, "import", source, "--into", shop, "--json")
    file = json.loads(out)["files"][0]
    assert (status, file["rows"]["new"], file["rows"]["rejected"]) == (0, 1, 0)
    assert [one["reason"] for one in file["warnings"]] == [words]


def _jpeg(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0" + b"JFIF" * 90)


def _foreign(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()


def _newer(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _strange(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TRIGGER evil AFTER INSERT ON operations BEGIN DELETE FROM settings; END")
    other.commit()
    other.close()


# A shop file that can't be opened: what was done to it, and the one sentence.
SHOPS: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (
        lambda path: path.write_bytes(b""),
        "shop.craftdesk is empty. It may not have been copied completely: try the original or a backup.",
    ),
    "jpeg": (_jpeg, "shop.craftdesk is not a shop file of CraftDesk. It was not touched."),
    "foreign": (_foreign, "shop.craftdesk belongs to another program. It was not touched."),
    "newer": (
        _newer,
        (
            "shop.craftdesk was written by a newer CraftDesk (file version 99; this program knows 1). It was not"
            " touched: update CraftDesk to open it."
        ),
    ),
    "header cut": (
        lambda path: path.write_bytes(path.read_bytes()[:60]),
        "shop.craftdesk is damaged. Nothing was written into it: keep it as it is and open your last backup.",
    ),
    "strange parts": (
        _strange,
        (
            "shop.craftdesk holds parts that CraftDesk didn’t make, so it was not opened. It was not touched: open a"
            " backup."
        ),
    ),
}


@pytest.mark.parametrize("command", ["list", "check", "undo"])
@pytest.mark.parametrize("name", SHOPS)
def test_a_shop_that_is_none(name: str, command: str, shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil, words = SHOPS[name]
    spoil(shop)
    before = shop.read_bytes()
    assert _run(capsys, command, shop) == (3, "", words + "\n")
    assert shop.read_bytes() == before
    assert sorted(path.name for path in shop.parent.iterdir()) == ["people.csv", "shop.craftdesk"]


def test_a_shop_that_was_cut(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = shop.stat().st_size
    _cut(shop)
    assert _run(capsys, "list", shop) == (
        3, "",
        (f"A part of shop.craftdesk is missing: it has 5000 of {whole:,} bytes. It was not touched: copy it again, or"
        " open a backup.\n"),
    )  # fmt: skip


FOLDER = "is a folder or a device, not a file. Nothing was changed: choose a file that ends in .craftdesk."
# A command that can't be done: SHOP is the shop, HERE its folder.
COMMANDS: dict[str, tuple[list[str], int, str]] = {
    "no such shop": (["list", "HERE/no.craftdesk"], 3, ("There is no file HERE/no.craftdesk. It may have been moved or"
                     " renamed.")),
    "no such folder": (["new", "HERE/no/x.craftdesk"], 3, ("There is no folder HERE/no. Nothing was changed: choose one"
                       " that is there.")),
    "a shop in a file": (["list", "SHOP/x"], 3, "There is no file SHOP/x. It may have been moved or renamed."),
    "a folder for a shop": (["list", "HERE"], 3, f"NAME {FOLDER}"),
    "a new shop over a folder": (["new", "HERE"], 3, f"NAME {FOLDER}"),
    "no name at all": (["new", ""], 3, f". {FOLDER}"),
    "a device": (["list", os.devnull], 3, f"{Path(os.devnull).name} {FOLDER}"),
    "a shop that is there": (["new", "SHOP"], 3, ("There is a file shop.craftdesk already, and it stays as it is."
                             " Choose another name.")),
    "no such list": (["import", "HERE/no.csv", "--into", "SHOP"], 3, ("There is no file no.csv. It may have been moved"
                     " or renamed.")),
    "a folder for a list": (["import", "HERE", "--into", "SHOP"], 3, ("NAME is a folder or a device, not a file."
                            " Nothing was brought in. Choose a file.")),
    "rejected rows over the shop": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "SHOP"], 3,
                                    ("The rejected rows would replace shop.craftdesk. Nothing was written: choose"
                                    " another name.")),
    "rejected rows over their file": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "HERE/torn.csv"], 3,
                                      ("The rejected rows would replace torn.csv. Nothing was written: choose another"
                                      " name.")),
    "rejected rows into nowhere": (["import", "HERE/torn.csv", "--into", "SHOP", "--rejects", "HERE/no/r.csv"], 3,
                                   ("r.csv can’t be written (No such file or directory). The book is safe: choose"
                                   " another folder, then try again.")),
    "backup into a file": (["backup", "SHOP", "--to", "HERE/people.csv"], 3, ("people.csv is in the way: a folder is"
                           " wanted there. Nothing was changed: choose another place.")),
    "export into nowhere": (["export", "SHOP", "--to", "HERE/no/x.csv"], 3, ("There is no folder HERE/no. Nothing was"
                            " changed: choose one that is there.")),
    "no such encoding": (["import", "HERE/people.csv", "--into", "SHOP", "--encoding", "klingon"], 3,
                         f"There is no character encoding called klingon. {SAFE}"),
    "no codec of text": (["import", "HERE/people.csv", "--into", "SHOP", "--encoding", "base64"], 3,
                         f"There is no character encoding called base64. {SAFE}"),
    "two delimiters": (["import", "HERE/people.csv", "--into", "SHOP", "--delimiter", "ab"], 3,
                       f"“ab” can’t separate columns. {SAFE} Choose a comma, a semicolon, a tab or |."),
    "headings far below": (["import", "HERE/people.csv", "--into", "SHOP", "--header-row", "999"], 3,
                           f"There is no row 999 in people.csv that could be the headings. {SAFE}"),
    "no such column": (["import", "HERE/people.csv", "--into", "SHOP", "--map", "Shoe=note"], 3,
                       f"people.csv has no column “Shoe”. {SAFE}"),
    "no such field": (["import", "HERE/people.csv", "--into", "SHOP", "--map", "Email=shoe"], 2,
                      f"There is no field “shoe”. {SAFE}"),
    "half a letter for a number": (["show", "SHOP", "\udcff"], 1, "There is no customer with the number “ ”."),
    "nobody by a million letters": (["show", "SHOP", "x" * 1_000_000], 1, ("There is no customer with the number"
                                    f" “{'x' * 39}…”.")),
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_cannot_be_done(
    name: str, shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "torn.csv").write_text(HEAD + '"Uma,,,,\n', "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    arguments, status, words = COMMANDS[name]
    places = {"SHOP": str(shop), "HERE": str(tmp_path), "NAME": tmp_path.name}
    for place, meant in places.items():
        arguments = [argument.replace(place, meant) for argument in arguments]
        words = words.replace(place, meant)
    assert _run(capsys, *arguments) == (status, "", words + "\n")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_undo_beyond_the_beginning(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "undo", shop)[0] == 0
    for _ in range(2):
        before = shop.read_bytes()
        assert _run(capsys, "undo", shop) == (1, "", "There is nothing to undo.\n")
        assert shop.read_bytes() == before
