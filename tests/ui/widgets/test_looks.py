"""Sizes follow the font, nothing on a button is cut off, and a theme switch reaches everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QListView
from pytestqt.qtbot import QtBot

from craftdesk.ui.fonts import Role
from craftdesk.ui.icons import Icons
from craftdesk.ui.look import Look
from craftdesk.ui.strokes import UnknownIconError, strokes
from craftdesk.ui.theme import DARK, LIGHT, Hue, ThemeMode
from craftdesk.ui.widgets.avatar import Avatar, hue_of, initials_of
from craftdesk.ui.widgets.badge import Badge, BadgeSpec
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.list_row import ROW_ROLE, ListRow, TwoLineDelegate, fitted, row_text

VIP = BadgeSpec(text="VIP", icon="star", hue=Hue.VIOLET)


class OneRow(QStringListModel):
    row = ListRow(title="Amélie Dubois", amount="€ 1.00", subline="Ghent", badge=VIP, initials="AD")

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self.row if role == ROW_ROLE else super().data(index, role)


def test_buttons_share_an_icon_until_the_colours_change(qtbot: QtBot, look: Look) -> None:
    first, second = (Button(look, "Edit", icon="pencil") for _ in range(2))
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    shared = first.icon().cacheKey()
    assert second.icon().cacheKey() == shared
    look.set_mode(ThemeMode.DARK)
    assert second.icon().cacheKey() == first.icon().cacheKey() != shared


def test_a_button_draws_only_the_picture_that_is_shown(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    pixmap = Icons.pixmap

    def counted(icons: Icons, name: str, size: int, ink: str, dpr: float, *, mirrored: bool) -> QPixmap:
        drawn.append(ink)
        return pixmap(icons, name, size, ink, dpr, mirrored=mirrored)

    monkeypatch.setattr(Icons, "pixmap", counted)
    button = Button(look, "Edit", icon="pencil")
    qtbot.addWidget(button)
    assert drawn == ["text"]
    button.setEnabled(False)
    assert drawn == ["text", "disabled"]
    button.setEnabled(True)
    assert drawn == ["text", "disabled"]


@pytest.mark.parametrize("zoom", [90, 100, 150])
@pytest.mark.parametrize("kind", list(ButtonKind))
def test_no_button_cuts_its_words(qtbot: QtBot, look: Look, kind: ButtonKind, zoom: int) -> None:
    look.set_zoom(zoom)
    button = Button(look, "Import 245 customers", kind=kind, icon="plus")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Import 245 customers"
    if button.text():
        role = Role.STRONG if kind in {ButtonKind.PRIMARY, ButtonKind.TOAST} else Role.BODY
        words = look.metrics(role).horizontalAdvance(button.text()) if kind is not ButtonKind.LINK else 0
        assert button.minimumSizeHint().width() >= words + button.iconSize().width()
    assert button.sizeHint().height() >= 28


def test_zoom_makes_everything_larger(qtbot: QtBot, look: Look) -> None:
    avatar, badge = Avatar(look), Badge(look, VIP)
    qtbot.addWidget(avatar)
    qtbot.addWidget(badge)
    small = avatar.height(), badge.sizeHint().height(), look.font().pointSizeF(), look.row_height
    look.set_zoom(150)
    large = avatar.height(), badge.sizeHint().height(), look.font().pointSizeF(), look.row_height
    assert all(after >= before * 1.3 for before, after in zip(small, large, strict=True))
    look.set_zoom(500)
    assert look.zoom == 150


def test_theme_switch_repaints_cards_and_icons(qtbot: QtBot, look: Look) -> None:
    card = Card(look, "Contact")
    qtbot.addWidget(card)
    card.resize(200, 120)
    card.show()
    middle = card.rect().center()
    before = look.pixmap("star", 16, "accent").toImage()
    assert card.grab().toImage().pixelColor(middle) == QColor(LIGHT.surface)
    look.set_mode(ThemeMode.DARK)
    assert card.grab().toImage().pixelColor(middle) == QColor(DARK.surface)
    assert look.pixmap("star", 16, "accent").toImage() != before
    assert isinstance(look.icon("star"), QIcon)


def test_icons_are_sharp_at_double_resolution(look: Look) -> None:
    picture = look.pixmap("users", 18, "text", 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (36, 2.0)


@pytest.mark.log_expected
def test_an_icon_that_does_not_exist_is_a_mistake() -> None:
    with pytest.raises(UnknownIconError):
        strokes("no-such-icon")


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Amélie Dubois", "AD"), ("Jan de Smet", "JS"), ("田中 太郎", "田"), ("  ", "?"), ("O'Brien", "O"),
     ("& Söhne", "S"), ("dvořák & daughters", "DD")],
)  # fmt: skip
def test_initials(name: str, initials: str) -> None:
    assert initials_of(name) == initials


def test_neighbours_have_different_hues() -> None:
    assert all(hue_of(seed) != hue_of(seed + 1) for seed in range(200))


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_list_rows_paint_selection_from_the_leading_edge(
    qtbot: QtBot, look: Look, direction: Qt.LayoutDirection
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setLayoutDirection(direction)
    view.setModel(OneRow(["x"], view))
    view.setItemDelegate(TwoLineDelegate(look, view))
    view.resize(360, 120)
    view.show()
    view.setCurrentIndex(view.model().index(0, 0))
    rect = view.visualRect(view.model().index(0, 0))
    assert rect.width() == view.viewport().width()
    picture = view.viewport().grab().toImage()
    accent = QColor(LIGHT.accent)
    middle = rect.center().y()
    columns = [x for x in range(picture.width()) if picture.pixelColor(x, middle) == accent]
    leading = columns[0] < 20 if direction == Qt.LayoutDirection.LeftToRight else columns[-1] > 340
    assert leading


def test_a_row_is_read_as_one_sentence() -> None:
    assert row_text(OneRow.row) == "Amélie Dubois, Ghent, VIP, € 1.00"


def test_empty_state_breaks_long_sentences(qtbot: QtBot, look: Look) -> None:
    state = EmptyState(look, "users", "Your customer book is empty", "word " * 60)
    qtbot.addWidget(state)
    state.add_primary("Import a list…")
    for width in (900, 340):
        state.resize(width, 700)
        state.show()
        assert state.minimumSizeHint().width() <= max(width, look.px(260))
    assert state.accessibleName() == "Your customer book is empty"


def test_a_long_line_of_two_parts_keeps_its_fact_and_a_longer_line_its_beginning(look: Look) -> None:
    metrics = look.metrics(Role.SMALL)
    name = "Annegret Schmidt-Ährenfeld von der Heide zu Hohenlohe-Langenburg"
    assert fitted(f"{name} · ordered today", metrics, 200).endswith("… · ordered today")
    assert fitted(f"O-0001 · 29 Nov · {name}", metrics, 200) == f"O-0001 · 29 Nov · {name}"
