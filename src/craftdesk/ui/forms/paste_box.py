"""A line that takes a whole pasted address, shows how it would be split, and fills the fields on a press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from craftdesk.ui.fonts import Role
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.label import Label

_LONGEST = 4_000


class _Block(QPlainTextEdit):
    """Takes plain text only, however it is pasted."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take the words and leave their looks."""
        self.insertPlainText(source.text()[:_LONGEST])


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteWords:
    """What a box for pasting says: the way to it, an example, its name."""

    open: str
    example: str
    name: str


class PasteBox(QWidget):
    """`asked` gives a block to split; `taken` the split that the owner agreed to."""

    asked = Signal(str)
    taken = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, words: PasteWords | None = None) -> None:
        super().__init__(parent)
        words = words or PasteWords(
            open=self.tr("Paste a whole address…"),
            example=self.tr("Anna Berg\nRosenweg 4\n14467 Potsdam"),
            name=self.tr("A whole address, several lines"),
        )
        self._look = look
        self._split: object = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._open = Button(look, words.open, kind=ButtonKind.LINK, icon="clipboard-paste")
        self._open.clicked.connect(self._on_open_clicked)
        outer.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._panel = QWidget()
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(0, 0, 0, 0)
        self.block = _Block()
        self.block.setPlaceholderText(words.example)
        self.block.setAccessibleName(words.name)
        self.block.setTabChangesFocus(True)
        self.block.setFixedHeight(look.metrics().lineSpacing() * 5 + look.px(16))
        self.block.textChanged.connect(self._on_block_text_changed)
        inner.addWidget(self.block)
        self.preview = Label(look, "", role=Role.SMALL, ink="muted", wrap=True)
        inner.addWidget(self.preview)
        row = QHBoxLayout()
        self.take = Button(look, self.tr("Fill in the fields"))
        self.take.clicked.connect(self._on_take_clicked)
        row.addWidget(self.take)
        row.addStretch(1)
        inner.addLayout(row)
        outer.addWidget(self._panel)
        self.clear()

    def clear(self) -> None:
        """Put the panel away."""
        self._split = None
        self.block.clear()
        self.preview.clear()
        self.take.setEnabled(False)
        self._panel.hide()
        self._open.show()

    def take_pending(self) -> None:
        """Fill in what was pasted and not yet taken."""
        if self._split is not None:
            self.taken.emit(self._split)
            self.clear()

    def show_split(self, split: object, parts: Sequence[tuple[str, str]]) -> None:
        """Show how the block would be split."""
        self._split = split if parts else None
        self.preview.setText("\n".join(f"{title}: {value}" for title, value in parts))
        self.take.setEnabled(bool(parts))

    @Slot()
    def _on_open_clicked(self) -> None:
        # Tab was put in order while the panel was hidden.
        self.setTabOrder(self._open, self.block)
        self.setTabOrder(self.block, self.take)
        self._panel.show()
        self._open.hide()
        self.block.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_block_text_changed(self) -> None:
        text = self.block.toPlainText()[:_LONGEST]
        if text.strip():
            self.asked.emit(text)
        else:
            self.show_split(None, ())

    @Slot()
    def _on_take_clicked(self) -> None:
        if self._split is not None:
            self.take_pending()
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)
