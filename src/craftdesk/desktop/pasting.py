"""Pasting onto the list: rows go to the import page, a block about somebody begins a new customer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from craftdesk.desktop.shell import Shell
from craftdesk.importing.source import BytesSource
from craftdesk.services.pasted import LONGEST, is_rows, split_pasted
from craftdesk.ui.action_spec import ActionId

_MOST_CHARACTERS = 50_000_000


class PasteParts(QObject):
    """`rows_pasted` gives rows as a source; a block goes into the form of a new customer, and nothing is saved."""

    rows_pasted = Signal(object)  # BytesSource

    def __init__(
        self, shell: Shell, home: Callable[[], str], to_customers: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell, self._home, self._to_customers = shell, home, to_customers
        shell.kit.actions[ActionId.PASTE].triggered.connect(self._on_paste_triggered)

    @Slot()
    def _on_paste_triggered(self) -> None:
        text = QGuiApplication.clipboard().text()[:_MOST_CHARACTERS].strip("\n\r")
        if is_rows(text):
            self.rows_pasted.emit(BytesSource(text.encode("utf-8", "replace"), self.tr("What you pasted")))
            return
        found = split_pasted(text, self._home()) if len(text) <= LONGEST else None
        if found is None or found.is_blank:
            words = self.tr("There is nothing about a customer to paste. Copy rows, an address or a signature first.")
            self._shell.window.show_toast(words)
        elif self._to_customers():
            self._shell.screen.begin_new(found)
