"""The calm pages without a plan: nothing chosen yet, and a file that can't be brought in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.ui.look import Look
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.tip import plain_tip


class StartPane(QWidget):
    """Nothing is chosen yet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        title = translate("Import", "Bring in a list of customers or orders")
        line = translate(
            "Import",
            "The file your web shop, your till or your spreadsheet gave you. You see every change before anything"
            " is saved.",
        )
        state = EmptyState(look, "file-input", title, line)
        self.choose = state.add_primary(translate("Import", "Choose a file…"), "folder-open")
        state.set_tip(translate("Import", "Tip: you can also drop a file anywhere on this window."))
        outer.addWidget(state)


class TroublePane(QWidget):
    """A file that can't be brought in: what it is, what is safe, what to do."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.state = EmptyState(look, "file-x")
        self.choose = self.state.add_primary(translate("Import", "Choose another file…"), "folder-open")
        self.again = self.state.add_secondary(translate("Import", "Try again"), "refresh-cw")
        self.skip = self.state.add_secondary(translate("Import", "Go on with the next file"), "arrow-right")
        self.leave = self.state.add_link(translate("Import", "Back to the customers"))
        outer.addWidget(self.state)

    def show_trouble(self, name: str, text: str, *, more: bool) -> None:
        """Say why a file can't be brought in; `more` files wait behind it."""
        title = translate("Import", "This file can’t be brought in")
        self.state.set_texts(title, text)
        self.state.setToolTip(plain_tip(name))
        self.skip.setVisible(more)
        self.choose.setFocus()
        announce(self, f"{title}. {text}")
