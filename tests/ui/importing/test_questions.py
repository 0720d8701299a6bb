"""Columns that contradict their heads or each other are asked for, in words, and the answer is followed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.importing.bench import Bench


def test_which_of_two_columns_is_meant(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(
        "Name,Contact,E-mail\nIda Berg,Eva Holm,ida@example.com\nBo Lund,Max Dahl,bo@example.org\n", encoding="utf-8"
    )
    bench.look_at(file)
    question = bench.page.plan_pane.question
    assert question.text.text() == (
        "“Name”, “Contact” all seem to be “Full name”, and hold different things: Ida Berg, Eva Holm."
        " Which one is meant? For now: “Name”."
    )
    assert [button.text() for button in question.buttons] == ["Name", "Contact"]
    assert [name for _, name, _ in bench.rows("new")] == ["Ida Berg", "Bo Lund"]
    bench.press(question.buttons[1])
    bench.wait_for_plan()
    assert not question.isVisible()
    assert [name for _, name, _ in bench.rows("new")] == ["Eva Holm", "Max Dahl"]


def test_what_a_column_holds_that_says_something_else(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "phones.csv"
    file.write_text(
        "Name,Phone\nIda Berg,ida@example.com\nBo Lund,bo@example.org\nCy Holm,cy@example.org\n", encoding="utf-8"
    )
    bench.look_at(file)
    question = bench.page.plan_pane.question
    assert question.text.text().startswith("“Phone” holds something else than its heading says, for example ida@")
    assert question.text.text().endswith("What is it? For now: E-mail.")
    assert [button.text() for button in question.buttons] == ["E-mail", "Phone"]
    bench.press(question.buttons[0])
    bench.wait_for_plan()
    assert not question.isVisible()


def test_tab_goes_from_the_question_by_the_counts_to_the_rows(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(
        "Name,Contact,E-mail\nIda Berg,Eva Holm,ida@example.com\nBo Lund,Max Dahl,bo@example.org\n", encoding="utf-8"
    )
    bench.look_at(file)
    pane = bench.page.plan_pane
    bench.qtbot.waitUntil(pane.question.buttons[0].hasFocus)
    stops: list[object] = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or pane, Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    chosen = next(tile for tile in pane.preview.tiles.shown() if tile.isChecked())
    assert stops == [pane.question.buttons[1], chosen, pane.preview.view]
