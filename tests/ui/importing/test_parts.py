"""Files with several tables: another shop, an exported workbook, a workbook of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk import cli
from tests.support.workbooks import xlsx
from tests.ui.importing.bench import Bench


@pytest.mark.parametrize("ending", [".craftdesk", ".xlsx"])
def test_customers_products_and_orders_come_in_one_after_the_other(bench: Bench, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "other.craftdesk"
    assert cli.main(["sample", str(path), "--customers", "20", "--orders", "30", "--seed", "5"]) == 0
    if ending == ".xlsx":
        workbook = tmp_path / "other.xlsx"
        assert cli.main(["export", str(path), "--to", str(workbook), "--what", "everything"]) == 0
        path = workbook
    bench.bring_in(path)
    seen = [bench.page.plan_pane.head.queue.text()]
    for _ in range(2):
        bench.page.report_pane.next_requested.emit()
        bench.wait_for_plan()
        seen.append(bench.page.plan_pane.head.queue.text())
        bench.press(bench.page.plan_pane.foot.go)
        bench.wait_for_report()
    assert seen[1:] == ["File 2 of 3", "File 3 of 3"]
    with bench.desk.store.reading() as book:
        (orders,) = book.raw.execute("SELECT count(*) FROM orders").fetchone()
        (strangers,) = book.raw.execute("SELECT count(*) FROM customers").fetchone()
    assert (orders, strangers) == (30, 20)


def test_a_sheet_of_a_workbook_is_chosen_beside_the_plan(bench: Bench, tmp_path: Path) -> None:
    head = ["First name", "Last name", "E-mail"]
    path = tmp_path / "people.xlsx"
    path.write_bytes(
        xlsx({"New": [head, ["Ida", "Berg", "i@example.com"]], "Old": [head, ["Bo", "Lund", ""], ["Cy", "Cole", ""]]})
    )
    bench.look_at(path)
    box = bench.page.plan_pane.reading.form.sheet
    assert [box.itemText(at) for at in range(box.count())] == ["New", "New", "Old"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    bench.qtbot.waitUntil(
        lambda: bench.page._controller.plan is not None and bench.page._controller.plan.delimiter == "Old"
    )
    bench.wait_for_plan()
    assert len(bench.rows("new")) == 2


def test_other_lists_of_a_workbook_are_offered_behind_the_first(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(
        xlsx({
            "Customers": [["My people"], [], ["Name", "E-mail", "Town"], ["Ida Berg", "ida@example.com", "Ghent"],
                          ["Bo Lund", "bo@example.org", "Bruges"]],
            "Orders": [["Order", "Date", "Customer", "E-mail", "Total"], ["A-1", "2025-03-01", "Ida Berg",
                       "ida@example.com", 40.5]],
            "Notes": [["buy clay"]],
        })
    )  # fmt: skip
    bench.bring_in(path)
    assert bench.page.report_pane.following.text() == "Next file: book.xlsx · Customers"
    bench.press(bench.page.report_pane.following)
    bench.wait_for_plan()
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    assert bench.names() == ["Ida Berg", "Bo Lund"]
    # The sheet of notes is no list; nobody is asked about it.
    assert not bench.page.report_pane.following.isVisible()
