"""How money comes or goes: a word typed or chosen, or one of the ways that the program itself knows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from craftdesk.ui.forms.choice_editors import CalmComboBox
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.look import Look


class MethodEditor(Editor):
    """A combo box that takes any word; `own` are the ways with a code behind their words."""

    turned = Signal()

    def __init__(
        self, look: Look, methods: Sequence[str], own: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._own = dict(own)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.box = CalmComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.addItems([*methods, *self._own.values()])
        self.box.setCurrentIndex(0 if methods else -1)
        self.box.editTextChanged.connect(self._on_box_edit_text_changed)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def value(self) -> str:
        """Return the word, or the code behind it."""
        text = self.box.currentText().strip()
        return next((code for code, words in self._own.items() if words == text), text)

    def show_value(self, value: object) -> None:
        """Show a word, or the words of a code."""
        text = str(value or "")
        self.box.setEditText(self._own.get(text, text))

    @Slot()
    def _on_box_edit_text_changed(self) -> None:
        self.edited.emit()
        self.turned.emit()
