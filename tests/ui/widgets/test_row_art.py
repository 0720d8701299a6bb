"""Rows are worked out once and drawn often; what is drawn stands where it stood when everything was drawn anew."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QFrame, QListView
from pytestqt.qtbot import QtBot

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.theme import LIGHT, Hue, ThemeMode
from craftdesk.ui.widgets import row_art
from craftdesk.ui.widgets.badge import BadgeSpec
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate
from craftdesk.ui.widgets.painting import draw_marked

VIP = BadgeSpec(text="VIP", icon="star", hue=Hue.VIOLET)


class Rows(QStringListModel):
    rows: tuple[ListRow, ...] = (
        ListRow(title="Amélie Dubois", amount="€ 1.00", subline="Ghent · ordered today", badge=VIP, initials="AD"),
        ListRow(title="דנה לוי", subline="Ghent", title_marks=((0, 3),), initials="ד"),
    )

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self.rows[index.row()] if role == ROW_ROLE else super().data(index, role)


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> QListView:
    view = QListView()
    qtbot.addWidget(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setModel(Rows(["x", "y"], view))
    view.setItemDelegate(TwoLineDelegate(look, view))
    view.resize(360, 200)
    view.show()
    return view


def test_a_row_that_is_painted_again_is_not_measured_again(view: QListView, monkeypatch: pytest.MonkeyPatch) -> None:
    before = view.viewport().grab().toImage()
    monkeypatch.setattr(row_art, "shaped", None)
    monkeypatch.setattr(row_art, "elided", None)
    assert view.viewport().grab().toImage() == before


def test_another_theme_and_another_size_of_text_are_drawn_anew(view: QListView, look: Look) -> None:
    light = view.viewport().grab().toImage()
    look.set_mode(ThemeMode.DARK)
    dark = view.viewport().grab().toImage()
    look.set_mode(ThemeMode.LIGHT)
    assert dark != light
    assert view.viewport().grab().toImage() == light
    look.set_zoom(150)
    assert view.viewport().grab().toImage() != light


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Ocean Blue", ((0, 5),)),
        ("Hauptstraße 12", ((5, 6), (12, 2))),
        ("田中 太郎", ((0, 2),)),
        ("Ωmega Łódź", ((6, 3),)),
    ],
)
@pytest.mark.parametrize("room", [300, 60])
def test_tints_stand_where_a_laid_out_text_has_them(
    qapp: object, look: Look, text: str, marks: tuple[tuple[int, int], ...], room: int
) -> None:
    place = QRect(4, 2, room, look.metrics(Role.BODY).height())
    inks = (look.colour("text"), look.colour("mark"))
    kit, art = row_art.ArtKit(look), row_art.RowArt()
    kit.marked(art, place, text, Role.BODY, inks, marks, Qt.LayoutDirection.LeftToRight)
    assert not art.layouts
    ours, laid = _canvas(), _canvas()
    painter = QPainter(ours)
    art.paint(painter, QPoint())
    painter.end()
    painter = QPainter(laid)
    draw_marked(painter, place, text, look.font(Role.BODY), inks, marks, Qt.LayoutDirection.LeftToRight)
    painter.end()
    one, two = _tinted(ours), _tinted(laid)
    assert all(abs(a - b) <= 1 for a, b in zip(one, two, strict=True))


def _canvas() -> QImage:
    image = QImage(QSize(320, 40), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    return image


def _tinted(image: QImage) -> tuple[int, int]:
    """First and last column that have the tint; -1 for none."""
    tint = QColor(LIGHT.mark)
    columns = [x for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == tint]
    return min(columns, default=-1), max(columns, default=-1)


def test_what_is_kept_longest_unused_makes_room() -> None:
    kept: row_art.Kept[int] = row_art.Kept(2)
    assert [kept.get_or_make(key, lambda: 1) for key in ("a", "b", "a", "c")] == [1, 1, 1, 1]
    assert list(kept) == ["a", "c"]
