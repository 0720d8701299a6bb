"""Laws of every import: no row is lost, nothing changes twice, undo brings everything back."""

from __future__ import annotations

import csv
import io
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from craftdesk.errors import ImportProblem
from craftdesk.importing.outcome import RowCounts
from craftdesk.services.desk import Desk
from craftdesk.storage.checks import list_differs, runs
from tests.support.importing import bring_in, content, open_desk, plan

HEADS = ("Customer ID", "First Name", "Last Name", "Company", "Email", "Phone", "Street", "City", "Zip", "Tags", "Note")
POOLS: tuple[tuple[str, ...], ...] = (
    ("", "11", "12", "13"),
    ("", "Ida", "IDA", "Bo", "ゆき"),
    ("", "Berg", "O'Brien", "de Vries", "花森"),
    ("", "", "Clay & Co", "Töpferei „Am Bach“"),
    ("", "ida@example.com", "IDA@example.com", "bo@example.org", "nonsense", "a@@b.test"),
    ("", "+1 555 010 0001", "(555) 010-0001", "555-010-0002", "12"),
    ("", "5 Kiln Lane", "7 Weaver Close"),
    ("", "Brooklyn", "Köln"),
    ("", "11201", "01067"),
    ("", "vip", "VIP, wholesale"),
    ("", "likes blue", "likes blue\nand green", "=1+1"),
)
ROWS = st.lists(st.tuples(*(st.sampled_from(pool) for pool in POOLS)), max_size=12)


def table(rows: list[tuple[str, ...]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADS)
    writer.writerows(rows)
    return stream.getvalue().encode()


def list_as_worked_out(desk: Desk) -> bool:
    """Whether the derived list is what the tables say, row by row."""
    with desk.store.reading() as book:
        return not any(list_differs(book.raw, *some, book.settings) for some in runs(book.raw))


def adds_up(rows: RowCounts, read: int) -> bool:
    return rows.read == read == rows.new + rows.changed + rows.same + rows.merged + rows.rejected


@given(ROWS)
@settings(max_examples=60)
def test_rows_add_up_twice_is_once_and_undo_brings_everything_back(rows: list[tuple[str, ...]]) -> None:
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        before = content(desk)
        foretold = plan(desk, table(rows)).counts
        first = bring_in(desk, table(rows))
        assert first.counts == foretold
        assert adds_up(first.counts.rows, filled)
        assert len(content(desk)["customers"]) == first.counts.customers.new
        after = content(desk)
        assert list_as_worked_out(desk)
        again = bring_in(desk, table(rows))
        assert adds_up(again.counts.rows, filled)
        assert again.operation is None
        assert (again.counts.customers.new, again.counts.customers.changed) == (0, 0)
        assert content(desk) == after
        if first.operation is not None:
            desk.history.undo()
        assert content(desk) == before


@given(ROWS, ROWS)
@settings(max_examples=40)
def test_a_second_file_changes_what_its_plan_says_and_can_be_undone(
    first: list[tuple[str, ...]], second: list[tuple[str, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        bring_in(desk, table(first))
        before = content(desk)
        versions = {row[0]: row[1] for row in before["customers"]}
        report = bring_in(desk, table(second))
        after = content(desk)
        added = [row for row in after["customers"] if row[0] not in versions]
        assert len(added) == report.counts.customers.new
        kept = {row[0] for row in before["customers"]}
        assert kept <= {row[0] for row in after["customers"]}
        if report.operation is not None:
            desk.history.undo()
        assert content(desk) == before


@given(ROWS)
@settings(max_examples=30)
def test_blank_cells_never_erase(rows: list[tuple[str, ...]]) -> None:
    blanked = [(row[0], *row[1:3], "", row[4], row[5], "", "", "", "", "") for row in rows]
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        bring_in(desk, table(rows))
        before = content(desk)
        bring_in(desk, table(blanked))
        after = content(desk)
        for name in ("addresses", "customer_tags", "customer_emails", "customer_phones"):
            assert {row[0] for row in before[name]} <= {row[0] for row in after[name]}


@given(st.binary(max_size=400))
@settings(max_examples=60)
def test_any_bytes_end_in_a_plan_or_in_one_sentence(noise: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        for content_ in (noise, table([]) + noise, b"Order number,Total,Item,Date,Email\n" + noise):
            with suppress(ImportProblem):
                found = plan(desk, content_)
                rows = found.counts.rows
                assert rows.rejected == sum(
                    len(found.tidings.rejected_rows.get(one.row, (one.row,))) for one in found.rejected
                )
                bring_in(desk, content_)


ORDERS = st.lists(
    st.tuples(
        st.sampled_from(("#1", "#2", "#3", "")),
        st.sampled_from(("", "ida@example.com", "bo@example.org")),
        st.sampled_from(("2026-03-01", "31.02.2026", "")),
        st.sampled_from(("Mug", "Bowl, large", "")),
        st.sampled_from(("1", "2.5", "")),
        st.sampled_from(("12.00", "0.335", "")),
        st.sampled_from(("30.00", "-5", "", "1e999")),
        st.sampled_from(("paid", "refunded", "voided", "pending", "?")),
    ),
    max_size=12,
)


@given(ORDERS)
@settings(max_examples=60)
def test_rows_of_orders_add_up_wherever_they_stand(rows: list[tuple[str, ...]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(("Order number", "Email", "Order date", "Item name", "Qty", "Price", "Total", "Financial Status"))
    writer.writerows(rows)
    file = stream.getvalue().encode()
    with tempfile.TemporaryDirectory() as folder, open_desk(Path(folder)) as desk:
        before = content(desk)
        first = bring_in(desk, file)
        assert adds_up(first.counts.rows, len(rows))
        after = content(desk)
        assert len(after["orders"]) == first.counts.orders.new
        assert len(after["order_lines"]) == first.counts.lines
        again = bring_in(desk, file)
        assert again.operation is None
        assert content(desk) == after
        if first.operation is not None:
            desk.history.undo()
        assert content(desk) == before
