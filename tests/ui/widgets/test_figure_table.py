"""A table of figures: each row as tall as what it says, whatever stood there before."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from craftdesk.ui.look import Look
from craftdesk.ui.screens.customers.card.figure_table import FigureTable


def test_rows_are_as_tall_as_what_they_say_and_not_as_what_they_said_before(qtbot: QtBot, look: Look) -> None:
    table = FigureTable(look, "Lines", ("Item", "Total"))
    qtbot.addWidget(table)
    table.show_rows([("Mug", "1"), ("Bowl", "2")])
    plain, whole = table.rowHeight(0), table.height()

    table.show_rows([("Mug", "1"), ("Bowl", "2")], ("5 % off", ""))
    assert table.rowHeight(0) > plain
    assert table.rowHeight(1) == plain

    table.show_rows([("Jug", "3"), ("Vase", "4")])
    assert [table.rowHeight(row) for row in range(2)] == [plain, plain]
    assert table.height() == whole
