"""Rows in doubt, and what the owner decides of rows before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from craftdesk.ui.screens.importing.decision_bar import DecisionBar
from craftdesk.ui.widgets.button import Button
from tests.ui.importing.bench import Bench

HEAD = "First name,Last name,E-mail,Phone\n"
ANNA = "Anna,Berg,berg@example.org,+15550100001\n"
PETER = "Peter,Berg,berg@example.org,\n"
BO = "Bo,Lund,bo@example.com,\n"


def _file(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text(HEAD + "".join(rows), "utf-8")
    return path


def _bar(bench: Bench) -> DecisionBar:
    return bench.page.plan_pane.preview.decisions


def _button(bench: Bench, words: str) -> Button:
    return next(one for one in _bar(bench).buttons if one.isVisible() and one.text() == words)


def test_a_couple_is_shown_first_with_who_it_may_be(bench: Bench, tmp_path: Path) -> None:
    bench.bring_in(_file(tmp_path, ANNA))
    bench.look_at(_file(tmp_path, PETER, BO))
    preview = bench.page.plan_pane.preview
    assert preview.tiles.current() == "doubt"
    [(row, name, why)] = bench.rows("doubt")
    assert (row, name) == ("2", "Peter Berg")
    assert why == (
        "Anna Berg in your book has the same e-mail address, but another first name."
        " · If you decide nothing, it updates Anna Berg."
    )
    assert [one.text() for one in _bar(bench).buttons if one.isVisible()] == [
        "It is the same person", "As a new customer", "Leave out",
    ]  # fmt: skip


def test_a_new_customer_instead_of_an_update_by_a_click(bench: Bench, tmp_path: Path) -> None:
    bench.bring_in(_file(tmp_path, ANNA))
    bench.look_at(_file(tmp_path, PETER, BO))
    bench.press(_button(bench, "As a new customer"))
    bench.wait_for_plan()
    assert bench.rows("doubt")[0][2].endswith("You decided: it comes in as a new customer.")
    assert bench.page.plan_pane.foot.go.text() == "Import 2 customers"
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    assert sorted(bench.names()) == ["Anna Berg", "Bo Lund", "Peter Berg"]


def test_del_leaves_the_row_out_and_it_can_come_back(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, ANNA, BO))
    bench.rows("new")
    view = bench.page.plan_pane.preview.view
    view.setFocus()
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    bench.wait_for_plan()
    assert bench.tiles()["New"] == "1"
    assert bench.tiles()["Left out"] == "1"
    assert "Rejected" not in bench.tiles()
    assert bench.page.plan_pane.foot.go.text() == "Import 1 customer"
    [(row, name, _)] = bench.rows("skipped")
    assert (row, name) == ("3", "Bo Lund")
    view.selectRow(0)
    bench.press(_button(bench, "Bring in after all"))
    bench.wait_for_plan()
    assert "Left out" not in bench.tiles()
    assert bench.page.plan_pane.foot.go.text() == "Import 2 customers"


def test_all_of_a_kind_are_left_out_and_the_sums_add_up(bench: Bench, tmp_path: Path) -> None:
    bench.bring_in(_file(tmp_path, ANNA))
    bench.look_at(_file(tmp_path, ANNA.replace("Berg,", "Bergdahl,"), BO, "Ida,Ek,ida@example.com,\n"))
    bench.rows("new")
    _bar(bench).all.setChecked(True)
    bench.press(_button(bench, "Leave out"))
    bench.wait_for_plan()
    assert bench.tiles()["New"] == "0"
    assert bench.tiles()["Left out"] == "2"
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    said = bench.page.report_pane.sum_row.accessibleName()
    assert said == "3 Rows read = 1 Changed + 2 Left out"
    assert bench.names() == ["Anna Bergdahl"]


def test_the_menu_of_a_row_offers_what_the_buttons_do(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, ANNA, PETER))
    assert [row[0] for row in bench.rows("doubt")] == ["3"]
    view = bench.page.plan_pane.preview.view
    view.selectRow(0)
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    [menu] = [one for one in view.findChildren(QMenu) if one.isVisible()]
    assert [entry.text() for entry in menu.actions()] == ["It is the same person", "As a new customer", "Leave out"]
    menu.actions()[1].trigger()
    menu.close()
    bench.wait_for_plan()
    assert bench.tiles()["New"] == "2"


def test_a_rejected_row_shows_what_stands_in_it(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, ANNA, ",,,only a note?\n"))
    [(row, name, reason)] = bench.rows("rejected")
    assert (row, name) == ("3", "only a note?")
    assert reason.startswith("There is nothing to know this customer by")


def test_a_product_shows_its_prices_by_level_from_old_to_new_and_is_never_offered_as_a_customer(
    bench: Bench, tmp_path: Path
) -> None:
    path = tmp_path / "products.csv"
    path.write_text("Name,SKU,Price,Wholesale price\nMug,M-1,24.00,16.00\n", "utf-8")
    bench.bring_in(path)
    path.write_text("Name,SKU,Price,Trade price\nMug,M-1,24.00,17.50\n", "utf-8")
    bench.look_at(path)
    [(_, name, change)] = bench.rows("changed")
    assert (name, change.replace("\u202f", "")) == ("Mug", "Price for Wholesale: $16.00 → $17.50")
    assert [one.text() for one in _bar(bench).buttons if one.isVisible()] == ["Leave out"]
