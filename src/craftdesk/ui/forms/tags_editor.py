"""The editor of tags: words as chips, a line to type more, suggestions from the shop's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.text_editors import completer_for
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.tip import plain_tip


class TagChip(Button):
    """One tag; a press, or Delete while it has the focus, takes it away."""

    removed = Signal(str)

    def __init__(self, look: Look, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(look, tag if len(tag) <= 40 else f"{tag[:39]}…", kind=ButtonKind.SECONDARY, icon="x",
                         parent=parent)  # fmt: skip
        self.tag = tag
        self.setProperty("kind", "chip")
        self.setAccessibleName(self.tr("Tag {0}").format(tag))
        self.setAccessibleDescription(self.tr("Press to take it away"))
        self.setToolTip(plain_tip(self.tr("Take away “{0}”").format(tag)))
        self.clicked.connect(self._on_self_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the tag away with Delete or Backspace."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self.tag)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_self_clicked(self) -> None:
        self.removed.emit(self.tag)


class TagLine(QLineEdit):
    """Where a tag is typed; Enter or a comma makes it one."""

    finished = Signal()
    backed_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter and comma; step back into the chips on Backspace in an empty line."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma, Qt.Key.Key_Semicolon}:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backed_out.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the field is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()

    def sizeHint(self) -> QSize:
        """Be as wide as a word or two."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().averageCharWidth() * 24)
        return hint


class TagsEditor(Editor):
    """Tags in the order they were given; none twice, whatever their case."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._tags: list[str] = []
        self._chips: list[TagChip] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._box = QWidget()
        self._flow = FlowLayout(self._box, look.px(6))
        self.line = TagLine()
        self.line.setPlaceholderText(self.tr("market, gift shop…"))
        self.line.finished.connect(self._on_line_finished)
        self.line.backed_out.connect(self._on_line_backed_out)
        self._flow.addWidget(self.line)
        outer.addWidget(self._box)
        self.setFocusProxy(self.line)

    def value(self) -> tuple[str, ...]:
        """Return the tags, with a word that is still being typed."""
        typed = self.line.text().strip()
        more = [typed] if typed and typed.casefold() not in {tag.casefold() for tag in self._tags} else []
        return tuple(self._tags + more)

    def show_value(self, value: object) -> None:
        """Show tags."""
        self._tags = [str(tag) for tag in value] if isinstance(value, tuple) else []
        self.line.clear()
        self._rebuild()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer the tags of the shop."""
        completer_for(self.line, words)
        completer = self.line.completer()
        if completer is not None:
            completer.activated.connect(self._on_completer_activated, Qt.ConnectionType.QueuedConnection)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self._chips = [TagChip(self.look, tag, self._box) for tag in self._tags]
        for chip in self._chips:
            chip.removed.connect(self._on_chip_removed)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.line)
        previous: QWidget | None = None
        for widget in (*self._chips, self.line):
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget
        self._box.updateGeometry()
        self.updateGeometry()

    @Slot()
    def _on_line_finished(self) -> None:
        words = [word.strip() for word in self.line.text().replace(";", ",").split(",")]
        known = {tag.casefold() for tag in self._tags}
        new = [word for word in dict.fromkeys(words) if word and word.casefold() not in known]
        self.line.clear()
        if new:
            had_focus = self.line.hasFocus()
            self._tags += new
            self._rebuild()
            if had_focus:
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()

    @Slot()
    def _on_completer_activated(self) -> None:
        self._on_line_finished()

    @Slot()
    def _on_line_backed_out(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    @Slot(str)
    def _on_chip_removed(self, tag: str) -> None:
        self._tags.remove(tag)
        self._rebuild()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
