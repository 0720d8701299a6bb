"""The page on which customers chosen in the list become one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from craftdesk.controllers.merging import MergeController
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.merging.merge_desk import MergeDesk
from craftdesk.ui.screens.merging.page_head import PageHead


class MergePage(QFrame):
    """Shows what would become of some customers; `left` when nothing is to be done."""

    left = Signal()

    def __init__(self, kit: Kit, controller: MergeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._focus = False
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Merge customers"))
        self.head = PageHead(kit.look, self.tr("Merge customers"))
        self.desk = MergeDesk(kit, controller, self.tr("Leave them as they are"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.desk, 1)
        self.head.back_requested.connect(self.left)
        self.desk.declined.connect(self.left)
        controller.proposed.connect(self._on_controller_proposed)

    def show_customers(self, customers: Sequence[CustomerId]) -> None:
        """Show what would become of these."""
        words = self.tr("{0} customers become one; choose the best of each.")
        self.head.line.show_text(words.replace("{0}", self._kit.format.count(len(customers))))
        self._focus = True
        self.desk.show_customers(customers)

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        return [self]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_controller_proposed(self) -> None:
        if self._focus and self.isVisible():
            self._focus = False
            self.desk.panel.focus_first()
