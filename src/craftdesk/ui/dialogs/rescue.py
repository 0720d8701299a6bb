"""Rescuing a damaged shop: how far it is, with a way out, and then the report to read, copy and save."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from craftdesk.domain.progress import Progress
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.progress_strip import ProgressStrip


class RescueDialog(PanelDialog):
    """How far the rescue is; Esc and the window's own cross are Cancel."""

    stop_requested = Signal()

    def __init__(self, kit: Kit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, self.tr("Rescue “{0}”").replace("{0}", name), parent)
        self._is_working = True
        text = self.tr("The damaged file is only read, and stays as it is. What can be read goes into a new shop.")
        self.body.addWidget(Label(kit.look, text, role=Role.SMALL, ink="muted", wrap=True))
        self.strip = ProgressStrip(kit.look)
        self.strip.cancel_requested.connect(self.stop_requested)
        self.body.addWidget(self.strip)
        self.setMinimumWidth(kit.look.px(460))
        self.strip.show_progress(sentence("salvage.looking"), 0, 0)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.strip.show_progress(sentence(progress.code), progress.done, progress.total)

    def reject(self) -> None:
        """Ask for the work to be stopped; go away when it is over."""
        if self._is_working:
            self.stop_requested.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own cross."""
        if self._is_working:
            event.ignore()
            self.stop_requested.emit()
        else:
            super().closeEvent(event)

    def end(self) -> None:
        """The work is over."""
        self._is_working = False
        self.close()


class RescueReport(PanelDialog):
    """What came of it, to read, copy and save. `save_requested` brings the place that was chosen."""

    save_requested = Signal(object)

    def __init__(self, kit: Kit, lead: str, lines: Sequence[str], proposed: Path, parent: QWidget | None) -> None:
        super().__init__(kit, self.tr("What was rescued"), parent)
        self._proposed = proposed
        self.body.addWidget(Label(kit.look, lead, role=Role.SMALL, ink="muted", wrap=True))
        self.report = QPlainTextEdit("\n".join(lines))
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report of the rescue"))
        self.report.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.report.setTabChangesFocus(True)
        self.body.addWidget(self.report, 1)
        self.copy = self.add_leading_button(self.tr("Copy"), "copy")
        self.save = self.add_button(self.tr("Save…"), ButtonKind.SECONDARY, "download")
        self.close_button = self.add_close()
        self.copy.clicked.connect(self._on_copy_clicked)
        self.save.clicked.connect(self._on_save_clicked)
        self.resize(kit.look.px(680), kit.look.px(520))
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    @Slot()
    def _on_save_clicked(self) -> None:
        kinds = self.tr("Text (*.txt);;Table (*.csv)")
        found, _ = QFileDialog.getSaveFileName(self, self.tr("Save the report"), str(self._proposed), kinds)
        if found:
            self.save_requested.emit(Path(found))
