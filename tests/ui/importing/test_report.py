"""Bringing in, cancelling, and everything after: numbers that add up, rejected rows as a file, the way back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OperationId
from tests.ui.importing.bench import Bench


def test_the_report_accounts_for_every_row(bench: Bench, samples: Path) -> None:
    told: list[ChangeSet] = []
    bench.bus.changed.connect(told.append)
    bench.bring_in(samples / "shopify-customers.csv")
    report = bench.page.report_pane
    assert report.title.text() == "10 customers added"
    assert report.sum_row.accessibleName() == "12 Rows read = 10 New + 1 Twice in the file + 1 Rejected"
    assert report.facts.text() == "9 customers with a billing address"
    assert report.reasons.text().startswith("Row 12: There is nothing to know this customer by")
    assert report.backup.text().startswith("A backup was made before: ")
    assert "Odalys Fernwright" in bench.names()
    assert len(bench.names()) == 10
    assert len(told) == 1


def test_orders_report_their_items_and_their_sum(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "shopify-orders.csv")
    report = bench.page.report_pane
    assert report.title.text() == "9 orders and 8 customers added"
    assert report.sum_row.accessibleName() == "13 Rows read = 13 In new orders"
    assert "9 orders with 13 items, together $\u202f1,486.48" in report.facts.text().splitlines()
    assert not report.save.isVisible()


def test_undo_takes_everything_back_and_says_so(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "square-customers.csv")
    assert len(bench.names()) == 5
    report = bench.page.report_pane
    bench.press(report.undo)
    bench.qtbot.waitUntil(lambda: report.title.text() == "The import was taken back")
    assert report.line.text() == "Your customer book is as it was before square-customers.csv."
    assert not report.undo.isVisible()
    assert bench.names() == []


def test_an_import_that_is_undone_and_redone_elsewhere_is_told_as_it_stands(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "square-customers.csv")
    report, history = bench.page.report_pane, bench.desk.history
    before = "Your customer book is as it was before square-customers.csv. Redo brings it in again."
    bench.bus.publish(history.undo().changes)
    bench.qtbot.waitUntil(lambda: (report.title.text(), report.line.text()) == ("The import was taken back", before))
    assert not report.undo.isVisible()
    bench.bus.publish(history.redo().changes)
    bench.qtbot.waitUntil(lambda: report.title.text() == "5 customers added")
    assert report.undo.isVisible()
    [operation] = history.imports()
    bench.bus.publish(history.revert(OperationId(operation.id)).changes)
    gone = "What square-customers.csv brought is gone, except what you changed since."
    bench.qtbot.waitUntil(lambda: report.line.text() == gone)


def test_undo_keeps_what_was_changed_since_and_names_it(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "craftplan-customers.csv")
    known = bench.desk.customers.by_number("C-00001")
    assert known is not None
    bench.desk.customers.change(replace(known, note="Pays in eggs"))
    report = bench.page.report_pane
    bench.press(report.undo)
    bench.qtbot.waitUntil(lambda: report.title.text() == "The import was taken back")
    assert "1 stayed as they are" in report.line.text()
    assert len(bench.names()) == 1
    assert report.reasons.text() == bench.names()[0]


def test_rejected_rows_are_saved_with_their_reasons(
    bench: Bench, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    target = tmp_path / "to correct.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with bench.qtbot.waitSignal(bench.page.toast_requested) as told:
        bench.press(bench.page.report_pane.save)
    assert told.args == ["1 row saved as to correct.csv. Correct them there and import that file.", False]
    lines = target.read_text("utf-8-sig").splitlines()
    assert "Reason" in lines[0]
    assert "There is nothing to know this customer by" in lines[1]
    assert "6866149310705" in lines[1]


def test_show_customers_leaves_the_page_ready_for_the_next_file(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "craftplan-customers.csv")
    with bench.qtbot.waitSignal(bench.page.show_customers_requested):
        bench.press(bench.page.report_pane.show_button)
    assert bench.page.start_pane.isVisible()


def test_several_files_come_one_after_the_other(bench: Bench, samples: Path) -> None:
    bench.page.start(samples / "shopify-customers.csv")
    bench.page.start(samples / "shopify-orders.csv")
    bench.wait_for_plan()
    assert bench.page.plan_pane.head.queue.text() == "File 1 of 2"
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    report = bench.page.report_pane
    assert report.following.text() == "Next file: shopify-orders.csv"
    bench.press(report.following)
    bench.wait_for_plan()
    assert bench.page.plan_pane.head.queue.text() == "File 2 of 2"
    assert bench.sentence() == "Orders exported from Shopify: 13 rows, 9 new orders, 8 customers to update."


def test_a_file_of_several_can_be_skipped_and_cancel_closes(bench: Bench, samples: Path) -> None:
    bench.page.start_all([samples / "shopify-customers.csv", samples / "square-customers.csv"])
    bench.wait_for_plan()
    bench.press(bench.page.plan_pane.foot.skip)
    bench.qtbot.waitUntil(lambda: bench.page.plan_pane.head.name.full_text() == "square-customers.csv")
    bench.wait_for_plan()
    assert not bench.page.plan_pane.foot.skip.isVisible()
    with bench.qtbot.waitSignal(bench.page.closed):
        bench.press(bench.page.plan_pane.foot.cancel)
    assert bench.names() == []


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("edge-empty.csv", "edge-empty.csv is empty."),
        ("edge-not-a-csv.csv", "edge-not-a-csv.csv begins like a workbook, but can’t be read as one."),
        ("no such file.csv", "There is no file no such file.csv."),
    ],
)
def test_what_cannot_be_read_is_said_calmly(bench: Bench, samples: Path, file: str, said: str) -> None:
    bench.page.start(samples / file)
    trouble = bench.page.trouble
    bench.qtbot.waitUntil(trouble.isVisible)
    assert trouble.state.accessibleName() == "This file can’t be brought in"
    assert trouble.state.accessibleDescription().startswith(said)
    assert trouble.choose.isVisible()


def test_a_file_that_was_put_right_can_be_tried_again(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "late.csv"
    bench.page.start(file)
    bench.qtbot.waitUntil(bench.page.trouble.isVisible)
    file.write_text("First name,Last name,E-mail\nAnna,Berg,anna@example.org\n")
    bench.press(bench.page.trouble.again)
    bench.wait_for_plan()
    assert bench.sentence() == "A list of customers: 1 row, 1 new customer."
