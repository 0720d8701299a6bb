"""Where problems are told: one dialog at a time; several of a kind are counted in it, others wait for their turn."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from craftdesk import __version__
from craftdesk.errors import CraftDeskError, Fault
from craftdesk.ui.words import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox, QPushButton

_MOST_WAITING, _MOST_DETAILS = 20, 10
_log = logging.getLogger(__name__)


class _Said:
    """What is told, how often it happened, and what is known of the places."""

    def __init__(self, text: str, more: str = "", details: list[str] | None = None) -> None:
        self.text, self.more = text, more
        self.details = details or []
        self.count = 1


class ErrorOutlet(QObject):
    """Shows a sentence: what happened, what is safe, what can be done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._copy: QPushButton | None = None
        self._said: _Said | None = None
        self._waiting: deque[_Said] = deque()

    @Slot(object)
    def show(self, problem: CraftDeskError) -> None:
        """Tell a problem in a dialog that waits for the owner, not for the program."""
        if isinstance(problem, Fault):
            self.show_fault(problem)
        else:
            _log.info("told %s", problem.code)
            self._take(_Said(sentence(problem.code, problem.params)))

    def show_fault(self, fault: Fault) -> None:
        """Tell a mistake of the program; its details can be copied, and hold nothing of the shop."""
        text = self.tr("Something went wrong inside CraftDesk.")
        more = self.tr(
            "Your shop is safe: what was saved is in the file, and the last step was left out as a whole. You can go"
            " on working. If it happens again, the details help to find the mistake; they hold nothing of your shop."
        )
        self._take(_Said(text, more, details=[fault.details]))

    def details(self) -> str:
        """What “Copy details” copies: versions, kinds and places of mistakes, never what was typed."""
        import platform  # only when something went wrong

        said = self._said
        parts = (f"CraftDesk {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
        head = ", ".join((*parts, platform.system()))
        return "\n\n".join((head, *(said.details if said is not None else ())))

    def _take(self, news: _Said) -> None:
        for known in ([self._said] if self._said is not None else []) + list(self._waiting):
            if known.text == news.text:
                known.count += 1
                known.details += [one for one in news.details if one not in known.details][: _MOST_DETAILS]
                del known.details[_MOST_DETAILS:]
                self._refresh()
                return
        if self._box is None:
            self._open(news)
        elif len(self._waiting) < _MOST_WAITING:
            self._waiting.append(news)

    def _open(self, said: _Said) -> None:
        from PySide6.QtWidgets import QMessageBox, QPushButton  # only when something is to be said

        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle("CraftDesk")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(said.text)
        close = box.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        if said.details:
            self._copy = QPushButton(self.tr("Copy details"), box)
            box.addButton(self._copy, QMessageBox.ButtonRole.ActionRole)
            # A message box closes on any of its buttons: copying is no reason to.
            self._copy.clicked.disconnect()
            self._copy.clicked.connect(self._on_copy_clicked)
        box.finished.connect(self._on_box_finished)
        self._box, self._said = box, said
        self._refresh()
        box.open()

    def _refresh(self) -> None:
        if self._box is None or self._said is None:
            return
        often = self.tr("This happened {0} times.").replace("{0}", str(self._said.count))
        parts = (self._said.more, often if self._said.count > 1 else "")
        self._box.setInformativeText("\n\n".join(part for part in parts if part))

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.details())
        if self._copy is not None:
            self._copy.setText(self.tr("Copied"))

    @Slot()
    def _on_box_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = self._copy = self._said = None
        if self._waiting:
            self._open(self._waiting.popleft())
