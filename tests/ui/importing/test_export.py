"""The export dialog: what its button says, what is in the file, what is told afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from craftdesk.controllers.export import ExportController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.domain.customer import Customer
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import What
from craftdesk.ui.dialogs.export import ExportDialog, free_name
from craftdesk.ui.kit import Kit


@pytest.fixture
def dialog(qtbot: QtBot, kit: Kit, desk: Desk, runner: JobRunner, tmp_path: Path) -> ExportDialog:
    for name in ("Anna", "Bo", "Chloé"):
        desk.customers.add(Customer(first_name=name, last_name="Berg"))
    made = ExportDialog(kit, ExportController(desk, runner, runner), CustomerQuery(text="bo"), ())
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.kind.choose("list")
    made._picked = tmp_path / "out.csv"
    made.open()
    qtbot.waitUntil(lambda: "1 customer" in made.go.text())
    return made


def test_the_button_names_what_the_list_shows(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    assert dialog.go.text() == "Export 1 customer"
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.go.click()
    assert told.args == ["Exported 1 customer", str(tmp_path / "out.csv")]
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "Bo" in text
    assert "Anna" not in text


def test_everybody_goes_out_on_request(qtbot: QtBot, dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.whose.button("all").click()
    assert dialog.go.text() == "Export customers"
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.go.click()
    assert told.args[0] == "Exported 3 customers"
    assert "Chloé" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_a_folder_that_is_not_there_is_said_beside_the_button(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog._picked = tmp_path / "gone" / "out.csv"
    dialog.go.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.go.isEnabled()


def test_orders_have_a_name_and_a_button_of_their_own(dialog: ExportDialog) -> None:
    dialog._picked = None
    dialog.what.button(What.ORDERS).click()
    assert dialog.go.text() == "Export orders"
    assert dialog.path().name.startswith("orders 2026-11-2")


def test_a_name_that_is_taken_is_counted_up(tmp_path: Path) -> None:
    (tmp_path / "customers.csv").touch()
    (tmp_path / "customers 2.csv").touch()
    assert free_name(tmp_path, "customers", ".csv").name == "customers 3.csv"
    assert free_name(tmp_path, "customers", ".xlsx").name == "customers.xlsx"


def test_everything_goes_into_one_workbook_and_the_toast_says_what(
    qtbot: QtBot, dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.whose.button("all").click()
    dialog.what.button(What.EVERYTHING).click()
    assert not dialog.kind.button("list").isEnabled()
    assert "one table" in dialog.kind.button("list").toolTip()
    assert dialog.kind.value() == "workbook"
    assert dialog.go.text() == "Export everything"
    with qtbot.waitSignal(dialog.exported) as told:
        dialog.go.click()
    assert told.args == ["Exported 3 customers, 0 orders, 0 products", str(tmp_path / "out.xlsx")]
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_another_kind_gives_the_name_another_ending_and_tells_what_is_replaced(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    assert not dialog.taken.isVisible()
    (tmp_path / "out.vcf").touch()
    dialog.kind.button("cards").click()
    assert dialog.file.full_text() == str(tmp_path / "out.vcf")
    assert dialog.taken.isVisible()


def test_products_are_nobody_s(dialog: ExportDialog) -> None:
    dialog.what.button(What.PRODUCTS).click()
    assert dialog.go.text() == "Export products"
    assert not dialog.whose.isEnabled()
    assert not dialog.kind.button("cards").isEnabled()
