"""Find or run: one box over customers, orders and commands, opened with Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.palette_list import HitModel, PaletteDelegate, PaletteGroup, PaletteHit
from craftdesk.ui.widgets.search_field import SearchField

__all__ = ["Palette", "PaletteGroup", "PaletteHit"]

GROUP_MAX = 5
_TYPING_PAUSE_MS = 30


Search = Callable[[str], Sequence[PaletteGroup]]


class Palette(QWidget):
    """A veil over the window with the box on it; closes when something is chosen, with Esc or a click beside."""

    chosen = Signal(object)
    chosen_alternative = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, window: QWidget, search: Search) -> None:
        super().__init__(window)
        self._look, self._search = look, search
        self._former: QWidget | None = None
        self._box = QFrame(self)
        self._box.setProperty("floating", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        self._column = QVBoxLayout(self._box)
        self._field = SearchField(look, self.tr("Customer, order or command…"), self.tr("Find or run"))
        self._field.installEventFilter(self)
        self._field.text_edited.connect(self._on_field_text_edited)
        self._model = HitModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(PaletteDelegate(look, self._list))
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.viewport().setAutoFillBackground(False)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._on_list_clicked)
        self._nothing = Label(look, self.tr("Nothing found. Try fewer letters."), ink="muted")
        self._footer = Label(look, "", role=Role.AXIS, ink="muted")
        self._column.addWidget(self._field)
        self._column.addWidget(self._list, 1)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._footer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.set_footer(self.tr("↑ ↓ choose     Enter open     Ctrl+Enter new order     Esc close"))
        window.installEventFilter(self)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the palette, ready for typing."""
        self._former = self.window().focusWidget()
        self._field.setText(text)
        self._refresh()
        self._cover()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._field.selectAll()

    def dismiss(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        self._pause.stop()
        self.hide()
        if self._former is not None:
            self._former.setFocus(Qt.FocusReason.PopupFocusReason)
            self._former = None
        self.closed.emit()

    def set_footer(self, text: str) -> None:
        """Say which keys do what."""
        self._footer.setText(text)

    def current_hit(self) -> PaletteHit | None:
        """Return the hit that Enter would open."""
        return self._model.hit(self._list.currentIndex().row())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead the keys of the field to the list; follow the size of the window."""
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._cover()
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._took_key(event)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a click beside the box."""
        if not self._box.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil."""
        QPainter(self).fillRect(self.rect(), self._look.colour("scrim"))

    def _took_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        pages = {Qt.Key.Key_PageDown: GROUP_MAX, Qt.Key.Key_PageUp: -GROUP_MAX}
        step = {**steps, **pages}.get(Qt.Key(key))
        if step is not None:
            self._step(step)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._flush()
            self._choose(other=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _flush(self) -> None:
        """Enter opens what was typed, also when it comes faster than the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._refresh()

    def _step(self, step: int) -> None:
        self._flush()
        row = self._model.next_row(self._list.currentIndex().row(), step)
        self._select(row)
        hit = self.current_hit()
        if hit is not None:
            announce(self._field, ", ".join(part for part in (hit.title, hit.context) if part))

    def _select(self, row: int) -> None:
        index = self._model.index(row, 0)
        self._list.setCurrentIndex(index)
        if row <= 1:
            self._list.scrollToTop()
        else:
            self._list.scrollTo(index)

    def _choose(self, *, other: bool) -> None:
        hit = self.current_hit()
        if hit is None or not hit.enabled:
            return
        self.dismiss()
        (self.chosen_alternative if other else self.chosen).emit(hit.key)

    def _refresh(self) -> None:
        groups = self._search(self._field.text().strip())
        self._model.show_groups(groups, GROUP_MAX)
        self._select(self._model.next_row(-1, 1))
        found = self._model.rowCount() > 0
        self._list.setVisible(found)
        self._nothing.setVisible(not found and bool(self._field.text().strip()))
        self._cover()

    def _cover(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        px = self._look.px
        self.setGeometry(parent.rect())
        wide = min(px(560), self.width() - px(24))
        top = min(px(110), self.height() // 6)
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        rest = self._field.sizeHint().height() + self._footer.sizeHint().height() + px(46)
        if not self._nothing.isHidden():
            rest += self._nothing.sizeHint().height() + px(8)
        tall = min(rows + rest, self.height() - top - px(24))
        self._box.setGeometry(QRect((self.width() - wide) // 2, top, wide, tall))

    @Slot(str)
    def _on_field_text_edited(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._refresh()

    @Slot(object)
    def _on_list_clicked(self, _index: object) -> None:
        self._choose(other=False)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._column.setContentsMargins(px(12), px(12), px(12), px(10))
        self._column.setSpacing(px(8))
        self._nothing.setContentsMargins(px(8), px(4), px(8), px(4))
        self._footer.setContentsMargins(px(6), 0, px(6), 0)
        self._cover()
