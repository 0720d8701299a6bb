"""Giving a view its name, the first or another one."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.errors import CraftDeskError, ValidationProblem
from craftdesk.texts import sentence
from craftdesk.ui.dialogs.panel import PanelDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.forms.words import problem_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.button import ButtonKind
from craftdesk.ui.widgets.label import Label


class ViewNameDialog(PanelDialog):
    """Stays open while the name is refused; nothing typed is lost."""

    named = Signal(str)

    def __init__(self, kit: Kit, title: str, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(kit, title, parent)
        if hint:
            self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.name = TextEditor(kit.look)
        self.name.show_value(name)
        self.box = FieldBox(kit.look, "name", self.tr("Name"), self.name)
        self.body.addWidget(self.box)
        self.leave = self.add_button(self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.go = self.add_button(self.tr("Save view"), ButtonKind.PRIMARY)
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go_clicked)
        self.name.line.selectAll()
        self.name.line.setFocus()
        self.setMinimumWidth(kit.look.px(420))

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Say why the name can't be."""
        problems = problem.problems if isinstance(problem, ValidationProblem) else ()
        words = problem_words(problems[0]) if problems else sentence(problem.code, problem.params)
        self.box.show_message(words)
        self.name.line.setFocus()

    @Slot()
    def _on_go_clicked(self) -> None:
        self.box.show_message("")
        self.named.emit(self.name.value())
