"""Pages on a printer: each at its true size, whatever margins the printer would like."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from craftdesk.printing.marks import PaperPage
from craftdesk.printing.painting import page_size, paint
from craftdesk.printing.type import DOTS


def prepare(printer: QPrinter, pages: Sequence[PaperPage], name: str) -> None:
    """Tell a printer the size of the paper and what is printed, before the owner is asked anything else."""
    printer.setDocName(name)
    printer.setCreator("CraftDesk")
    printer.setFullPage(True)
    if pages:
        printer.setPageSize(page_size(pages[0]))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)


def print_pages(printer: QPrinter, pages: Sequence[PaperPage]) -> bool:
    """Print the pages that were asked for; False when the printer would not begin."""
    first = max(1, printer.fromPage() or 1)
    last = min(len(pages), printer.toPage() or len(pages))
    painter = QPainter()
    if not pages or not painter.begin(printer):
        return False
    painter.scale(printer.logicalDpiX() / DOTS, printer.logicalDpiY() / DOTS)
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        paint(painter, pages[number - 1])
    return painter.end()
