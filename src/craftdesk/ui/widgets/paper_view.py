"""Pages of paper on the screen, one under the other; sharp at any size, with keys to make them larger and smaller."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from craftdesk.printing.marks import PaperPage
from craftdesk.printing.painting import picture_of
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce

_STEP, _SMALLEST, _LARGEST = 1.25, 0.35, 6.0
_SCREEN = 3.78
"""Pixels a millimetre has at its true size on a screen of 96 dots an inch."""
_MOST_PICTURES = 6


class PaperView(QScrollArea):
    """Shows pages; `page_changed(number, of)` tells which is in sight."""

    page_changed = Signal(int, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sheet = _Sheets(look)
        self._zoom = 0.0
        self._told = (0, 0)
        self.setWidget(self._sheet)
        self.setWidgetResizable(False)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("pane", "canvas")
        self._sheet.setProperty("pane", "canvas")
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)
        look.changed.connect(self._on_look_changed)
        self._name()

    @property
    def pages(self) -> Sequence[PaperPage]:
        """What is shown."""
        return self._sheet.pages

    @property
    def scale(self) -> float:
        """How many pixels a millimetre has."""
        return self._sheet.scale

    def show_pages(self, pages: Sequence[PaperPage]) -> None:
        """Show other pages, from the first one on."""
        self._sheet.pages = tuple(pages)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._name()

    @Slot()
    def zoom_in(self) -> None:
        """Show the pages larger."""
        self._set_zoom((self._zoom or self._sheet.scale) * _STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show the pages smaller."""
        self._set_zoom((self._zoom or self._sheet.scale) / _STEP)

    @Slot()
    def fit_width(self) -> None:
        """Show the pages as wide as there is room."""
        self._set_zoom(0.0)

    def go_to(self, number: int) -> None:
        """Bring a page into sight, the first being 1."""
        tops = self._sheet.tops()
        if 0 < number <= len(tops):
            self.verticalScrollBar().setValue(tops[number - 1] - self._look.px(8))

    def current(self) -> int:
        """Return which page is in sight, the first being 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(1, sum(1 for top in self._sheet.tops() if top <= middle))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with plus, minus and nought; turn pages with Page up and down, go to the ends with Home and End."""
        key = event.key()
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_PageDown:
            self.go_to(min(self.current() + 1, len(self.pages)))
        elif key == Qt.Key.Key_PageUp:
            self.go_to(max(self.current() - 1, 1))
        elif key == Qt.Key.Key_Home:
            self.go_to(1)
        elif key == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width of the pages fitting, unless a size was chosen."""
        super().resizeEvent(event)
        self._fit()

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _SMALLEST), _LARGEST) if zoom else 0.0
        self._fit()

    def _fit(self) -> None:
        widest = max((page.width for page in self.pages), default=210.0)
        room = self.viewport().width() - 2 * self._look.px(16)
        self._sheet.set_scale(self._zoom or min(max(room / widest, _SMALLEST), 1.3 * _SCREEN))
        self._name()

    def _name(self) -> None:
        now = (self.current(), len(self.pages))
        words = self.tr("Preview, page {0} of {1}").replace("{0}", str(now[0])).replace("{1}", str(now[1]))
        self.setAccessibleName(words if self.pages else self.tr("Preview"))
        self.setAccessibleDescription("\n".join(self.pages[now[0] - 1].texts()) if self.pages else "")
        if now != self._told:
            self._told = now
            self.page_changed.emit(*now)
            if self.hasFocus():
                announce(self, words)

    @Slot()
    def _on_bar_value_changed(self) -> None:
        self._name()

    @Slot()
    def _on_look_changed(self) -> None:
        self._fit()


class _Sheets(QWidget):
    """The pages, painted as pictures that are kept while their size stays."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.pages: Sequence[PaperPage] = ()
        self.scale = 1.0
        self._pictures: dict[int, QPixmap] = {}

    def set_scale(self, scale: float) -> None:
        """Take a size; the pictures are painted anew."""
        self.scale = scale
        self._pictures.clear()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Have room for all pages with a gap around each."""
        gap = self._look.px(16)
        wide = max((page.width for page in self.pages), default=0.0) * self.scale
        return QSize(round(wide) + 2 * gap, self._bottom() + gap)

    def tops(self) -> list[int]:
        """Return where each page begins."""
        gap, y, found = self._look.px(16), self._look.px(16), []
        for page in self.pages:
            found.append(y)
            y += round(page.height * self.scale) + gap
        return found

    def _bottom(self) -> int:
        tops = self.tops()
        return tops[-1] + round(self.pages[-1].height * self.scale) if tops else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight, each with a fine edge."""
        painter = QPainter(self)
        for number, (page, top) in enumerate(zip(self.pages, self.tops(), strict=True)):
            wide, high = round(page.width * self.scale), round(page.height * self.scale)
            place = QRect((self.width() - wide) // 2, top, wide, high)
            if place.intersects(event.rect()):
                painter.drawPixmap(place, self._picture(number))
                painter.setPen(self._look.colour("border"))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _picture(self, number: int) -> QPixmap:
        if number not in self._pictures:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            ratio = self.devicePixelRatioF()
            picture = QPixmap.fromImage(picture_of(self.pages[number], self.scale * ratio))
            picture.setDevicePixelRatio(ratio)
            self._pictures[number] = picture
        return self._pictures[number]
