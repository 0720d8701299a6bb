"""What the page says of a file before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from craftdesk.ui.screens.importing.columns import COLUMN_ROLE
from tests.ui.importing.bench import Bench


def test_a_file_is_told_in_one_sentence_and_its_rows_in_counts(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-customers.csv")
    assert bench.page.plan_pane.head.name.full_text() == "shopify-customers.csv"
    assert bench.sentence() == "Customers exported from Shopify: 12 rows, 10 new customers."
    assert bench.tiles() == {
        "Rejected": "1", "Worth a look": "1", "New": "10", "Changed": "0", "Same": "0", "Twice in the file": "1",
    }  # fmt: skip
    foot = bench.page.plan_pane.foot
    assert foot.tally.text() == "10 new · 0 updated · 1 rejected"
    assert foot.go.text() == "Import 10 customers"
    assert bench.names() == []


@pytest.mark.parametrize(
    ("file", "said", "button"),
    [
        ("shopify-orders.csv", "Orders exported from Shopify: 13 rows, 9 new orders and 8 new customers.",
         "Import 9 orders"),
        ("square-customers.csv", "Customers exported from Square: 8 rows, 5 new customers.", "Import 5 customers"),
        ("craftplan-customers.csv", "Customers exported from Craftplan: 6 rows, 6 new customers.",
         "Import 6 customers"),
        ("craftplan-orders.csv", "Orders exported from Craftplan: 6 rows, 6 new orders and 4 new customers.",
         "Import 6 orders"),
        ("de-kundenliste.csv", "A customer list of a German office program: 6 rows, 4 new customers.",
         "Import 4 customers"),
        ("messy-spreadsheet.csv", "A list of customers: 11 rows, 8 new customers.", "Import 8 customers"),
    ],
)  # fmt: skip
def test_each_sample_says_what_it_is(bench: Bench, samples: Path, file: str, said: str, button: str) -> None:
    bench.look_at(samples / file)
    assert bench.sentence() == said
    assert bench.page.plan_pane.foot.go.text() == button


def test_a_list_of_products_says_so_and_comes_in(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_text("Name,SKU,Price\nMug,MUG-1,32.00\nDish,DISH-1,20.00\n", encoding="utf-8")
    bench.look_at(file)
    assert bench.sentence() == "A list of products: 2 rows, 2 new products."
    assert bench.page.plan_pane.foot.go.text() == "Import 2 products"
    assert [name for _, name, _ in bench.rows("new")] == ["Mug", "Dish"]
    bench.bring_in(file)
    assert bench.page.report_pane.title.text() == "2 products added"


def test_problems_are_shown_first_with_row_and_reason(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-customers.csv")
    assert bench.page.plan_pane.preview.tiles.current() == "rejected"
    [(row, _, reason)] = bench.rows("rejected")
    assert row == "12"
    assert reason.startswith("There is nothing to know this customer by")


def test_new_rows_say_who_and_what_the_file_knows(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-customers.csv")
    rows = bench.rows("new")
    assert rows[0][:2] == ("2", "Odalys Fernwright")
    assert "odalys.fernwright@example.com" in rows[0][2]
    assert len(rows) == 10


def test_a_row_that_is_there_twice_says_which_it_was_joined_to(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-customers.csv")
    [(row, _, why)] = bench.rows("merged")
    assert (row, why) == ("11", "Joined to row 2 of the same file")


def test_orders_show_their_day_and_total_as_the_owner_writes_them(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-orders.csv")
    rows = bench.rows("new")
    assert len(rows) == 9
    assert rows[0][1] == "#1001"
    assert "14 Mar 2026" in rows[0][2]
    assert "122.88" in rows[0][2]
    assert "USD" not in rows[0][2]


def test_a_changed_row_says_old_and_new(bench: Bench, samples: Path, tmp_path: Path) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    newer = tmp_path / "newer.csv"
    newer.write_text((samples / "shopify-customers.csv").read_text("utf-8").replace(",Bram,", ",Bramwell,"), "utf-8")
    bench.look_at(newer)
    assert bench.sentence() == "Customers exported from Shopify: 12 rows, 1 customer to update."
    assert bench.page.plan_pane.foot.go.text() == "Import 1 customer"
    [(row, name, what)] = bench.rows("changed")
    assert (row, name, what) == ("3", "Bramwell Kettlewell", "First name: Bram → Bramwell")
    detail = bench.page.plan_pane.preview.detail
    bench.qtbot.waitUntil(detail.isVisible)
    assert detail.text() == "First name: Bram → Bramwell"


def test_the_same_file_again_has_nothing_to_import(bench: Bench, samples: Path) -> None:
    bench.bring_in(samples / "craftplan-customers.csv")
    bench.look_at(samples / "craftplan-customers.csv")
    assert bench.sentence() == ("Customers exported from Craftplan: 6 rows, and your customer book has it all already.")
    foot = bench.page.plan_pane.foot
    assert (foot.go.text(), foot.go.isEnabled()) == ("Nothing to import", False)
    assert bench.tiles()["Same"] == "6"


def test_another_encoding_is_followed_at_once(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "shopify-customers.csv")
    names = [name for _, name, _ in bench.rows("new")]
    assert "Jürgen Weißhaupt" in names
    _choose(bench, bench.page.plan_pane.reading.form.encoding, "cp1252")
    assert "Jürgen Weißhaupt" not in [name for _, name, _ in bench.rows("new")]
    assert bench.page.plan_pane.reading.form.encoding.currentText() == "Windows, Western Europe"


def test_what_was_recognised_is_shown_in_the_settings(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "de-kundenliste.csv")
    form = bench.page.plan_pane.reading.form
    assert form.encoding.currentText() == "Windows, Western Europe"
    assert form.delimiter.currentText() == "Semicolon"
    assert form.header.currentText() == "Row 1"


def test_a_column_can_be_left_out(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "messy-spreadsheet.csv")
    assert "odalys.fernwright@example.com" in bench.rows("new")[0][2]
    columns = bench.page.plan_pane.reading.columns
    model = columns.model()
    places = {model.index(row, 0).data(COLUMN_ROLE).heading: row for row in range(model.rowCount())}
    model.setData(model.index(places["e-mail"], 0), "")
    bench.wait_for_plan()
    assert "odalys.fernwright@example.com" not in bench.rows("new")[0][2]
    assert model.index(places["e-mail"], 0).data() == "e-mail → Left out"


def test_enter_on_a_column_opens_the_choice_of_fields(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "messy-spreadsheet.csv")
    columns = bench.page.plan_pane.reading.columns
    columns.setFocus()
    columns.setCurrentIndex(columns.model().index(0, 0))
    QTest.keyClick(columns, Qt.Key.Key_Return)
    [box] = [box for box in columns.viewport().findChildren(QComboBox) if box.isVisible()]
    assert box.currentText() == "First name"
    assert "Birthday" in [box.itemText(at) for at in range(box.count())]
    box.hidePopup()


def test_headings_that_are_none_bring_the_bar_and_the_way_back(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "square-customers.csv")
    pane = bench.page.plan_pane
    _choose(bench, pane.reading.form.delimiter, "|")
    assert pane.problem.isVisible()
    assert not pane.foot.go.isEnabled()
    pane.problem.acted.emit()
    bench.wait_for_plan()
    assert not pane.problem.isVisible()
    assert pane.foot.go.text() == "Import 5 customers"


def test_a_question_is_asked_with_examples_and_its_answer_is_followed(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "birthdays.csv"
    file.write_text("Name,E-Mail,Birthday\nAnna Berg,anna@example.org,03/04/1988\nBo Li,bo@example.org,05/06/1990\n")
    bench.look_at(file)
    question = bench.page.plan_pane.question
    assert question.isVisible()
    assert "“Birthday”" in question.text.text()
    assert "03/04/1988" in question.text.text()
    assert [button.text() for button in question.buttons] == ["Day first: 3 Apr 1988", "Month first: 4 Mar 1988"]
    bench.press(question.buttons[0])
    bench.wait_for_plan()
    assert not question.isVisible()
    assert bench.page.plan_pane.reading.form.dates.currentText() == "Day first, 31.12.2026"


def test_only_adding_leaves_the_known_ones_alone(bench: Bench, samples: Path, tmp_path: Path) -> None:
    bench.bring_in(samples / "shopify-customers.csv")
    newer = tmp_path / "newer.csv"
    newer.write_text((samples / "shopify-customers.csv").read_text("utf-8").replace(",Bram,", ",Bramwell,"), "utf-8")
    bench.look_at(newer)
    form = bench.page.plan_pane.reading.form
    bench.page.plan_pane.reading.tabs.select("settings")
    [only] = [button for button in form.findChildren(type(form.modes.buttons()[0])) if "Only" in button.text()]
    only.click()
    bench.wait_for_plan()
    assert bench.page.plan_pane.foot.go.text() == "Nothing to import"


def _choose(bench: Bench, box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    bench.qtbot.waitUntil(lambda: not bench.page.is_busy())


def test_the_plan_is_carried_out_and_left_by_keys(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "craftplan-customers.csv")
    QTest.keyClick(bench.page.plan_pane.preview.tiles, Qt.Key.Key_Escape)
    assert bench.page.stack.currentWidget() is not bench.page.plan_pane
    assert bench.names() == []
    bench.look_at(samples / "craftplan-customers.csv")
    QTest.keyClick(bench.page.plan_pane.preview.tiles, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.qtbot.waitUntil(lambda: len(bench.names()) == 6)


def test_columns_that_hold_nothing_stand_below_the_others(bench: Bench, samples: Path) -> None:
    bench.look_at(samples / "icloud-contacts.vcf")
    model = bench.page.plan_pane.reading.columns.model()
    filled = [bool(model.index(row, 0).data(COLUMN_ROLE).examples) for row in range(model.rowCount())]
    assert True in filled
    assert False in filled
    assert filled == sorted(filled, reverse=True)
