"""The page that a day begins with, in an open shop: who brings it up, and where its rows lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.home import HomeController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.order_row import OrderRow
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.palette_search import OrderHit

if TYPE_CHECKING:
    from craftdesk.ui.screens.home.home_page import HomePage

HOME = "home"
"""What the context of the window calls the page."""


class HomeParts(QObject):
    """The page is built when somebody first goes there; how much is due stands in the sidebar before."""

    customer_wanted = Signal(object)  # CustomerId
    order_wanted = Signal(object)  # OrderHit
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._page: HomePage | None = None
        self._controller = HomeController(desk, runner, bus, self)
        self._controller.counted.connect(self._on_controller_counted)
        self._controller.failed.connect(self.problem_raised)
        shell.pages.add(HOME, self._home_page)
        shell.kit.actions[ActionId.TODAY].triggered.connect(self._on_today_triggered)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_app_state_changed)

    def _home_page(self) -> HomePage:
        if self._page is None:
            from craftdesk.ui.screens.home.home_page import HomePage  # not needed for the first picture

            page = HomePage(self._shell.kit, self._controller, ())
            page.customer_requested.connect(self.customer_wanted)
            page.order_requested.connect(self._on_page_order_requested)
            page.toast_requested.connect(self.toast_requested)
            self._page = page
        return self._page

    @Slot()
    def _on_today_triggered(self) -> None:
        self._shell.pages.show(HOME)
        self._shell.window.sidebar.set_current(self._shell.pages.current)

    @Slot(object)
    def _on_page_order_requested(self, row: object) -> None:
        if isinstance(row, OrderRow):
            self.order_wanted.emit(OrderHit(order=row.id, customer=row.customer_id))

    @Slot(int)
    def _on_controller_counted(self, waiting: int) -> None:
        self._shell.window.sidebar.set_count(HOME, self._shell.kit.format.count(waiting) if waiting else "")

    @Slot(Qt.ApplicationState)
    def _on_app_state_changed(self, state: Qt.ApplicationState) -> None:
        """Who comes back to the window in the morning sees the new day."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._controller.look_at_the_clock()
