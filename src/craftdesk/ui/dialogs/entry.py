"""A dialog of a few fields: it stays open, with everything typed, until what it says was kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.problem_bar import ProblemBar


class EntryDialog(PanelDialog):
    """`go_wished` asks to keep what can be read; problems are shown at their fields, others above them."""

    go_wished = Signal()

    def __init__(self, kit: Kit, title: str, go: str, parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        self.bar = ProblemBar(kit.look)
        self.body.addWidget(self.bar)
        self.boxes: dict[str, FieldBox] = {}
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(go, ButtonKind.PRIMARY, "check")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.setMinimumWidth(kit.look.px(420))

    def add_field(self, key: str, title: str, editor: Editor) -> FieldBox:
        """Add an editor under its title; `key` is what problems call it."""
        box = FieldBox(self.kit.look, key, title, editor)
        box.edited.connect(self._on_box_edited)
        self.boxes[key] = box
        self.body.addWidget(box)
        return box

    def end_fields(self) -> None:
        """Say that all fields are there."""
        self.body.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl+Enter from anywhere."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_go_clicked()
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_box_edited(self, key: str) -> None:
        self.bar.clear()
        self.boxes[key].show_message("")

    @Slot()
    def _on_go_clicked(self) -> None:
        words = {
            "number.unreadable": self.tr("This is no number. Write it as in 48.00."),
            "date.unreadable": self.tr("This is no day. Write it as in 24 May 2026."),
        }
        for box in self.boxes.values():
            problem = box.editor.unreadable()
            if problem is not None and not box.isHidden():
                box.show_message(words.get(problem.code) or sentence(problem.code, problem.params))
                box.editor.setFocus()
                return
        self.go_wished.emit()

    @Slot()
    def close_done(self) -> None:
        """Close, because it was kept."""
        self.accept()

    @Slot(object)
    def show_error(self, error: object) -> None:
        """Say what stands against it where it stands, and go there."""
        if isinstance(error, ValidationProblem):
            for problem in error.problems:
                said, box = sentence(problem.code, problem.params), self.boxes.get(problem.field)
                if box is None or box.isHidden():
                    self.bar.show_problem(said)
                else:
                    box.show_message(said)
                    box.editor.setFocus()
        elif isinstance(error, CraftDeskError):
            self.bar.show_problem(sentence(error.code, error.params))
