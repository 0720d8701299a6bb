"""Files that were torn, dressed up or made to do harm: a result or one sentence, at once, and nothing left open."""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk import texts
from craftdesk.errors import ImportProblem
from craftdesk.importing.report import ImportReport
from craftdesk.importing.source import BytesSource, FileSource, Source
from craftdesk.services.desk import Desk
from tests.support.importing import ask, bring_in, content, open_desk
from tests.support.workbooks import container, unzipped, xlsx, zipped

SAFE = "Nothing was brought in."
PICTURE = f"FILE is a picture, not a list. {SAFE}"
BOMB = f"FILE would unpack into far more than any list holds. {SAFE} It may be made to do harm."
BROKEN = (
    f"FILE begins like a workbook, but can’t be read as one. {SAFE} Open it in your spreadsheet and save it as CSV."
)
HEAD = "First name,Last name,Email,Phone\n"
ROWS = [["First name", "Last name", "Email"], ["Ida", "Berg", "ida@example.com"]]
CARD = b"BEGIN:VCARD\nVERSION:3.0\n%s\nEND:VCARD\n"
LAUGHS = (
    b'<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>'
)
ORDER_HEAD = "Order number,Order date,Email,Order total\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


def _workbook(entries: dict[str, bytes]) -> bytes:
    """A workbook that is in order but for these entries."""
    return zipped({**unzipped(xlsx({"A": ROWS})), **entries})


def _brought(desk: Desk, source: bytes | Source, name: str = "bad.csv") -> ImportReport:
    """What came of a file, within two seconds of work."""
    began = time.process_time()
    report = bring_in(desk, BytesSource(source, name) if isinstance(source, bytes) else source)
    assert time.process_time() - began < 2
    rows = report.counts.rows
    assert rows.read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected
    return report


def _refused(desk: Desk, source: bytes | Source, name: str = "bad.csv") -> str:
    began = time.process_time()
    with pytest.raises(ImportProblem) as refused:
        bring_in(desk, BytesSource(source, name) if isinstance(source, bytes) else source)
    assert time.process_time() - began < 2
    return texts.sentence(refused.value.code, refused.value.params).replace(name, "FILE")


def _told(report: ImportReport) -> list[tuple[int, str]]:
    return [(one.row, texts.sentence(one.code, one.params)) for one in (*report.rejected, *report.warnings)]


def _nested() -> bytes:
    inner = b"0" * 4_000_000
    for _ in range(6):
        inner = zipped({"inner.zip": inner})
    return inner


REFUSED: dict[str, tuple[bytes, str, str]] = {
    "a picture called a workbook": (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"x" * 99, "people.xlsx", PICTURE),
    "a picture called a card": (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"x" * 99, "people.vcf", PICTURE),
    "a hundred thousand entries": (zipped({f"{n}": b"" for n in range(100_000)}), "a.xlsx", BOMB),
    "entities that unfold": (_workbook({"xl/sharedStrings.xml": LAUGHS}), "a.xlsx", BOMB),
    "an archive in an archive": (
        _nested(), "a.xlsx", f"FILE is a packed archive. {SAFE} Unpack it and choose the file inside."),
    "half a workbook": (xlsx({"A": ROWS})[:3_000], "a.xlsx", BROKEN),
    "a workbook with a password": (
        container({"EncryptedPackage": b"x" * 5_000}), "a.xlsx",
        f"FILE is protected with a password. {SAFE} Open it in your spreadsheet and save it without one."),
    "nothing, called a card": (
        b"", "people.vcf", f"FILE is empty. {SAFE} Export it once more from where it came."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_has_its_sentence(name: str, desk: Desk) -> None:
    source, file, words = REFUSED[name]
    assert _refused(desk, source, file) == words
    assert ask(desk, "SELECT count(*) FROM customers") == [(0,)]


def test_the_database_of_another_program(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "songs.csv"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    words = f"FILE is a database, not a list. {SAFE} A shop file is opened with File, Open."
    assert _refused(desk, FileSource(path), "songs.csv") == words
    assert path.read_bytes() == before


HARMLESS: dict[str, bytes] = {
    "macros": _workbook({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()"}),
    "links to other files": _workbook({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    "an archive beside the sheets": _workbook({"xl/media/inner.zip": _nested()}),
    "UTF-16 without a mark, small end first": (HEAD + "Ida,Berg,ida@example.com,\n").encode("utf-16-le"),
    "UTF-16 without a mark, large end first": (HEAD + "Ida,Berg,ida@example.com,\n").encode("utf-16-be"),
    "headings with gaps": b"First name,,Last name,,Email,\nIda,,Berg,,ida@example.com,\n",
    "a heading twice": b"First name,Last name,Email,Email\nIda,Berg,ida@example.com,ida@example.com\n",
    "a broken picture": CARD % b"N:Berg;Ida\nPHOTO;ENCODING=b:%%$$\n //=\nEMAIL:ida@example.com",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_looks_bad_and_holds_somebody_comes_in(name: str, desk: Desk) -> None:
    report = _brought(desk, HARMLESS[name])
    assert (report.counts.rows.read, report.counts.rows.new, _told(report)) == (1, 1, [])
    assert ask(desk, "SELECT first_name, last_name FROM customers") == [("Ida", "Berg")]
    assert ask(desk, "SELECT text FROM customer_emails") == [("ida@example.com",)]


def test_formulas_count_by_what_they_came_to(desk: Desk) -> None:
    def more(book: object) -> None:
        sheet = book.worksheets()[0]  # type: ignore[attr-defined]  # the library has no types
        sheet.write_formula(2, 0, "='[other.xlsx]A'!B1", None, "Uma")
        sheet.write_formula(2, 2, '=HYPERLINK("http://example.com","x")', None, "uma@example.com")

    assert _brought(desk, xlsx({"A": ROWS}, more)).counts.rows.new == 2
    assert ask(desk, "SELECT first_name FROM customers ORDER BY id") == [("Ida",), ("Uma",)]


@pytest.mark.parametrize(
    "lines",
    [b"NOTE:" + b"x" * 10_000_000, b"NOTE:" + b"x\n " * 1_500_000, b"PHOTO;ENCODING=b:" + b"A" * 10_000_000],
    ids=["a note in a line", "a note in folded lines", "a picture in a line"],
)  # fmt: skip
def test_lines_of_ten_megabytes_in_a_card(lines: bytes, desk: Desk) -> None:
    report = _brought(desk, CARD % (b"FN:Ida Berg\n" + lines) + CARD % b"FN:Bo Lund", "people.vcf")
    assert report.counts.rows.new == 2
    assert all(row == 1 and words.startswith("Note had ") for row, words in _told(report))


@pytest.mark.parametrize(
    ("heads", "name", "field"),
    [("Name", "x" * 90_000, "Full name"), ("Name", "Ida " + "x" * 90_000, "Full name"),
     ("First name", "x" * 90_000, "First name"), ("Company", "x" * 90_000, "Company")],
)  # fmt: skip
def test_a_name_that_is_no_name_is_cut_and_told(heads: str, name: str, field: str, desk: Desk) -> None:
    report = _brought(desk, f"{heads},Email\n{name},ida@example.com\n".encode())
    assert _told(report) == [(2, f"{field} had {len(name):,} characters and was cut to 1000.")]


@pytest.mark.parametrize("name", ["<img src=file:///etc/passwd>", "<table>" * 100, "&lt;b&gt;"])
def test_markup_is_a_name_like_any_other(name: str, desk: Desk) -> None:
    assert _brought(desk, f"{HEAD}{name},Berg,ida@example.com,\n".encode()).counts.rows.new == 1
    [(kept,)] = ask(desk, "SELECT first_name FROM customers")
    assert kept == name.replace("&lt;", "<").replace("&gt;", ">")


def test_signs_that_turn_a_text_round_are_left_out(desk: Desk) -> None:
    _brought(desk, f"{HEAD}\u202eadI\u2066,Berg,ida@example.com,\n".encode())
    assert ask(desk, "SELECT first_name FROM customers") == [("adI",)]


def test_a_torn_letter_does_not_spoil_the_others(desk: Desk) -> None:
    rows = "".join(f"Jürgen,Müller{n},j{n}@example.com,\n" for n in range(9))
    report = _brought(desk, (HEAD + rows).encode() + b"U\xff,Uhl,uma@example.com,\n")
    assert (report.encoding, report.counts.rows.new, report.counts.rows.rejected) == ("utf-8", 9, 1)
    assert _told(report) == [(11, "The row holds bytes that are no letters in this encoding.")]
    assert ask(desk, "SELECT DISTINCT first_name FROM customers") == [("Jürgen",)]


def test_rows_with_too_few_and_too_many_cells(desk: Desk) -> None:
    report = _brought(desk, f"{HEAD}Ida\nUma,Uhl,uma@example.com,,more,still more\n".encode())
    assert _told(report) == [(3, "2 more cells than there are columns were left out.")]
    assert report.counts.rows.new == 2


AMOUNTS: dict[str, tuple[str, int, str]] = {
    "a power": ("²", 0, "“²” is no number."),
    "not a number": ("NaN", 0, "“NaN” is no number."),
    "beyond all numbers": ("1e999", 0, "“1e999” is no number."),
    "a minus of printers": ("\u22125", -500, ""),
    "the other sign": ('"1,234.56"', 0, "“1,234.56” doesn’t fit its column, where cents follow “,”."),
}


@pytest.mark.parametrize("name", AMOUNTS)
def test_an_amount_that_is_none(name: str, desk: Desk) -> None:
    cell, minor, words = AMOUNTS[name]
    first = '"1.234,56"' if words.endswith("“,”.") else "1234.56"
    proof = '#0,2026-01-02,bo@example.com,"12,50"\n' if words.endswith("“,”.") else ""
    rows = f"#1,2026-01-02,ida@example.com,{first}\n#2,2026-01-02,uma@example.com,{cell}\n{proof}"
    report = _brought(desk, (ORDER_HEAD + rows).encode())
    assert _told(report) == ([(3, words)] if words else [])
    assert ask(desk, "SELECT total FROM orders WHERE number IN ('#1', '#2') ORDER BY number") == [
        (123_456,), (minor,)]  # fmt: skip


def test_a_day_that_can_be_read_in_three_ways_is_asked_for(desk: Desk) -> None:
    report = _brought(desk, b"Name,Birthday\nIda Berg,02/03/04\n")
    assert [one.code for one in report.questions] == ["import.ask.date_order"]
    assert ask(desk, "SELECT birthday FROM customers") == [("2004-02-03",)]


LIST = "".join(f'Ida{n},"Bérg, {n}",ida{n}@example.com,"+1 555\n0100{n}"\n' for n in range(9))
CARDS = [CARD % f"N:Bérg;Ida{n}\nEMAIL:ida{n}@example.com\nTEL:+1 555 0100{n}".encode() for n in range(9)]
WHOLE = {
    "list.csv": (HEAD + LIST).encode(),
    "people.vcf": b"".join(CARDS),
    "people.xlsx": xlsx({"A": [ROWS[0], *([f"Ida{n}", "Berg", f"ida{n}@example.com"] for n in range(9))]}),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_cut_anywhere_loses_nothing_in_silence(name: str, desk: Desk) -> None:
    whole, chance = WHOLE[name], random.Random(20261122)
    for at in sorted({0, 1, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(16))}):
        before = content(desk)
        sentence = ""
        try:
            report = _brought(desk, whole[:at], name)
        except ImportProblem as problem:
            sentence = texts.sentence(problem.code, problem.params)
        else:
            assert name != "people.xlsx", "a workbook is whole or none"
            assert all(words for _, words in _told(report))
            if report.operation is not None:
                desk.history.undo()
        assert sentence == "" or sentence.startswith(name)
        assert content(desk) == before
