"""A plan on one page: questions, preview on the left, how the file is read on the right, the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.importing import ImportController
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.rulings import Decision
from craftdesk.importing.session import ImportChoices
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.foot import PageFoot
from craftdesk.ui.screens.importing.head import PageHead
from craftdesk.ui.screens.importing.preview import Preview
from craftdesk.ui.screens.importing.question_bar import QuestionBar
from craftdesk.ui.screens.importing.reading_pane import ReadingPane
from craftdesk.ui.screens.importing.verdicts import decided
from craftdesk.ui.screens.importing.words import headline, mapping_words, translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.in_pieces import Pieces
from craftdesk.ui.widgets.problem_bar import ProblemBar, Severity


class PlanPane(QWidget):
    """Everything that is seen and settled before the one button writes; of no use before it is made."""

    def __init__(self, kit: Kit, controller: ImportController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._good: ImportChoices | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._body = QVBoxLayout()
        self._halves = QHBoxLayout()
        outer.addLayout(self._body, 1)
        self._is_made = False

    def making(self) -> Pieces:
        """Make its parts."""
        kit, look = self._kit, self._kit.look
        self.head = PageHead(look)
        self.problem = ProblemBar(look)
        self.problem.acted.connect(self._on_problem_acted)
        yield
        self.question = QuestionBar(look, kit.format)
        for part in (self.head, self.problem, self.question):
            self._body.addWidget(part)
        yield
        self.preview = Preview(kit, self._controller.rows)
        self._body.addWidget(self.preview.tiles)
        self._body.addLayout(self._halves, 1)
        self._halves.addWidget(self.preview, 1)
        self.preview.ensurePolished()
        yield
        self.reading = ReadingPane(look)
        self._halves.addWidget(self.reading)
        self.reading.ensurePolished()
        yield
        self.foot = PageFoot(kit)
        self.layout().addWidget(self.foot)  # type: ignore[union-attr]  # there is one
        for told in (self.question.answered, self.reading.chosen):
            told.connect(self._on_part_chosen)
        self.preview.decided.connect(self._on_preview_decided)
        self._controller.plan_progressed.connect(self.foot.show_progress)
        self._is_made = True
        self._on_look_changed()
        look.changed.connect(self._on_look_changed)
        self.ensurePolished()
        yield

    def showing(self, plan: ImportPlan, place: int, total: int, *, keep: bool) -> Pieces:
        """Show a plan; with `keep` it is a new plan of the file already on show."""
        choices = self._controller.choices
        if not keep:
            self._good = None
        if not plan.needs_mapping:
            self._good = choices
        said = headline(plan, self._kit.format)
        self.problem.clear()
        self._share()
        self.head.show_file(plan.file, said, place, total)
        self.question.show_plan(plan, choices)
        yield
        self.preview.show_plan(plan, keep=keep)
        yield
        self.reading.show_plan(plan, choices, self._controller.own_fields)
        yield
        on = self._controller.remembered_on
        self.reading.show_remembered(self._kit.format.date_short(on) if on is not None else "")
        self.foot.show_plan(plan, more=place < total)
        if plan.needs_mapping:
            back = translate("Import", "Read it as before") if self._good is not None else ""
            self.problem.show_problem(mapping_words(plan), Severity.NOTE, back)
        announce(self, said)

    def show_problem(self, text: str) -> None:
        """Say why the file can't be read in the way that was just chosen; the former way is one press away."""
        self.problem.show_problem(text, action=translate("Import", "Read it as before"))

    def focus_first(self) -> None:
        """Put the keyboard where one begins: the question, else the counts."""
        plan = self._controller.plan
        if plan is not None and plan.needs_mapping:
            self.reading.ask_for_columns()
        elif self.question.isVisibleTo(self) and self.question.buttons:
            self.question.buttons[0].setFocus()
        else:
            self.preview.focus_tiles()

    def show_place(self, place: int, total: int) -> None:
        """Show the file's place in the queue, which has grown."""
        self.head.show_place(place, total)
        self.foot.skip.setVisible(place < total)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the right side a third of a wide page, and what it needs of a narrow one."""
        super().resizeEvent(event)
        if self._is_made:
            self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import by Ctrl+Enter, as forms save by it; leave by Esc, for nothing is lost."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.foot.go.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.foot.cancel.click()
        else:
            super().keyPressEvent(event)

    def _share(self) -> None:
        px = self._kit.look.px
        plan = self._controller.plan
        if plan is not None and plan.needs_mapping:
            # First of all what the columns mean: they get the larger half.
            self.reading.setFixedWidth(round(self.width() * 0.54))
            return
        least = self.reading.minimumSizeHint().width()
        self.reading.setFixedWidth(max(least, min(px(380), round(self.width() * 0.34))))

    @Slot(object)
    def _on_part_chosen(self, choices: object) -> None:
        if isinstance(choices, ImportChoices):
            self.problem.clear()
            self.foot.begin()
            self._controller.choose(choices)

    @Slot(str, object, object, bool)
    def _on_preview_decided(self, kind: str, decision: object, rows: object, for_all: bool) -> None:  # noqa: FBT001 - a signal's argument
        if isinstance(decision, Decision) and isinstance(rows, list):
            self._on_part_chosen(decided(self._controller.choices, kind, decision, rows, for_all=for_all))

    @Slot()
    def _on_problem_acted(self) -> None:
        self._on_part_chosen(self._good)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._body.setContentsMargins(px(24), px(18), px(24), px(16))
        self._body.setSpacing(px(14))
        self._halves.setSpacing(px(16))
        self._share()
