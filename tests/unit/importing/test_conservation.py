"""No line of any file is lost or counted twice: lists, sheets and cards, whatever the owner decides of their rows."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.importing.import_choices import ImportChoices
from craftdesk.importing.outcome import Counts
from craftdesk.importing.rulings import Decision
from craftdesk.importing.source import BytesSource
from tests.support.importing import bring_in, content, open_desk, plan
from tests.support.workbooks import xlsx

Rows = list[tuple[str, ...]]
Form = Callable[[str, Rows], BytesSource]
PEOPLE = ("First Name", "Last Name", "Company", "Email", "Phone", "Note")
ORDERS = ("Order number", "Email", "Order date", "Item name", "Qty", "Price", "Total")
PRODUCTS = ("Name", "SKU", "Price")
HEADS = {"customers": PEOPLE, "orders": ORDERS, "products": PRODUCTS}
POOLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "customers": (
        ("", "Ida", "IDA", "Bo", "ゆき"), ("", "Berg", "de Vries"), ("", "", "Clay & Co"),
        ("", "ida@example.com", "IDA@example.com", "bo@example.org", "nonsense"),
        ("", "+1 555 010 0001", "(555) 010-0001", "12"), ("", "likes blue", "blue, and\ngreen"),
    ),
    "orders": (
        ("#1", "#2", "#3", ""), ("", "ida@example.com", "bo@example.org"), ("2026-03-01", "31.02.2026", ""),
        ("Mug", "Bowl, large", ""), ("1", "2.5", "²"), ("12.00", "0.335", ""), ("30.00", "-5", "", "1e999"),
    ),
    "products": (("", "Mug", "Bowl", "mug"), ("", "M-1", "M-2"), ("", "12.00", "NaN")),
}  # fmt: skip
DECISIONS = st.dictionaries(st.integers(1, 10), st.sampled_from(Decision), max_size=5)
GROUPS = st.dictionaries(st.sampled_from(("new", "changed", "merged", "doubt")), st.sampled_from(Decision), max_size=2)


def rows_of(kind: str) -> st.SearchStrategy[Rows]:
    return st.lists(st.tuples(*(st.sampled_from(pool) for pool in POOLS[kind])), max_size=9)


def as_list(kind: str, rows: Rows) -> BytesSource:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADS[kind])
    writer.writerows(rows)
    return BytesSource(stream.getvalue().encode(), "list.csv")


def as_sheet(kind: str, rows: Rows) -> BytesSource:
    return BytesSource(xlsx({"A": [HEADS[kind], *rows]}), "list.xlsx")


def as_cards(kind: str, rows: Rows) -> BytesSource:
    assert kind == "customers"
    cards = []
    for first, last, company, mail, phone, note in rows:
        lines = [
            f"N:{last};{first};;;",
            f"ORG:{company}",
            f"EMAIL:{mail}",
            f"TEL:{phone}",
            "NOTE:" + note.replace("\n", "\\n"),
        ]
        cards.append("BEGIN:VCARD\r\nVERSION:3.0\r\n" + "\r\n".join(lines) + "\r\nEND:VCARD\r\n")
    return BytesSource("".join(cards).encode(), "people.vcf")


KINDS: list[tuple[str, Form]] = [
    *((kind, form) for kind in HEADS for form in (as_list, as_sheet)),
    ("customers", as_cards),
]


def adds_up(counts: Counts, read: int) -> bool:
    rows = counts.rows
    return rows.read == read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected


@pytest.mark.parametrize(("kind", "form"), KINDS, ids=lambda one: one if isinstance(one, str) else one.__name__)
@given(data=st.data(), decisions=DECISIONS, groups=GROUPS)
@settings(max_examples=10)
def test_every_row_has_one_fate(
    kind: str, form: Form, data: st.DataObject, decisions: dict[int, Decision], groups: dict[str, Decision]
) -> None:
    first, second = data.draw(rows_of(kind)), data.draw(rows_of(kind))
    cards = form is as_cards

    def filled(rows: Rows) -> int:
        return len(rows) if cards else sum(any(cell.strip() for cell in row) for row in rows)

    if not (filled(first) and filled(second)):
        return
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        dumps = [content(desk)]
        chosen = ImportChoices(decisions=decisions, groups=groups)
        for rows, choices in ((first, ImportChoices()), (second, chosen)):
            file = form(kind, rows)
            foretold = plan(desk, file, choices).counts
            report = bring_in(desk, file, choices)
            assert report.counts == foretold
            assert adds_up(report.counts, filled(rows))
            told = report.plan.tidings.rejected_rows
            rejected = sum(len(told.get(one.row, (one.row,))) for one in (*report.rejected, *report.skipped))
            assert rejected == report.counts.rows.rejected
            if choices is not chosen:
                again = bring_in(desk, file)
                assert again.operation is None
                assert (again.counts.rows.new, again.counts.rows.changed) == (0, 0)
                assert adds_up(again.counts, filled(rows))
            if report.operation is not None:
                after = content(desk)
                desk.history.undo()
                assert content(desk) == dumps[-1]
                desk.history.redo()
                assert content(desk) == after
            dumps.append(content(desk))
