"""A preview with its tools: smaller, larger, as wide as the pane, and which page it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.printing.marks import PaperPage
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import PropertyLabel
from craftdesk.ui.widgets.paper_view import PaperView


def fitting(dialog: QWidget, width: int, height: int) -> QSize:
    """Return the size for a dialog that stays within its window, however large the text is."""
    parent = dialog.parentWidget()
    if parent is None:
        return QSize(width, height)
    room = parent.window().size()
    return QSize(min(width, room.width()), min(height, room.height()))


class PreviewPane(QWidget):
    """Pages with zoom and page count."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = kit.look
        self._fmt = kit.format
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.px(8))
        row = QHBoxLayout()
        row.setSpacing(look.px(4))
        self.count = PropertyLabel(look, role=Role.SMALL, ink="muted")
        self.smaller = Button(look, self.tr("Smaller"), kind=ButtonKind.QUIET, icon="zoom-out")
        self.larger = Button(look, self.tr("Larger"), kind=ButtonKind.QUIET, icon="zoom-in")
        self.wide = Button(look, self.tr("Fit the width"), kind=ButtonKind.QUIET, icon="move-horizontal")
        row.addWidget(self.count, 1)
        for button in (self.smaller, self.larger, self.wide):
            row.addWidget(button)
        box.addLayout(row)
        self.view = PaperView(look)
        box.addWidget(self.view, 1)
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.wide.clicked.connect(self.view.fit_width)
        self.view.page_changed.connect(self._on_view_page_changed)

    def show_pages(self, pages: Sequence[PaperPage]) -> None:
        """Show other pages."""
        self.view.show_pages(pages)

    @Slot(int, int)
    def _on_view_page_changed(self, number: int, of: int) -> None:
        count = self._fmt.count
        words = self.tr("Page {0} of {1}").replace("{0}", count(number)).replace("{1}", count(of))
        self.count.show_text(words if of else "")
