"""The products as a list of two-line rows, and the keys that it knows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from craftdesk.ui.kit import Kit
from craftdesk.ui.models.product_model import ProductModel
from craftdesk.ui.widgets.list_row import TwoLineDelegate


class ProductList(QListView):
    """Enter and a double click open the card, F2 the form, Del deletes, arrow up leaves to the search box."""

    opened = Signal()
    edit_wished = Signal()
    delete_wished = Signal()
    left_up = Signal()
    left = Signal()

    def __init__(self, kit: Kit, model: ProductModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rows", "painted")
        self.setModel(model)
        self.setItemDelegate(TwoLineDelegate(kit.look, self))
        self.setAccessibleName(self.tr("Products"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the keys of the list."""
        signal = {
            Qt.Key.Key_Return: self.opened, Qt.Key.Key_Enter: self.opened, Qt.Key.Key_F2: self.edit_wished,
            Qt.Key.Key_Delete: self.delete_wished, Qt.Key.Key_Escape: self.left,
        }.get(Qt.Key(event.key()))  # fmt: skip
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if signal is not None and plain:
            signal.emit()
        elif event.key() == Qt.Key.Key_Up and plain and self.currentIndex().row() <= 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()
