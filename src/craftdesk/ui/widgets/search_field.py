"""The search field: filters as one types, Esc clears, arrow down goes to the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import IconLabel


class SearchField(QLineEdit):
    """A line edit with a magnifier and a button that clears it."""

    text_edited = Signal(str)
    left_down = Signal()
    escaped = Signal()

    def __init__(self, look: Look, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMaxLength(200)
        self._glass = IconLabel(look, "search", 16, parent=self)
        self._clear = Button(look, self.tr("Clear search"), kind=ButtonKind.QUIET, icon="x", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.hide()
        self._clear.clicked.connect(self._on_clear_clicked)
        self.textEdited.connect(self.text_edited)
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def sizeHint(self) -> QSize:
        """Ask for the height of a control."""
        return QSize(self._look.px(220), self._look.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear with Esc, leave an empty field with Esc, go to the list with arrow down."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self._on_clear_clicked()
            else:
                self.escaped.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icons at their edges."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = self._look.px
        size = self._clear.sizeHint()
        left, right = px(12), self.width() - size.width() - px(4)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left, right = self.width() - px(12) - self._glass.width(), px(4)
        self._glass.move(left, (self.height() - self._glass.height()) // 2)
        self._clear.setGeometry(right, (self.height() - size.height()) // 2, size.width(), size.height())

    @Slot()
    def _on_clear_clicked(self) -> None:
        self.clear()
        self.text_edited.emit("")

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        start, end = px(26), px(26)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setTextMargins(end if mirrored else start, 0, start if mirrored else end, 0)
        self._place()
