"""Longer work in the middle of the page: what is being done, how far it is, what is safe, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from craftdesk.domain.progress import Progress
from craftdesk.texts import knows, sentence
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.words import rows, translate
from craftdesk.ui.widgets.button import Button
from craftdesk.ui.widgets.label import IconLabel, Label

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_OF_ROWS = "import."
"""The codes of work that counts rows; a backup before it counts bytes, which tell nobody anything."""


class WorkPane(QWidget):
    """A title, a bar, a count and a promise; `cancel_requested` at most once a job."""

    cancel_requested = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = kit.look
        self._look, self._form = look, kit.format
        self._outer = QVBoxLayout(self)
        self._outer.addStretch(4)
        self._icon = IconLabel(look, "file-input", 56, "chart_before")
        self.title = Label(look, "", role=Role.PANE_TITLE, wrap=True)
        self.title.set_centred()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.count = Label(look, "", ink="muted")
        self.count.set_centred()
        self._promise = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        self._promise.set_centred()
        self.cancel = Button(look, translate("Import", "Cancel"))
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self._outer.addWidget(self._icon, 0, _CENTRE)
        for widget in (self.title, self._bar, self.count, self.cancel, self._promise):
            self._outer.addWidget(widget, 0, _CENTRE)
        self._outer.addStretch(5)
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)

    def begin(self, title: str, promise: str) -> None:
        """Say what begins; how far it is comes with the first progress."""
        self.title.setText(title)
        self._promise.setText(promise)
        self.cancel.set_words(translate("Import", "Cancel"))
        self.cancel.setEnabled(True)
        self.show_progress(Progress(0, 0, ""))

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show how far the work is; an unknown total of 0 shows that something moves."""
        done, total = progress.done, progress.total
        text = self._rows(done, total) if done and progress.code.startswith(_OF_ROWS) else ""
        if knows(progress.code):
            text = f"{sentence(progress.code)} {text}".strip()
        self._bar.setRange(0, 1000 if total > 0 else 0)
        self._bar.setValue(min(1000, done * 1000 // total) if total > 0 else 0)
        self._bar.setAccessibleName(self.title.text())
        self._bar.setAccessibleDescription(text)
        self.count.setText(text)

    def _rows(self, done: int, total: int) -> str:
        if not total:
            return rows(done, self._form)
        return translate("Import", "{done} of {total}").format(
            done=self._form.count(min(done, total)), total=rows(total, self._form)
        )

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.set_words(translate("Import", "Stopping…"))
        self.cancel_requested.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._look.px
        self._outer.setSpacing(px(12))
        self._outer.setContentsMargins(px(24), px(18), px(24), px(18))
        for label in (self.title, self._promise, self.count):
            label.setFixedWidth(px(480))
        self._bar.setFixedWidth(px(360))
