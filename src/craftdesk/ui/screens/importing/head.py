"""The head of the page: the file's name, what it is in one sentence, and its place in the queue."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.label import Label, PropertyLabel
from craftdesk.ui.widgets.painting import fill


class FileFace(QWidget):
    """The picture of the file: decoration, not read aloud."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon on a tint."""
        look, px = self._look, self._look.px
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), px(12), look.colour("teal"))
        side = px(24)
        at = (self.width() - side) // 2
        painter.drawPixmap(at, at, look.pixmap("file-spreadsheet", side, "teal_text", self.devicePixelRatioF()))

    @Slot()
    def _on_look_changed(self) -> None:
        side = self._look.px(48)
        self.setFixedSize(side, side)
        self.update()


class PageHead(QWidget):
    """Name of the file, one sentence, `File 1 of 3`."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.addWidget(FileFace(look), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        self.name = PropertyLabel(look, "", role=Role.PANE_TITLE)
        self.sentence = Label(look, "", ink="muted", wrap=True)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.sentence)
        words.addStretch(1)
        self._row.addLayout(words, 1)
        self.queue = Label(look, "", role=Role.SMALL, ink="muted")
        self._row.addWidget(self.queue, 0, Qt.AlignmentFlag.AlignTop)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def show_file(self, name: str, sentence: str, place: int, total: int) -> None:
        """Show a file; `place` of `total` where several wait."""
        self.name.show_text(name)
        self.sentence.setText(sentence)
        self.show_place(place, total)
        self.setAccessibleName(name)
        self.setAccessibleDescription(sentence)

    def show_place(self, place: int, total: int) -> None:
        """Show the file's place among several."""
        self.queue.setText(translate("Import", "File {n} of {total}").format(n=place, total=total) if total > 1 else "")
        self.queue.setVisible(total > 1)

    @Slot()
    def _on_look_changed(self) -> None:
        self._row.setSpacing(self._look.px(14))
        self._row.setContentsMargins(0, 0, 0, 0)
