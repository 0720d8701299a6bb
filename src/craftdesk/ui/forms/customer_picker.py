"""The editor of a link to another customer: typed in part, chosen from those found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from craftdesk.errors import Problem
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.suggestions import Suggestions

_PAUSE_MS = 120


class CustomerPicker(Editor):
    """Holds the id of a customer; `search_requested` asks for names, `show_found` offers them."""

    search_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Name of another customer"))
        self.line.textEdited.connect(self._on_line_text_edited)
        row.addWidget(self.line)
        self.setFocusProxy(self.line)
        self._id: object = None
        self._found: dict[str, object] = {}
        self._model = QStringListModel(self)
        self._completer = completer = Suggestions(self._model, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated.connect(self._on_completer_activated)
        self.line.setCompleter(completer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_timeout)

    def value(self) -> object:
        """Return the id of the chosen customer, None without one."""
        return self._id

    def show_value(self, value: object) -> None:
        """Hold an id; its name is shown by `show_name`."""
        self._id = value
        if value is None:
            self.line.clear()

    def show_name(self, name: str) -> None:
        """Show the name of the customer whose id is held."""
        self.line.setText(name)
        self._found[name] = self._id

    def show_found(self, found: Sequence[tuple[object, str]]) -> None:
        """Offer customers that match what is typed."""
        self._found |= {name: number for number, name in found}
        self._model.setStringList([name for _, name in found])
        if self.line.hasFocus() and found:
            self._completer.complete()

    def unreadable(self) -> Problem | None:
        """Say so when a name is typed that nobody was chosen for."""
        text = self.line.text().strip()
        return Problem("customer_picker.nobody", "", {"text": text}) if text and self._id is None else None

    @Slot(str)
    def _on_line_text_edited(self, text: str) -> None:
        self._id = self._found.get(text)
        self._pause.start(_PAUSE_MS)
        self.edited.emit()

    @Slot(str)
    def _on_completer_activated(self, name: str) -> None:
        self._id = self._found.get(name)
        self.line.setText(name)
        self.edited.emit()

    @Slot()
    def _on_pause_timeout(self) -> None:
        if self.line.text().strip():
            self.search_requested.emit(self.line.text())
