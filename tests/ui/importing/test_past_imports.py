"""The list of past imports: when, which file, what it brought; taking one back, and what stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from craftdesk.controllers.history import HistoryController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.lists import CustomerList
from craftdesk.ui.dialogs.past_imports import PastImportsDialog
from craftdesk.ui.kit import Kit
from tests.ui.importing.bench import Bench


def _dialog(bench: Bench, kit: Kit, runner: JobRunner, count: int) -> PastImportsDialog:
    dialog = PastImportsDialog(kit, HistoryController(bench.desk, runner, bench.bus, runner))
    bench.qtbot.addWidget(dialog)
    dialog.show()
    bench.qtbot.waitUntil(lambda: len(dialog.imports()) == count)
    return dialog


def test_imports_are_listed_with_their_counts_and_nothing_else_is(
    bench: Bench, kit: Kit, runner: JobRunner, samples: Path
) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    _rename(bench, "Bram Kettlewell")
    bench.bring_in(samples / "shopify-orders.csv")
    dialog = _dialog(bench, kit, runner, 2)
    bench.qtbot.waitUntil(dialog._list.hasFocus)
    newest, oldest = dialog.rows()
    assert newest.startswith("shopify-orders.csv")
    assert "9 new" in newest
    assert oldest.startswith("shopify-customers.csv")
    assert "10 new" in oldest


def test_an_import_is_taken_back_and_what_was_changed_since_is_named(
    bench: Bench, kit: Kit, runner: JobRunner, samples: Path
) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    _rename(bench, "Bram Kettlewell")
    dialog = _dialog(bench, kit, runner, 1)
    bench.press(dialog.undo)
    bench.qtbot.waitUntil(dialog.said.isVisible)
    assert "1 thing was changed since and stays" in dialog.said.accessibleName()
    assert dialog.said.accessibleName().endswith("Kept: Bramwell Kettlewell")
    bench.qtbot.waitUntil(lambda: any("taken back" in row for row in dialog.rows()))
    assert not dialog.undo.isEnabled()
    assert bench.names() == ["Bramwell Kettlewell"]


def test_the_one_that_was_taken_back_stays_in_hand(bench: Bench, kit: Kit, runner: JobRunner, samples: Path) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    bench.bring_in(samples / "shopify-orders.csv")
    dialog = _dialog(bench, kit, runner, 2)
    dialog._list.setCurrentRow(1)
    bench.press(dialog.undo)
    bench.qtbot.waitUntil(lambda: len(dialog.rows()) == 2 and "taken back" in dialog.rows()[1])
    assert dialog._list.currentRow() == 1
    assert dialog._list.hasFocus()


def test_without_imports_the_list_says_so(bench: Bench, kit: Kit, runner: JobRunner) -> None:
    dialog = PastImportsDialog(kit, HistoryController(bench.desk, runner, bench.bus, runner))
    bench.qtbot.addWidget(dialog)
    dialog.show()
    bench.qtbot.waitUntil(lambda: dialog.findChild(type(dialog.said)) is not None and not dialog.undo.isEnabled())
    assert dialog.imports() == []


def _rename(bench: Bench, name: str) -> None:
    people = CustomerList(bench.desk.shop, bench.desk.today)
    try:
        [row] = people.first(CustomerQuery(text=name), 2)
    finally:
        people.close()
    customer = bench.desk.customers.get(row.id)
    bench.desk.customers.change(replace(customer, first_name="Bramwell"))
