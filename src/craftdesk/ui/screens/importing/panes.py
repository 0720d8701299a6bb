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
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces, at_once

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
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_CALM)
        self._late.timeout.connect(self._on_late_timeout)
        self._pieces, self._making_plan = InPieces(self), self._plan_in_pieces()

    @property
    def plan(self) -> PlanPane:
        """What is seen and settled before anything is written."""
        at_once(self._making_plan)
        if self._plan is None:
            raise RuntimeError("its pieces were given up")
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
        self._pieces.begin(self._making())

    def show_now(self, pane: QWidget) -> None:
        """Show a pane, whatever was about to be shown."""
        self._late.stop()
        self.setCurrentWidget(pane)

    @Slot()
    def _on_late_timeout(self) -> None:
        self.setCurrentWidget(self.work)

    def _making(self) -> Pieces:
        """Make the large panes; whoever asks for one before gets it whole."""
        for _ in self._making_plan:
            yield
        yield from self._pieces.rest()
        _ = self.report

    def _plan_in_pieces(self) -> Pieces:
        pane = PlanPane(self._kit, self._controller)
        self.addWidget(pane)
        yield
        yield from pane.making()
        pane.foot.import_requested.connect(self.import_requested)
        pane.foot.cancel_requested.connect(self.cancel_requested)
        pane.foot.skip_requested.connect(self.skip_requested)
        self._plan = pane
