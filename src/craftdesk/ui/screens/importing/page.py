"""The import page: from a file to a plan to a report, in one place; nothing is written before its one button.

What is seen: nothing chosen, a file being looked through, its plan, a file that can't be read, rows being brought
in, the report. Several files wait in a queue and are handled one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from craftdesk.controllers.importing import ImportController
from craftdesk.errors import CraftDeskError
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.report import ImportReport
from craftdesk.texts import sentence
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing import words
from craftdesk.ui.screens.importing.asking import may_stop_import
from craftdesk.ui.screens.importing.drop import ENDINGS
from craftdesk.ui.screens.importing.file_queue import FileQueue, Part, Waiting
from craftdesk.ui.screens.importing.panes import ImportPanes
from craftdesk.ui.screens.importing.plan_pane import PlanPane
from craftdesk.ui.screens.importing.report_pane import ReportPane
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces, at_once


class ImportPage(QFrame):
    """Start it with `start(path)` or `choose_file()`; it tells when it is done by `closed`."""

    closed = Signal()
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)
    show_customers_requested = Signal()

    def __init__(self, kit: Kit, controller: ImportController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._queue = FileQueue()
        self._report: ImportReport | None = None
        self._showing = InPieces(self)
        self.setProperty("pane", "canvas")
        self.stack = ImportPanes(kit, controller)
        self.start_pane, self.trouble, self.work = self.stack.start, self.stack.trouble, self.stack.work
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        self._connect()

    @property
    def plan_pane(self) -> PlanPane:
        """What is seen and settled before anything is written."""
        return self.stack.plan

    @property
    def report_pane(self) -> ReportPane:
        """What is told afterwards."""
        return self.stack.report

    def start(self, path: Waiting) -> None:
        """Look at a file; behind others if there are some already."""
        self.start_all([path])

    def start_all(self, paths: Sequence[Waiting]) -> None:
        """Look at files, one after the other."""
        if self.stack.rests and not self.is_busy() and self._queue.next is None:
            self._queue.clear()
            self._queue.add(paths)
            self._on_stack_skip_requested()
        else:
            self._queue.add(paths)
            self._renumber()

    @Slot()
    def choose_file(self) -> None:
        """Ask for files; without any, and with nothing on show, the page closes."""
        title = translate("Import", "Choose the file to bring in")
        kinds = (
            translate("Import", "Lists, workbooks, address cards, shop files ({endings})").format(endings=ENDINGS),
            translate("Import", "All files (*)"),
        )
        names, _ = QFileDialog.getOpenFileNames(self, title, "", ";;".join(kinds))
        if names:
            self.start_all([Path(name) for name in names])
        elif self.stack.currentWidget() is self.start_pane:
            self.closed.emit()

    def may_close(self) -> bool:
        """Whether the page may go: asks only while rows are being brought in."""
        if not self._controller.is_applying:
            return True
        name = self._queue.current.name if self._queue.current else ""
        if not may_stop_import(self, name):
            return False
        self._controller.stop_applying()
        return True

    def is_busy(self) -> bool:
        """Whether a file is being looked through or brought in."""
        return self._controller.is_planning or self._controller.is_applying or self._showing.is_at_work

    def _connect(self) -> None:
        self.start_pane.choose.clicked.connect(self.choose_file)
        self.trouble.choose.clicked.connect(self.choose_file)
        self.trouble.again.clicked.connect(self._on_again_clicked)
        self.trouble.skip.clicked.connect(self._on_stack_skip_requested)
        self.trouble.leave.clicked.connect(self._on_stack_cancel_requested)
        self.work.cancel_requested.connect(self._on_work_cancel_requested)
        stack = self.stack
        stack.import_requested.connect(self._on_stack_import_requested)
        stack.cancel_requested.connect(self._on_stack_cancel_requested)
        stack.skip_requested.connect(self._on_stack_skip_requested)
        stack.show_requested.connect(self._on_stack_show_requested)
        stack.toast_requested.connect(self.toast_requested)
        stack.problem_raised.connect(self.problem_raised)
        controller = self._controller
        controller.plan_progressed.connect(self.work.show_progress)
        controller.planned.connect(self._on_controller_planned)
        controller.plan_failed.connect(self._on_controller_plan_failed)
        controller.plan_stopped.connect(self._on_stack_cancel_requested)
        controller.rows.failed.connect(self.problem_raised)
        controller.apply_progressed.connect(self.work.show_progress)
        controller.applied.connect(self._on_controller_applied)
        controller.apply_failed.connect(self._on_controller_apply_failed)
        controller.apply_stopped.connect(self._on_controller_apply_stopped)

    @Slot()
    def _on_stack_skip_requested(self) -> None:
        """Take the next file in hand, or go back to the beginning and close."""
        self._report = None
        self._showing.stop()
        path = self._queue.advance()
        if path is None:
            self._reset()
            self.closed.emit()
            return
        title = translate("Import", "Looking through {file}…").format(file=path.name)
        self.stack.begin(title, translate("Import", "Nothing is saved before you say so."))
        self._open(path)

    def _open(self, waiting: Waiting) -> None:
        if isinstance(waiting, Part):
            self._controller.open(waiting.source, waiting.sheet)
        else:
            self._controller.open(waiting)

    def _reset(self) -> None:
        self._showing.stop()
        self._controller.close()
        self._queue.clear()
        self.stack.show_now(self.start_pane)

    def _renumber(self) -> None:
        plan = self._controller.plan
        if plan is not None and self.stack.shows_plan:
            self.plan_pane.show_place(self._queue.place, self._queue.total)
        waiting = self._queue.next
        if self._report is not None and waiting is not None:
            self.report_pane.show_report(self._report, waiting.name)

    @Slot()
    def _on_again_clicked(self) -> None:
        waiting = self._queue.current
        if waiting is not None:
            self._open(waiting)

    @Slot()
    def _on_stack_import_requested(self) -> None:
        plan = self._controller.plan
        self._showing.finish()  # the plan may have come into sight just now
        if plan is None or self.is_busy():
            return
        self.work.begin(translate("Import", "Bringing in {file}…").format(file=plan.file),
                        translate("Import", "If you cancel, your customer book stays as it is now."))  # fmt: skip
        self.stack.setCurrentWidget(self.work)
        self.work.cancel.setFocus()
        self._controller.apply()

    @Slot()
    def _on_stack_cancel_requested(self) -> None:
        self._reset()
        self.closed.emit()

    @Slot()
    def _on_work_cancel_requested(self) -> None:
        if self._controller.is_applying:
            self._controller.stop_applying()
        else:
            self._controller.stop_planning()

    @Slot(object)
    def _on_controller_planned(self, plan: object) -> None:
        if not isinstance(plan, ImportPlan):
            return
        if self.stack.shows_plan:
            at_once(self.plan_pane.showing(plan, self._queue.place, self._queue.total, keep=True))
        else:
            self._showing.begin(self._showing_plan(plan))

    def _showing_plan(self, plan: ImportPlan) -> Pieces:
        """A plan comes into sight when all of it is written."""
        pane = self.plan_pane
        yield from self._showing.rest()
        yield from pane.showing(plan, self._queue.place, self._queue.total, keep=False)
        yield from self._showing.rest()
        self.stack.show_now(pane)
        pane.focus_first()
        yield from self._showing.rest()  # until all has found its place

    @Slot(object)
    def _on_controller_plan_failed(self, error: object) -> None:
        if not isinstance(error, CraftDeskError):
            return
        text = sentence(error.code, error.params)
        if self.stack.shows_plan:
            self.plan_pane.show_problem(text)
            return
        name = self._queue.current.name if self._queue.current else ""
        self.trouble.show_trouble(name, text, more=self._queue.next is not None)
        self.stack.show_now(self.trouble)

    @Slot(object)
    def _on_controller_applied(self, report: object) -> None:
        if not isinstance(report, ImportReport):
            return
        self._report = report
        # Looked at only now: who the buyers are is known since their customers are there.
        self._queue.add_next(report.plan.reading.table.behind)
        waiting = self._queue.next
        self.report_pane.show_report(report, waiting.name if waiting else "")
        self.stack.setCurrentWidget(self.report_pane)
        said = words.came_in(report, self._kit.format)
        announce(self, said)
        if not self.isVisible():
            self.toast_requested.emit(said, report.operation is not None)

    @Slot(object)
    def _on_controller_apply_failed(self, error: object) -> None:
        self.stack.setCurrentWidget(self.plan_pane)
        self.problem_raised.emit(error)

    @Slot()
    def _on_controller_apply_stopped(self) -> None:
        self.stack.setCurrentWidget(self.plan_pane)
        text = translate("Import", "The import was cancelled. Your customer book is as it was.")
        self.toast_requested.emit(text, False)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _on_stack_show_requested(self) -> None:
        self._reset()
        self.show_customers_requested.emit()
