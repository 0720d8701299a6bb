"""A file whose columns nobody can tell: mapped first, nothing imported before; and how sure each column is."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel

from craftdesk.importing.mapping import Column
from craftdesk.importing.source import BytesSource
from craftdesk.ui.screens.importing.column_words import Certainty, certainty, left_out_words
from craftdesk.ui.screens.importing.columns import TITLE_ROLE
from tests.ui.importing.bench import Bench

UNKNOWN = "zq1;zq2;zq3\nalpha;17;blue\nbeta;18;red\ngamma;19;green\n"


def _file(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    return path


def _choose(bench: Bench, row: int, field: str) -> None:
    """Opens the choice of a column by the keyboard and takes a field."""
    columns = bench.page.plan_pane.reading.columns
    columns.setCurrentIndex(columns.model().index(row, 0))
    columns.setFocus()
    QTest.keyClick(columns, Qt.Key.Key_Return)
    [box] = [box for box in columns.viewport().findChildren(QComboBox) if box.isVisible()]
    box.setCurrentIndex(box.findText(field))
    box.activated.emit(box.currentIndex())
    box.hidePopup()
    bench.wait_for_plan()


def test_unknown_headings_open_the_mapping_first(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, UNKNOWN))
    pane = bench.page.plan_pane
    assert bench.sentence() == "A table: 3 rows. CraftDesk can’t tell what its columns mean."
    assert pane.problem.isVisible()
    assert "“zq1”" in pane.problem.accessibleName()
    assert (pane.foot.go.text(), pane.foot.go.isEnabled()) == ("Import", False)
    assert pane.foot.promise.text().startswith("First say what the columns mean")
    assert not pane.preview.tiles.isVisible()
    assert pane.reading.width() > pane.preview.width()
    assert bench.names() == []


def test_a_name_for_one_column_is_enough_and_the_preview_follows(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, UNKNOWN))
    _choose(bench, 0, "Last name")
    pane = bench.page.plan_pane
    assert not pane.problem.isVisible()
    assert pane.foot.go.text() == "Import 3 customers"
    assert [name for _, name, _ in bench.rows("new")] == ["alpha", "beta", "gamma"]
    bench.press(pane.foot.go)
    bench.wait_for_report()
    assert sorted(bench.names()) == ["alpha", "beta", "gamma"]


def test_a_column_becomes_a_new_field_of_the_shop(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, UNKNOWN))
    _choose(bench, 0, "Last name")
    _choose(bench, 2, "A new field of your own")
    columns = bench.page.plan_pane.reading.columns
    assert columns.model().index(2, 0).data(TITLE_ROLE) == "zq3"
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    assert [field.title for field in bench.desk.custom_fields.fields()] == ["zq3"]


def test_what_was_chosen_is_remembered_and_can_be_recognised_anew(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, UNKNOWN))
    _choose(bench, 0, "Last name")
    bench.press(bench.page.plan_pane.foot.go)
    bench.wait_for_report()
    bench.look_at(_file(tmp_path, UNKNOWN.replace("alpha", "delta")))
    reading = bench.page.plan_pane.reading
    assert bench.page.plan_pane.foot.go.text() == "Import 1 customer"
    assert reading.remembered.isVisible()
    assert re.fullmatch(r"As you chose on .*\d{4} for a file with these headings\.", reading.remembered.text())
    bench.press(reading.anew)
    bench.wait_for_plan()
    assert not bench.page.plan_pane.foot.go.isEnabled()
    assert bench.sentence().endswith("can’t tell what its columns mean.")


def test_rows_that_were_pasted_are_looked_at_like_a_file(bench: Bench) -> None:
    bench.page.start(BytesSource(b"First name\tE-mail\nAnna\tanna@example.org\nBo\tbo@example.org", "What you pasted"))
    bench.wait_for_plan()
    assert bench.page.plan_pane.head.name.full_text() == "What you pasted"
    assert bench.page.plan_pane.foot.go.text() == "Import 2 customers"


def test_columns_that_stay_out_although_they_hold_something_are_named(bench: Bench, tmp_path: Path) -> None:
    bench.look_at(_file(tmp_path, "Name,E-mail,Zqx\nAnna Berg,anna@example.org,some\n"))
    pane = bench.page.plan_pane.reading
    assert any(
        label.text() == "One column stays out: “Zqx”." and label.isVisible() for label in pane.findChildren(QLabel)
    )


def test_each_certainty_has_its_own_word() -> None:
    def column(field: str, confidence: float, *examples: str) -> Column:
        return Column(index=0, heading="x", field=field, confidence=confidence, examples=examples)

    assert [
        certainty(one)
        for one in (
            column("emails", 1.0), column("emails", 0.7), column("emails", 0.4), column("", 0.3, "a"),
            column("", 1.0, "a"), column("", 0.3),
        )
    ] == [
        Certainty.SURE, Certainty.LIKELY, Certainty.CHECK, Certainty.OPEN, Certainty.OUT, Certainty.OUT,
    ]  # fmt: skip
    many = tuple(Column(index=n, heading=f"c{n}", field="", confidence=0) for n in range(7))
    assert left_out_words(many) == "7 columns stay out: “c0”, “c1”, “c2”, “c3”, “c4” and 2 more."
