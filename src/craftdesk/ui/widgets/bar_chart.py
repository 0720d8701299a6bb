"""The bar chart: this year's bars, last year's marks, and a read-out by mouse, keyboard and ear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.painting import draw_text, fill, text_width, visual
from craftdesk.ui.widgets.tip import plain_tip

_STEPS = (1, 2, 2.5, 5, 10)
_LINES = 5
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One month: its names, the value now and a year before, both also as they are written."""

    label: str
    full_label: str
    now: int
    before: int | None = None
    now_text: str = ""
    before_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartData:
    """What a chart shows; `axis_text` writes a value at the axis."""

    title: str
    points: tuple[ChartPoint, ...]
    now_name: str
    before_name: str
    axis_text: Callable[[int], str] = str


def axis_values(low: int, high: int) -> tuple[int, ...]:
    """Return round values for the grid lines, from at most `low` to at least `high`, 0 among them."""
    low, high = min(low, 0), max(high, 0)
    span = max(high - low, 1)
    power = 1
    while power * 10 * _LINES <= span:
        power *= 10
    step = next((int(power * each) or 1 for each in _STEPS if power * each * _LINES >= span), power * 10)
    first = low // step * step
    last = -(-high // step) * step
    return tuple(range(first, max(last, step) + 1, step))


class BarChart(QWidget):
    """Bars over a quiet grid; arrow keys walk the months and read them out."""

    readout = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._data = ChartData(title="", points=(), now_name="", before_name="")
        self._axis: tuple[int, ...] = (0, 1)
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Chart"))
        look.changed.connect(self._on_look_changed)

    def set_data(self, data: ChartData) -> None:
        """Show other figures."""
        self._data, self._at = data, -1
        values = [point.now for point in data.points] + [point.before or 0 for point in data.points]
        self._axis = axis_values(min(values, default=0), max(values, default=0))
        self.setAccessibleName(data.title)
        self.setAccessibleDescription("; ".join(self.point_text(at) for at in range(len(data.points))))
        self.updateGeometry()
        self.update()

    def point_text(self, at: int) -> str:
        """Return a month as it is read out."""
        point = self._data.points[at]
        if point.before is None:
            return f"{point.full_label}: {point.now_text}"
        spoken = self.tr("{month}: {now}, {before_name} {before}")
        before_name = self._data.before_name[:1].lower() + self._data.before_name[1:]
        return spoken.format(
            month=point.full_label, now=point.now_text, before_name=before_name, before=point.before_text
        )

    def sizeHint(self) -> QSize:
        """Ask for the height of the design."""
        return QSize(self._look.px(400), self._look.px(180))

    def minimumSizeHint(self) -> QSize:
        """Live with narrow bars."""
        return QSize(self._look.px(240), self._look.px(150))

    # --- places --------------------------------------------------------------------------------

    def _plot(self) -> QRect:
        """The area of the bars, from the leading edge of an unmirrored widget."""
        look = self._look
        metrics = look.metrics(Role.AXIS)
        left = max((text_width(metrics, self._data.axis_text(value)) for value in self._axis), default=0)
        top = look.metrics(Role.SMALL).height() + look.px(18)
        bottom = metrics.height() + look.px(8)
        return QRect(left + look.px(10), top, max(10, self.width() - left - look.px(14)), self.height() - top - bottom)

    def _visual(self, left: float, top: float, width: float, height: float) -> QRect:
        way = self.layoutDirection()
        return visual(way, self.rect(), round(left), round(top), round(width), round(height))

    def _y(self, plot: QRect, value: int) -> float:
        low, high = self._axis[0], self._axis[-1]
        return plot.bottom() - plot.height() * (value - low) / max(high - low, 1)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint legend, grid, bars, marks and the chosen month."""
        painter = QPainter(self)
        plot = self._plot()
        self._paint_legend(painter)
        self._paint_grid(painter, plot)
        pitch = plot.width() / max(len(self._data.points), 1)
        highest = max((point.now for point in self._data.points), default=0)
        labelled = False
        for at, point in enumerate(self._data.points):
            self._paint_point(painter, plot, pitch, at)
            if point.now == highest > 0 and not labelled:
                labelled = True
                self._paint_value(painter, plot, pitch, at)
        if self.hasFocus():
            ring = QRectF(self.rect())
            fill(painter, ring, self._look.px(7), None, self._look.colour("focus"), 2)

    def _paint_legend(self, painter: QPainter) -> None:
        look, px, font = self._look, self._look.px, self._look.font(Role.SMALL)
        metrics = look.metrics(Role.SMALL)
        tall, left = metrics.height(), 1
        has_before = any(point.before is not None for point in self._data.points)
        for name, mark in ((self._data.now_name, "chart_now"), (self._data.before_name, "chart_before")):
            if not name or (mark == "chart_before" and not has_before):
                continue
            high = px(11) if mark == "chart_now" else 3
            swatch = self._visual(left, px(2) + (tall - high) / 2, px(12), high)
            fill(painter, QRectF(swatch), 2, look.colour(mark))
            wide = text_width(metrics, name) + 2
            place = self._visual(left + px(18), px(2), wide, tall)
            draw_text(painter, place, name, font, look.colour("muted"), direction=self.layoutDirection())
            left += px(18) + wide + px(16)

    def _paint_grid(self, painter: QPainter, plot: QRect) -> None:
        look = self._look
        tall = look.metrics(Role.AXIS).height()
        for value in self._axis:
            y = round(self._y(plot, value))
            line = self._visual(plot.left(), y, plot.width(), 1)
            painter.fillRect(line, look.colour("control" if value == 0 else "chart_grid"))
            place = self._visual(0, y - tall / 2, plot.left() - look.px(8), tall)
            text = self._data.axis_text(value)
            draw_text(painter, place, text, look.font(Role.AXIS), look.colour("muted"), align=_RIGHT,
                      direction=self.layoutDirection())  # fmt: skip

    def _paint_point(self, painter: QPainter, plot: QRect, pitch: float, at: int) -> None:
        look, px, point = self._look, self._look.px, self._data.points[at]
        left = plot.left() + pitch * at
        if at == self._at:
            band = self._visual(left, plot.top(), pitch, plot.height())
            fill(painter, QRectF(band), px(4), look.colour("hover"))
        wide = min(pitch * 0.56, px(26))
        zero = self._y(plot, 0)
        if point.now:
            y = self._y(plot, point.now)
            bar = QRectF(self._visual(left + (pitch - wide) / 2, min(y, zero), wide, max(2.0, abs(zero - y))))
            self._paint_bar(painter, bar, upward=point.now > 0)
        if point.before:
            self._paint_before(painter, left, self._y(plot, point.before), pitch)
        tall = look.metrics(Role.AXIS).height()
        room = self._visual(left - px(2), self.height() - tall - px(2), pitch + px(4), tall)
        if text_width(look.metrics(Role.AXIS), point.label) <= pitch + px(2) or at % 2 == 0:
            role = Role.AXIS_STRONG if at == self._at else Role.AXIS
            ink = look.colour("text" if at == self._at else "muted")
            wide_room = room.adjusted(-px(8), 0, px(8), 0)
            draw_text(painter, wide_room, point.label, look.font(role), ink, align=_CENTRE)

    def _paint_bar(self, painter: QPainter, bar: QRectF, *, upward: bool) -> None:
        """Round at the free end, square at the zero line."""
        radius = min(self._look.px(3), bar.width() / 2, bar.height())
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(bar, radius, radius)
        base = bar.bottom() - radius if upward else bar.top()
        path.addRect(QRectF(bar.left(), base, bar.width(), radius))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, self._look.colour("chart_now"))
        painter.restore()

    def _paint_before(self, painter: QPainter, left: float, y: float, pitch: float) -> None:
        look = self._look
        wide = min(pitch * 0.9, look.px(32))
        start = left + (pitch - wide) / 2
        halo = self._visual(start, round(y) - 3, wide, 7)
        painter.fillRect(halo, look.colour("surface"))
        painter.fillRect(self._visual(start, round(y) - 1, wide, 3), look.colour("chart_before"))

    def _paint_value(self, painter: QPainter, plot: QRect, pitch: float, at: int) -> None:
        look, point = self._look, self._data.points[at]
        tall = look.metrics(Role.AXIS_STRONG).height()
        text = self._data.axis_text(point.now)
        wide = text_width(look.metrics(Role.AXIS_STRONG), text) + look.px(6)
        top = max(0.0, min(self._y(plot, point.now), self._y(plot, point.before or 0) - 3) - tall - look.px(1))
        middle = plot.left() + pitch * (at + 0.5)
        left = min(max(middle - wide / 2, 0), self.width() - wide)
        place = self._visual(left, top, wide, tall)
        painter.fillRect(place, look.colour("surface"))
        draw_text(painter, place, text, look.font(Role.AXIS_STRONG), look.colour("text"), align=_CENTRE)

    # --- read-out ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the months with the arrow keys, the way the text runs."""
        last = len(self._data.points) - 1
        onward = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        start = self._at if self._at >= 0 else (last + 1 if event.key() == Qt.Key.Key_Left else -1)
        places = {
            Qt.Key.Key_Right: start + onward,
            Qt.Key.Key_Left: start - onward,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        wanted = places.get(Qt.Key(event.key()))
        if wanted is None or last < 0:
            super().keyPressEvent(event)
            return
        self._choose(min(max(wanted, 0), last))
        centre = self._plot().left() + self._plot().width() * (self._at + 0.5) / (last + 1)
        spot = self._visual(centre, self.height() // 2, 1, 1).topLeft()
        QToolTip.showText(self.mapToGlobal(spot), plain_tip(self.point_text(self._at)), self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out the month under the pointer."""
        at = self._index_at(event.position().toPoint())
        if at != self._at:
            self._choose(at)
        if at >= 0:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(self.point_text(at)), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the month when the pointer leaves."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._choose(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the month when the focus leaves."""
        super().focusOutEvent(event)
        self._choose(-1)

    def _index_at(self, spot: QPoint) -> int:
        plot, count = self._plot(), len(self._data.points)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 1 - spot.x() if mirrored else spot.x()
        at = int((x - plot.left()) * count / max(plot.width(), 1))
        return at if x >= plot.left() and 0 <= at < count else -1

    def _choose(self, at: int) -> None:
        self._at = at
        self.update()
        if at >= 0:
            self.readout.emit(self.point_text(at))
            if self.hasFocus():
                announce(self, self.point_text(at))

    @Slot()
    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
