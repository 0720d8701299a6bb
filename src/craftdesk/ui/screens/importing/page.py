"""The import page: from a file to a plan to a report, in one place; nothing is written before its one button.

What is seen: nothing chosen, a file being looked through, its plan, a file that can't be read, rows being brought
in, the report. Several files wait in a queue and are handled one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

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
from craftdesk.ui.screens.importing.plan_pane import PlanPane
from craftdesk.ui.screens.importing.report_pane import ReportPane
from craftdesk.ui.screens.importing.trouble_pane import StartPane, TroublePane
from craftdesk.ui.screens.importing.words import translate
from craftdesk.ui.screens.importing.work_pane import WorkPane
from craftdesk.ui.widgets.announce import announce

_CALM = 200


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
        self.setProperty("pane", "canvas")
        self.start_pane, self.trouble = StartPane(kit.look), TroublePane(kit.look)
        self.plan_pane, self.work = PlanPane(kit, controller), WorkPane(kit)
        self.report_pane = ReportPane(kit, controller)
        self.stack = QStackedWidget()
        for pane in (self.start_pane, self.work, self.plan_pane, self.trouble, self.report_pane):
            self.stack.addWidget(pane)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)
        # A file that is looked through in a moment must not flash a page of its own.
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_CALM)
        self._late.timeout.connect(self._on_late_timeout)
        self._connect_panes()
        self._connect_controller()

    def start(self, path: Waiting) -> None:
        """Look at a file; behind others if there are some already."""
        self.start_all([path])

    def start_all(self, paths: Sequence[Waiting]) -> None:
        """Look at files, one after the other."""
        idle = self.stack.currentWidget() in {self.start_pane, self.trouble, self.report_pane}
        if idle and not self.is_busy() and self._queue.next is None:
            self._queue.clear()
            self._queue.add(paths)
            self._next()
        else:
            self._queue.add(paths)
            self._renumber()

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
        return self._controller.is_planning or self._controller.is_applying

    def _connect_panes(self) -> None:
        self.start_pane.choose.clicked.connect(self._on_choose_clicked)
        self.trouble.choose.clicked.connect(self._on_choose_clicked)
        self.trouble.again.clicked.connect(self._on_again_clicked)
        self.trouble.skip.clicked.connect(self._on_foot_skip_requested)
        self.trouble.leave.clicked.connect(self._on_foot_cancel_requested)
        self.work.cancel_requested.connect(self._on_work_cancel_requested)
        foot = self.plan_pane.foot
        foot.import_requested.connect(self._on_foot_import_requested)
        foot.cancel_requested.connect(self._on_foot_cancel_requested)
        foot.skip_requested.connect(self._on_foot_skip_requested)
        report = self.report_pane
        report.show_requested.connect(self._on_report_show_requested)
        report.next_requested.connect(self._on_foot_skip_requested)
        report.toast_requested.connect(self.toast_requested)
        report.problem_raised.connect(self.problem_raised)

    def _connect_controller(self) -> None:
        controller = self._controller
        controller.plan_progressed.connect(self.work.show_progress)
        controller.planned.connect(self._on_controller_planned)
        controller.plan_failed.connect(self._on_controller_plan_failed)
        controller.plan_stopped.connect(self._on_foot_cancel_requested)
        controller.rows.failed.connect(self.problem_raised)
        controller.apply_progressed.connect(self.work.show_progress)
        controller.applied.connect(self._on_controller_applied)
        controller.apply_failed.connect(self._on_controller_apply_failed)
        controller.apply_stopped.connect(self._on_controller_apply_stopped)

    def _next(self) -> None:
        """Take the next file in hand, or go back to the beginning and close."""
        self._report = None
        path = self._queue.advance()
        if path is None:
            self._reset()
            self.closed.emit()
            return
        title = translate("Import", "Looking through {file}…").format(file=path.name)
        self.work.begin(title, translate("Import", "Nothing is saved before you say so."))
        if self.stack.currentWidget() is not self.start_pane:
            self.stack.setCurrentWidget(self.work)
        self._late.start()
        self._open(path)

    def _open(self, waiting: Waiting) -> None:
        if isinstance(waiting, Part):
            self._controller.open(waiting.source, waiting.sheet)
        else:
            self._controller.open(waiting)

    def _reset(self) -> None:
        self._late.stop()
        self._controller.close()
        self._queue.clear()
        self.stack.setCurrentWidget(self.start_pane)

    def _renumber(self) -> None:
        plan = self._controller.plan
        if plan is not None and self.stack.currentWidget() is self.plan_pane:
            self.plan_pane.show_place(self._queue.place, self._queue.total)
        waiting = self._queue.next
        if self._report is not None and waiting is not None:
            self.report_pane.show_report(self._report, waiting.name)

    @Slot()
    def _on_late_timeout(self) -> None:
        self.stack.setCurrentWidget(self.work)

    @Slot()
    def _on_choose_clicked(self) -> None:
        self.choose_file()

    @Slot()
    def _on_again_clicked(self) -> None:
        waiting = self._queue.current
        if waiting is not None:
            self._open(waiting)

    @Slot()
    def _on_foot_import_requested(self) -> None:
        plan = self._controller.plan
        if plan is None or self.is_busy():
            return
        self.work.begin(translate("Import", "Bringing in {file}…").format(file=plan.file),
                        translate("Import", "If you cancel, your customer book stays as it is now."))  # fmt: skip
        self.stack.setCurrentWidget(self.work)
        self.work.cancel.setFocus()
        self._controller.apply()

    @Slot()
    def _on_foot_cancel_requested(self) -> None:
        self._reset()
        self.closed.emit()

    @Slot()
    def _on_foot_skip_requested(self) -> None:
        self._next()

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
        self._late.stop()
        again = self.stack.currentWidget() is self.plan_pane
        self.plan_pane.show_plan(plan, self._queue.place, self._queue.total, keep=again)
        self.stack.setCurrentWidget(self.plan_pane)
        if not again:
            self.plan_pane.focus_first()

    @Slot(object)
    def _on_controller_plan_failed(self, error: object) -> None:
        if not isinstance(error, CraftDeskError):
            return
        self._late.stop()
        text = sentence(error.code, error.params)
        if self.stack.currentWidget() is self.plan_pane:
            self.plan_pane.show_problem(text)
            return
        name = self._queue.current.name if self._queue.current else ""
        self.trouble.show_trouble(name, text, more=self._queue.next is not None)
        self.stack.setCurrentWidget(self.trouble)

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
    def _on_report_show_requested(self) -> None:
        self._reset()
        self.show_customers_requested.emit()
