"""Printing pages on a printer that the owner chooses, and asking where their PDF is to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from craftdesk.printing.marks import PaperPage
from craftdesk.printing.printer import prepare, print_pages


class PaperOutput(QObject):
    """Signals: printed() when pages were sent, refused() when the printer would not begin."""

    printed = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._pages: Sequence[PaperPage] = ()
        self._dialog: QPrintDialog | None = None

    def print_pages(self, pages: Sequence[PaperPage], name: str) -> None:
        """Ask for a printer, then print."""
        self._pages = pages
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, pages, name)
        dialog = QPrintDialog(printer, self._parent)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, max(1, len(pages)))
        dialog.accepted.connect(self._on_dialog_accepted)
        dialog.finished.connect(dialog.deleteLater)
        self._dialog = dialog
        # Without a receiver Qt opens it beside the window, too, but the stubs know only the form with one.
        QDialog.open(dialog)

    @Slot()
    def _on_dialog_accepted(self) -> None:
        if self._dialog is None:
            return
        sent = print_pages(self._dialog.printer(), self._pages)
        self._dialog = None
        if sent:
            self.printed.emit()
        else:
            self.refused.emit()

    def ask_place(self, name: str) -> Path | None:
        """Ask where a file is to be kept; None when the owner thought better of it."""
        proposed = str(Path(self._folder) / name)
        kinds = self.tr("PDF files (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._parent, self.tr("Save as PDF"), proposed, kinds)
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = str(path.parent)
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
