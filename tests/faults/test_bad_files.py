"""Files that were torn, dressed up or made to do harm: a result or one sentence, at once, and nothing left open."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from craftdesk import texts
from craftdesk.errors import ImportProblem
from craftdesk.importing.report import ImportReport
from craftdesk.importing.source import BytesSource, Source
from craftdesk.services.desk import Desk
from tests.faults.bad_lists import CARD, NOTED, ROWS
from tests.support.importing import ask, bring_in, content, open_desk
from tests.support.workbooks import xlsx

HEAD = "First name,Last name,Email,Phone\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path) as desk:
        yield desk


def _brought(desk: Desk, source: bytes | Source, name: str = "bad.csv") -> ImportReport:
    """What came of a file, within two seconds of work."""
    began = time.process_time()
    report = bring_in(desk, BytesSource(source, name) if isinstance(source, bytes) else source)
    assert time.process_time() - began < 2
    rows = report.counts.rows
    assert rows.read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected
    return report


def _told(report: ImportReport) -> list[tuple[int, str]]:
    return [(one.row, texts.sentence(one.code, one.params)) for one in (*report.rejected, *report.warnings)]


SOMEBODY = (
    "links to other files", "UTF-16 without a mark, small end first", "UTF-16 without a mark, large end first",
    "headings with gaps", "a heading twice", "a broken picture",
)  # fmt: skip


@pytest.mark.parametrize("name", SOMEBODY)
def test_what_looks_bad_and_holds_somebody_comes_in(name: str, desk: Desk) -> None:
    bad = NOTED[name]
    assert _brought(desk, bad.content(), bad.file).counts.rows.new == 1
    [(first, last)] = ask(desk, "SELECT first_name, last_name FROM customers")
    assert f"{first} {last}" in {"Ole Berg", "Ida Berg"}
    assert ask(desk, "SELECT text FROM customer_emails") == [(f"{str(first).lower()}@example.com",)]


AMOUNTS = {
    "² for an amount": (123_456, 0), "NaN for an amount": (123_456, 0), "1e999 for an amount": (123_456, 0),
    "a minus of printers": (123_456, -500), "1.234,56 beside 1,234.56": (123_456, 0, 1_250),
}  # fmt: skip


@pytest.mark.parametrize("name", AMOUNTS)
def test_an_amount_that_is_none_counts_nothing(name: str, desk: Desk) -> None:
    _brought(desk, NOTED[name].content())
    totals = ask(desk, "SELECT total FROM orders ORDER BY number")
    assert tuple(total for (total,) in totals) == AMOUNTS[name]


def test_a_day_that_can_be_read_in_three_ways_is_taken_as_the_first(desk: Desk) -> None:
    assert [one.code for one in _brought(desk, NOTED["02/03/04"].content()).questions] == ["import.ask.date_order"]
    assert ask(desk, "SELECT birthday FROM customers") == [("2004-02-03",)]


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
