"""Finding duplicates and merging customers in an open shop: the two pages, and who brings them up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.history import HistoryController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.ids import CustomerId
from craftdesk.services.desk import Desk
from craftdesk.services.merging import Merged
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.pages import CUSTOMERS

if TYPE_CHECKING:
    from craftdesk.controllers.merging import MergeController
    from craftdesk.ui.screens.merging.duplicates_page import DuplicatesPage
    from craftdesk.ui.screens.merging.merge_page import MergePage

DUPLICATES, MERGE = "duplicates", "merge"
"""What the context of the window calls the two pages."""


class MergingParts(QObject):
    """The pages are built when somebody first asks for them."""

    customer_wanted = Signal(object)  # CustomerId
    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)

    def __init__(
        self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, history: HistoryController, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus, self._history = shell, desk, runner, bus, history
        self._duplicates: DuplicatesPage | None = None
        self._merge: MergePage | None = None
        self._controller: MergeController | None = None
        shell.pages.add(DUPLICATES, self._duplicates_page)
        shell.pages.add(MERGE, self._merge_page)
        actions = shell.kit.actions
        actions[ActionId.DUPLICATES].triggered.connect(self._on_duplicates_triggered)
        actions[ActionId.CUSTOMER_MERGE].triggered.connect(self._on_merge_triggered)

    def merge(self, customers: Sequence[CustomerId]) -> None:
        """Show what would become of some customers."""
        if self._shell.pages.show(MERGE):
            self._merge_page().show_customers(customers)

    def _merging(self) -> MergeController:
        if self._controller is None:
            from craftdesk.controllers.merging import MergeController  # seldom needed

            self._controller = MergeController(self._desk, self._runner, self._bus, self)
            self._controller.merged.connect(self._on_controller_merged)
            self._controller.failed.connect(self.problem_raised)
        return self._controller

    def _merge_page(self) -> MergePage:
        if self._merge is None:
            from craftdesk.ui.screens.merging.merge_page import MergePage  # seldom needed

            self._merge = MergePage(self._shell.kit, self._merging())
            self._merge.left.connect(self._shell.pages.back)
        return self._merge

    def _duplicates_page(self) -> DuplicatesPage:
        if self._duplicates is None:
            from craftdesk.controllers.duplicates import DuplicatesController  # seldom needed
            from craftdesk.ui.screens.merging.duplicates_page import DuplicatesPage  # the same

            controller = DuplicatesController(self._desk.duplicates, self._runner, self._bus, self)
            controller.failed.connect(self.problem_raised)
            page = DuplicatesPage(self._shell.kit, controller, self._merging(), self._history)
            page.left.connect(self._shell.pages.back)
            page.toast_requested.connect(self.toast_requested)
            self._duplicates = page
        return self._duplicates

    @Slot()
    def _on_duplicates_triggered(self) -> None:
        self._shell.pages.show(DUPLICATES)

    @Slot()
    def _on_merge_triggered(self) -> None:
        self.merge(self._shell.screen.selected())

    @Slot(object)
    def _on_controller_merged(self, done: object) -> None:
        if not isinstance(done, Merged):
            return
        names = self.tr("{0} customers merged").replace("{0}", self._shell.kit.format.count(len(done.absorbed) + 1))
        self.toast_requested.emit(names, True)  # noqa: FBT003 - a signal has no keywords
        if self._shell.pages.current == MERGE:
            self._shell.pages.show(CUSTOMERS)
            self.customer_wanted.emit(done.customer.id)
