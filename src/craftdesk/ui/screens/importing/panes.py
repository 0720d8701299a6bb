"""The panes of the import page, one in sight; the two large ones are made between pictures."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from craftdesk.controllers.importing import ImportController
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.importing.plan_pane import PlanPane
from craftdesk.ui.screens.importing.report_pane import ReportPane
from craftdesk.ui.screens.importing.trouble_pane import StartPane, TroublePane
from craftdesk.ui.screens.importing.work_pane import WorkPane

_CALM = 200
"""Milliseconds: a file that is looked through in a moment must not flash a page of its own."""


class ImportPanes(QStackedWidget):
    """Tells what is asked in the plan and in the report, which are made when they are needed or there is time."""

    import_requested = Signal()
    cancel_requested = Signal()
    skip_requested = Signal()
    show_requested = Signal()
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, kit: Kit, controller: ImportController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self.start, self.trouble, self.work = StartPane(kit.look), TroublePane(kit.look), WorkPane(kit)
        self._plan: PlanPane | None = None
        self._report: ReportPane | None = None
        for pane in (self.start, self.work, self.trouble):
            self.addWidget(pane)
        self._late, self._making = QTimer(self), QTimer(self)
        for timer, wait in ((self._late, _CALM), (self._making, 0)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
        self._late.timeout.connect(self._on_late_timeout)
        self._making.timeout.connect(self._on_making_timeout)

    @property
    def plan(self) -> PlanPane:
        """What is seen and settled before anything is written."""
        if self._plan is None:
            pane = self._plan = PlanPane(self._kit, self._controller)
            self.addWidget(pane)
            pane.foot.import_requested.connect(self.import_requested)
            pane.foot.cancel_requested.connect(self.cancel_requested)
            pane.foot.skip_requested.connect(self.skip_requested)
        return self._plan

    @property
    def report(self) -> ReportPane:
        """What is told afterwards."""
        if self._report is None:
            pane = self._report = ReportPane(self._kit, self._controller)
            self.addWidget(pane)
            pane.show_requested.connect(self.show_requested)
            pane.next_requested.connect(self.skip_requested)
            pane.toast_requested.connect(self.toast_requested)
            pane.problem_raised.connect(self.problem_raised)
        return self._report

    @property
    def shows_plan(self) -> bool:
        """Whether the plan is in sight."""
        return self._plan is not None and self.currentWidget() is self._plan

    @property
    def rests(self) -> bool:
        """Whether nothing is being settled or done."""
        return self.currentWidget() is not self.work and not self.shows_plan

    def begin(self, title: str, promise: str) -> None:
        """Say what begins, unless it is over in a moment; meanwhile the large panes are made."""
        self.work.begin(title, promise)
        if self.currentWidget() is not self.start:
            self.setCurrentWidget(self.work)
        self._late.start()
        self._making.start()

    def show_now(self, pane: QWidget) -> None:
        """Show a pane, whatever was about to be shown."""
        self._late.stop()
        self.setCurrentWidget(pane)

    @Slot()
    def _on_late_timeout(self) -> None:
        self.setCurrentWidget(self.work)

    @Slot()
    def _on_making_timeout(self) -> None:
        """Make one of the large panes, and the other after the next picture."""
        if self._plan is None:
            self._making.start()
            _ = self.plan
        else:
            _ = self.report
