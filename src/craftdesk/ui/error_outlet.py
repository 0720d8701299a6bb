"""Where problems are told: a bar while the program can go on, a dialog with details for a mistake of its own."""

from __future__ import annotations

import platform

from PySide6.QtCore import QObject, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from craftdesk import __version__
from craftdesk.errors import CraftDeskError, Fault
from craftdesk.texts import sentence


class ErrorOutlet(QObject):
    """Shows a sentence: what happened, what is safe, what can be done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._details = ""

    @Slot(object)
    def show(self, problem: CraftDeskError) -> None:
        """Tell a problem in a dialog that waits for the owner, not for the program."""
        if isinstance(problem, Fault):
            self.show_fault(problem)
        else:
            self._open(sentence(problem.code, problem.params), "", "")

    def show_fault(self, fault: Fault) -> None:
        """Tell a mistake of the program; its details can be copied, and hold nothing of the shop."""
        text = self.tr("Something went wrong inside CraftDesk.")
        more = self.tr(
            "Your shop is safe: what was saved is in the file, and the last step was left out as a whole. You can go"
            " on working. If it happens again, the details help to find the mistake; they hold nothing of your shop."
        )
        self._open(text, more, fault.details)

    def _open(self, text: str, more: str, details: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CraftDesk")
        box.setText(text)
        box.setInformativeText(more)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        if details:
            parts = (f"CraftDesk {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
            self._details = "\n".join((", ".join((*parts, platform.system())), details))
            copy = box.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
            copy.clicked.connect(self._on_copy_clicked)
        box.finished.connect(self._on_box_finished)
        self._box = box
        box.open()

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details)

    @Slot()
    def _on_box_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None
