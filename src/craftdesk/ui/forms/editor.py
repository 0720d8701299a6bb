"""What every editor of a form has in common: one value, one signal, a name, a state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from craftdesk.errors import Problem
from craftdesk.ui.look import Look


class Editor(QWidget):
    """Edits one value. `edited` speaks of the owner's doing only, never of showing a value."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look

    def value(self) -> object:
        """Return the value as it stands."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value; nothing is signalled."""
        raise NotImplementedError

    def unreadable(self) -> Problem | None:
        """Return what is wrong with a text that cannot be read as a value at all."""
        return None

    def raw(self) -> tuple[str, ...]:
        """Return what stands in the parts of the editor, whether it can be read as a value or not."""
        lines = tuple(line.text() for line in self.findChildren(QLineEdit))
        return lines + tuple(str(box.currentIndex()) for box in self.findChildren(QComboBox))

    def show_raw(self, parts: Sequence[str]) -> None:
        """Write into the parts what stood there; nothing is signalled to the owner of the form."""
        lines, boxes = self.findChildren(QLineEdit), self.findChildren(QComboBox)
        if len(parts) == len(lines) + len(boxes):
            for line, text in zip(lines, parts, strict=False):
                line.setText(text)
            for box, at in zip(boxes, parts[len(lines) :], strict=True):
                box.setCurrentIndex(int(at) if at.isdecimal() else 0)

    def tidy(self) -> None:
        """Write the value the usual way, once the owner has left the field."""

    def set_name(self, name: str) -> None:
        """Tell those who only hear what is edited here."""
        for target in self.targets():
            target.setAccessibleName(name)

    def set_message(self, message: str, *, blocking: bool) -> None:
        """Mark the field as a problem, and have the message read with it; styled anew only where the mark changes."""
        state = "problem" if message and blocking else ""
        for target in self.targets():
            if target.accessibleDescription() != message:
                target.setAccessibleDescription(message)
            if (target.property("state") or "") != state:
                target.setProperty("state", state)
                target.style().unpolish(target)
                target.style().polish(target)

    def targets(self) -> tuple[QWidget, ...]:
        """Return the widgets that take the keyboard and carry name and state."""
        proxy = self.focusProxy()
        return (proxy,) if proxy is not None else ()
