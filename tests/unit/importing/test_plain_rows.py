"""Plain rows are read as columns, and come to what they come to row by row."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.importing.people_reader import PeopleReader
from craftdesk.importing.plain_reader import PlainReader
from craftdesk.importing.plan import ImportPlan
from craftdesk.services.desk import Desk
from craftdesk.storage.checks import list_differs, runs
from tests.support.importing import SAMPLES, bring_in, open_desk, plan

SHOPIFY = (
    "Customer ID", "First Name", "Last Name", "Email", "Accepts Email Marketing", "Default Address Company",
    "Default Address Address1", "Default Address Address2", "Default Address City", "Default Address Province Code",
    "Default Address Country Code", "Default Address Zip", "Default Address Phone", "Phone", "Note", "Tags",
)  # fmt: skip
ANYBODY = ("Number", "Firstname", "Surname", "E-Mail", "Newsletter", "Company", "Street", "Street 2", "Town", "State",
           "Country", "Postcode", "Mobile", "Phone", "Remarks", "Labels")  # fmt: skip
CELLS: tuple[tuple[str, ...], ...] = (
    ("'68{0}", "68{0}", "", "0"),
    ("Ida", "Zoë", "ゆき", "IDA", "", "O’Neil", "x" * 1_001),
    ("Berg {0}", "花森", "BERG", "", "Weiß & Co. GmbH"),
    ("Ida{0}@example.com", "", "odd", "a@b.test; c{0}@d.test"),
    ("yes", "no", "", "unsubscribed", "perhaps"),
    ("", "", "Clay {0}", "Töpferei Ä"),
    ("{0} Kiln Lane", "", "Hauptstraße {0}"),
    ("", "Flat 2", "y" * 1_001),
    ("Köln", "", "Kent"),
    ("", "NY", "Kent (GB)"),
    ("DE", "Germany", "", "GB", "Nowhere"),
    ("'01067", ""),
    ("", "+155501{0}", "+155502{0}", "(555) 010-0001", "555 - 0100; 555 - 0101"),
    ("+155501{0}", "", "0155501{0}", "12", "Phone:(555) 555-0119"),
    ("", "likes blue\nand green", "R&amp;D", "#REF!"),
    ("", "vip", "VIP, wholesale, vip", ",".join(map(str, range(102)))),
)
"""Of each column what is plain first, and what is odd behind it; {0} is another number in every row."""


def rows(odd: list[tuple[int, int, int]], count: int) -> list[list[str]]:
    """Rows of which a few cells, (row, column, choice), are something else than most."""
    found = [[column[0].format(f"{number:05d}") for column in CELLS] for number in range(count)]
    for row, column, choice in odd:
        found[row % count][column] = CELLS[column][choice % len(CELLS[column])].format(f"{row:05d}")
    return found


def table(heads: tuple[str, ...], lines: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([list(heads), *lines])
    return stream.getvalue().encode()


@contextmanager
def row_by_row() -> Iterator[None]:
    with patch.object(PlainReader, "read", return_value=None):
        yield


def decided(found: ImportPlan) -> list[object]:
    """All that a plan says and keeps."""
    kept = found.decisions
    people = kept.people
    batches = [] if found.stash is None else [found.stash.batch(at) for at in range(len(found.stash))]
    return [
        found.counts, kept.kinds, kept.records, kept.orders, kept.marks, kept.referrals, people.customers, people.rows,
        people.flags, people.initials, found.warnings, found.doubts, found.rejected, batches,
    ]  # fmt: skip


def holds(desk: Desk, content: bytes) -> None:
    plain = decided(plan(desk, content))
    with row_by_row():
        assert plain == decided(plan(desk, content))


ODD = st.lists(st.tuples(st.integers(0, 9), st.integers(0, len(CELLS) - 1), st.integers(0, 4)), max_size=4)
MAIL = 3
UNREACHED = ((MAIL, 1), (12, 0), (13, 1))
TOGETHER: tuple[tuple[tuple[int, int], ...], ...] = (
    ((1, 3), (2, 2)),  # shouted
    ((9, 2), (10, 3)),  # the country once more
    ((12, 1),), ((12, 2),),  # two phones, of which one is the other, or isn't
    ((1, 4), (5, 0), (2, 4)), ((1, 4), (2, 0)), ((1, 4), (2, 3), (5, 2)), ((1, 4), (2, 3)),  # firms, and half a name
    UNREACHED, (*UNREACHED, (0, 2), (2, 1), (6, 1)), (*UNREACHED, (1, 4), (2, 3)),  # number, name, nobody
)  # fmt: skip


@pytest.mark.parametrize("heads", [SHOPIFY, ANYBODY])
def test_every_odd_cell_comes_to_the_same(tmp_path: Path, heads: tuple[str, ...]) -> None:
    single = [((column, choice),) for column, choices in enumerate(CELLS) for choice in range(1, len(choices))]
    with open_desk(tmp_path) as desk:
        for cells in (*single, *TOGETHER):
            holds(desk, table(heads, rows([(row, *one) for row in (1, 2) for one in cells], 4)))


@pytest.mark.parametrize("without", [(), (1,), (2,), (3,), (1, 2), (1, 3), (2, 3), (1, 2, 3)])
def test_who_shares_phone_and_name_comes_to_the_same(tmp_path: Path, without: tuple[int, ...]) -> None:
    """Three of one name and phone, some of them without an e-mail address; in one batch, and in two."""
    shared = [cell for row in (1, 2, 3) for cell in ((row, 2, 1), (row, 12, 3), (row, 13, 1))]
    lines = rows([*shared, *((row, MAIL, 1) for row in without)], 4)
    with open_desk(tmp_path) as desk:
        holds(desk, table(SHOPIFY, lines))
        others = rows([], 1_010)[10:]
        holds(desk, table(SHOPIFY, [*lines[:2], *others[:998], *lines[2:]]))


@given(ODD, st.integers(1, 4), st.sampled_from([SHOPIFY, ANYBODY]))
@settings(max_examples=25)
def test_columns_and_rows_come_to_the_same(odd: list[tuple[int, int, int]], count: int, heads: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        # Somebody of the list is known already: by number, by e-mail address, by phone or by name only.
        bring_in(desk, table(heads, rows([], 1)))
        holds(desk, table(heads, rows(odd, count)))


@pytest.mark.parametrize("sample", sorted(path.name for path in SAMPLES.glob("*customers*.csv")))
def test_samples_come_to_the_same(tmp_path: Path, sample: str) -> None:
    with open_desk(tmp_path) as desk:
        holds(desk, (SAMPLES / sample).read_bytes())


def test_of_plain_rows_no_object_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("read row by row")

    with open_desk(tmp_path) as desk:
        monkeypatch.setattr(PeopleReader, "read", read)
        odd = [(1, 1, 1), (2, 1, 2), (3, 3, 1), (4, 4, 1), (5, 5, 2), (6, 6, 1), (7, 14, 1), (8, 15, 2)]
        assert bring_in(desk, table(SHOPIFY, rows(odd, 10))).counts.customers.new == 10
        with desk.store.reading() as book:
            assert [name for some in runs(book.raw) for name in list_differs(book.raw, *some, book.settings)] == []


def test_who_brings_in_a_list_again_has_it_read_row_by_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bool] = []
    read = PlainReader._read

    def counted(*arguments: object) -> object:
        tried.append(True)
        return read(*arguments)  # type: ignore[arg-type]

    content = table(SHOPIFY, rows([], 3_500))
    with open_desk(tmp_path) as desk:
        bring_in(desk, content)
        monkeypatch.setattr(PlainReader, "_read", counted)
        assert plan(desk, content).counts.customers.same == 3_500
    assert len(tried) == 3
