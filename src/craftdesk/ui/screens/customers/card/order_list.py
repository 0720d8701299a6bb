"""Orders in two lines each: what was ordered first, then number and day; badges and the amount at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from craftdesk.domain.order import OrderStatus, PaymentStatus
from craftdesk.domain.order_row import OrderRow
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.faces import (
    order_spoken,
    order_subline,
    order_title,
    payment_badge,
    status_badge,
)
from craftdesk.ui.widgets.badge import BadgeSpec, badge_size, paint_badge
from craftdesk.ui.widgets.painting import draw_text, fill, isolated, text_width, visual

ORDER_ROLE = int(Qt.ItemDataRole.UserRole.value) + 1
_NARROW = 580
_ROOM_FOR_BOTH = 420
Index = QModelIndex | QPersistentModelIndex


class OrderModel(QAbstractListModel):
    """Slim rows of orders; the order of the list is the order given."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._rows: Sequence[OrderRow] = ()

    def show_rows(self, rows: Sequence[OrderRow]) -> None:
        """Show other orders."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, place: int) -> OrderRow | None:
        """Return an order by its place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of orders."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the order, or how it is read aloud."""
        row = self.row_at(index.row())
        if row is None:
            return None
        if role == ORDER_ROLE:
            return row
        if role in {int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole)}:
            return order_spoken(row, self._kit.format)
        return None


class OrderDelegate(QStyledItemDelegate):
    """Paints an order."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._columns, self._measured = (0, 0), -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Two lines and their air."""
        return QSize(self._kit.look.px(200), row_height(self._kit))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row with a line below it."""
        row = index.data(ORDER_ROLE)
        if not isinstance(row, OrderRow):
            return
        painter.save()
        look, rect = self._kit.look, option.rect
        self._paint_ground(painter, option)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("border"))
        self._paint_words(painter, option, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = self._kit.look
        frame = QRectF(option.rect.adjusted(0, 1, 0, -2))
        view_focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if option.state & QStyle.StateFlag.State_Selected and view_focused:
            fill(painter, frame, look.px(7), look.colour("soft"))
            fill(painter, frame, look.px(7), None, look.colour("focus"), 1.6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, frame, look.px(7), look.colour("hover"))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, row: OrderRow) -> None:
        look, fmt, way, rect = self._kit.look, self._kit.format, option.direction, option.rect
        px, narrow = look.px, rect.width() < look.px(_NARROW)
        ink = look.colour("text" if row.counted else "muted")
        amount = fmt.money(row.total, row.currency)
        money_wide = max(text_width(look.metrics(Role.AMOUNT), amount) + 4, px(84))
        first, second = look.metrics(Role.BODY).height(), look.metrics(Role.SMALL).height()
        top = (rect.height() - first - px(3) - second) // 2
        end = rect.width() - px(8)
        line = visual(way, rect, end - money_wide, top if narrow else (rect.height() - first) // 2, money_wide, first)
        draw_text(painter, line, isolated(amount), look.font(Role.AMOUNT), ink, align=Qt.AlignmentFlag.AlignRight,
                  direction=way)  # fmt: skip
        edge = end - money_wide - px(10)
        badge_edge = end if narrow else edge
        left = self._paint_badges(painter, option, row, badge_edge, top + first + px(3) if narrow else -1)
        title = visual(way, rect, px(8), top, (edge if narrow else left) - px(16), first)
        draw_text(painter, title, order_title(row, fmt), look.font(Role.BODY), ink, direction=way)
        below = visual(way, rect, px(8), top + first + px(3), left - px(16), second)
        draw_text(painter, below, order_subline(row, fmt), look.font(Role.SMALL), look.colour("muted"), direction=way)

    def _paint_badges(self, painter: QPainter, option: QStyleOptionViewItem, row: OrderRow, edge: int, top: int) -> int:
        """Paint the badges before `edge` and return where they begin; at full width they stand in columns."""
        look, rect = self._kit.look, option.rect
        specs = badges_of(row)
        columns = tuple(zip(reversed(specs), self._measures(), strict=True))
        for spec, wide in reversed(columns) if top >= 0 else columns:
            settled = row.payment_status is PaymentStatus.PAID
            if top >= 0 and spec is specs[1] and (settled or rect.width() < look.px(_ROOM_FOR_BOTH)):
                continue
            size = badge_size(look, spec)
            column = size.width() if top >= 0 else wide
            begin = edge - column
            below = look.metrics(Role.SMALL).height()
            y = (rect.height() - size.height()) // 2 if top < 0 else top + (below - size.height()) // 2
            place = visual(option.direction, rect, begin, y, size.width(), size.height())
            paint_badge(painter, place, spec, look, option.direction)
            edge = begin - look.px(8)
        return edge

    def _measures(self) -> tuple[int, int]:
        """How wide the columns of payment and status are; they are measured once a look, not once a row."""
        if self._measured != self._kit.look.revision:
            self._measured = self._kit.look.revision
            self._columns = (_widest(self._kit, _PAYMENTS), _widest(self._kit, _STATUSES))
        return self._columns


_STATUSES = tuple(OrderStatus)
_PAYMENTS = (PaymentStatus.PENDING, PaymentStatus.PAID, PaymentStatus.REFUNDED, PaymentStatus.PARTLY_PAID)


def badges_of(row: OrderRow) -> tuple[BadgeSpec, BadgeSpec]:
    """Return the badges of status and payment."""
    return status_badge(row.status), payment_badge(row.payment_status)


def _widest(kit: Kit, kinds: Sequence[OrderStatus | PaymentStatus]) -> int:
    specs = [status_badge(kind) if isinstance(kind, OrderStatus) else payment_badge(kind) for kind in kinds]
    return max(badge_size(kit.look, spec).width() for spec in specs)


def row_height(kit: Kit) -> int:
    """Return the height of one order: two lines and air."""
    look = kit.look
    lines = look.metrics(Role.BODY).height() + look.metrics(Role.SMALL).height()
    return max(look.px(46), lines + look.px(18))


class OrderListView(QListView):
    """A list of orders; Enter, a click or a double click opens one."""

    opened = Signal(object)  # OrderId

    def __init__(self, kit: Kit, name: str, parent: QWidget | None = None, *, grows: bool = False) -> None:
        super().__init__(parent)
        self._kit, self._grows = kit, grows
        self.orders = OrderModel(kit, self)
        self._delegate = OrderDelegate(kit, self)
        self.setModel(self.orders)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_self_clicked)
        kit.look.changed.connect(self._on_look_changed)

    def show_rows(self, rows: Sequence[OrderRow]) -> None:
        """Show orders; a growing list is as tall as they are."""
        self.orders.show_rows(rows)
        self._on_look_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay rows out anew for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current order with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_self_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_self_clicked(self, index: QModelIndex) -> None:
        row = self.orders.row_at(index.row())
        if row is not None:
            self.opened.emit(row.id)

    @Slot()
    def _on_look_changed(self) -> None:
        if self._grows:
            self.setFixedHeight(self.orders.rowCount() * row_height(self._kit) + 2)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
