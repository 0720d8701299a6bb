"""Progress of longer work: what is being done, how far it is, and a way out."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import PropertyLabel


class ProgressStrip(QWidget):
    """A line of text, a slim bar and Cancel, for the status bar or a page; hidden when nothing runs."""

    cancel_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._text = PropertyLabel(look, "", role=Role.SMALL, ink="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel = Button(look, self.tr("Cancel"), kind=ButtonKind.LINK)
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._cancel)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        self.hide()

    def show_progress(self, text: str, done: int, total: int, *, can_cancel: bool = True) -> None:
        """Show how far the work is; an unknown total of 0 shows that something moves."""
        self._text.show_text(text)
        self._bar.setRange(0, 1000 if total > 0 else 0)
        self._bar.setValue(done * 1000 // total if total > 0 else 0)
        self._bar.setAccessibleName(text)
        self.setAccessibleName(text)
        self._cancel.setVisible(can_cancel)
        if self.isHidden():
            self._cancel.setEnabled(True)
            self.show()

    def finish(self) -> None:
        """The work is over, however it ended."""
        self.hide()
        self._cancel.setEnabled(True)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_requested.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._row.setSpacing(self._look.px(10))
        self._bar.setFixedWidth(self._look.px(140))
