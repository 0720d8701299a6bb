"""Rows that are kept look as if they had been made for what they show now."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.kept_rows import KeptRows


def _row() -> QWidget:
    row = QWidget()
    QHBoxLayout(row)
    return row


def test_rows_made_at_one_zoom_are_spaced_by_the_zoom_in_force(qtbot: QtBot, look: Look) -> None:
    def spaces(rows: list[QWidget]) -> list[int]:
        return [column.spacing(), *(layout.spacing() for row in rows if (layout := row.layout()) is not None)]

    column = QVBoxLayout(host := QWidget())
    qtbot.addWidget(host)
    kept = KeptRows(look, column, _row, between=20, inside=40, parent=host)
    kept.take(1)
    look.set_zoom(150)
    assert spaces(kept.take(2)) == [look.px(20), look.px(40), look.px(40)]
    look.set_zoom(100)
    assert spaces(kept.take(2)) == [look.px(20), look.px(40), look.px(40)]
