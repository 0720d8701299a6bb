"""Counts as tiles: how many rows become what; the chosen one says which rows the table shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.format import Formatter
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.kinds import Kind
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.painting import Direction, draw_text, fill, isolated, visual
from craftdesk.ui.widgets.tab_group import tab_within
from craftdesk.ui.widgets.tip import plain_tip


class Tile(QAbstractButton):
    """One count with its icon and word; as wide as the bold word, so that nothing moves when it is chosen."""

    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.kind: Kind | None = None
        self._number = ""
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, kind: Kind, number: str) -> None:
        """Show a kind and how many there are."""
        self.kind, self._number = kind, number
        self.setAccessibleName(f"{kind.text}: {number}")
        self.setAccessibleDescription(kind.tip)
        self.setToolTip(plain_tip(kind.tip))
        self.updateGeometry()
        self.update()

    def number(self) -> str:
        """Return the count as shown."""
        return self._number

    def sizeHint(self) -> QSize:
        """Ask for the icon beside the number, and the word below."""
        px = self._look.px
        bold = QFont(self._look.font(Role.SMALL))
        bold.setWeight(QFont.Weight.DemiBold)
        word = QFontMetrics(bold).horizontalAdvance(self.kind.text if self.kind else "")
        number = self._look.metrics(Role.CARD_VALUE).horizontalAdvance(self._number) + px(28)
        tall = self._look.metrics(Role.CARD_VALUE).height() + self._look.metrics(Role.SMALL).height() + px(18)
        return QSize(max(word, number, px(62)) + px(26), tall)

    def minimumSizeHint(self) -> QSize:
        """Never shorten the word."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to the neighbour with the arrow keys, the way the text runs."""
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        steps = {Qt.Key.Key_Right: onward, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -onward, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tile; the chosen one has a tint, an edge and a bold word."""
        if self.kind is None:
            return
        painter = QPainter(self)
        look, px, way = self._look, self._look.px, Direction(self.layoutDirection())
        chosen = self.isChecked()
        edge = look.colour("accent" if chosen else "border")
        back = look.colour("soft" if chosen else "hover" if self.underMouse() else "surface")
        fill(painter, QRectF(self.rect()), px(9), back, edge, 1.4 if chosen else 1)
        if self.hasFocus():
            fill(painter, QRectF(self.rect()), px(9), None, look.colour("focus"), 2)
        value, word = look.metrics(Role.CARD_VALUE), look.metrics(Role.SMALL)
        top, pad, side = px(7), px(13), px(18)
        icon = visual(way, self.rect(), pad, top + (value.height() - side) // 2 + 1, side, side)
        ink = "muted" if self._number == "0" else f"{self.kind.hue.value}_text"
        painter.drawPixmap(icon.topLeft(), look.pixmap(self.kind.icon, side, ink, self.devicePixelRatioF()))
        left = pad + side + px(7)
        place = visual(way, self.rect(), left, top, self.width() - left, value.height())
        colour = look.colour("muted" if self._number == "0" else "text")
        draw_text(painter, place, isolated(self._number), look.font(Role.CARD_VALUE), colour, direction=way)
        font = QFont(look.font(Role.SMALL))
        if chosen:
            font.setWeight(QFont.Weight.DemiBold)
        below = visual(way, self.rect(), pad, top + value.height() + px(2), self.width() - pad, word.height())
        draw_text(painter, below, self.kind.text, font, look.colour("on_soft" if chosen else "muted"), direction=way)


class Tiles(QWidget):
    """A row of tiles of which one is chosen; wraps where the pane is narrow."""

    chosen = Signal(str)

    def __init__(self, look: Look, form: Formatter, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._form = look, form
        self._flow = FlowLayout(self)
        self._tiles: list[Tile] = []
        self._current = ""
        self.setAccessibleName(name)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def show_counts(self, counts: Sequence[tuple[Kind, int]], current: str) -> None:
        """Show these counts and choose one without telling anybody; tiles that stay keep the focus."""
        while len(self._tiles) < len(counts):
            tile = Tile(self._look, self)
            tile.clicked.connect(self._on_tile_clicked)
            tile.stepped.connect(self._on_tile_stepped)
            self._tiles.append(tile)
            self._flow.addWidget(tile)
        tab_within(self, self._tiles)
        for tile, (kind, count) in zip(self._tiles, counts, strict=False):
            tile.show_count(kind, self._form.count(count))
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(counts))
        self.select(current)
        self._flow.invalidate()
        self.updateGeometry()

    def select(self, key: str) -> None:
        """Choose a tile without telling anybody."""
        self._current = key
        for tile in self._tiles:
            mine = tile.kind is not None and tile.kind.key == key and not tile.isHidden()
            tile.setChecked(mine)
            # Tab reaches the group once, at the chosen tile; arrows do the rest.
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if mine else Qt.FocusPolicy.ClickFocus)

    def current(self) -> str:
        """Return the key of the chosen kind."""
        return self._current

    def shown(self) -> list[Tile]:
        """Return the tiles on show, in their order."""
        return [tile for tile in self._tiles if not tile.isHidden()]

    def _choose(self, tile: Tile) -> None:
        if tile.kind is not None:
            self.select(tile.kind.key)
            self.chosen.emit(tile.kind.key)

    @Slot()
    def _on_tile_clicked(self) -> None:
        tile = self.sender()
        if isinstance(tile, Tile):
            self._choose(tile)

    @Slot(int)
    def _on_tile_stepped(self, step: int) -> None:
        tiles = self.shown()
        at = next((place for place, tile in enumerate(tiles) if tile.isChecked()), 0)
        tile = tiles[(at + step) % len(tiles)]
        self._choose(tile)
        tile.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _on_look_changed(self) -> None:
        self._flow.setSpacing(self._look.px(8))
        for tile in self._tiles:
            tile.updateGeometry()
        self.update()
