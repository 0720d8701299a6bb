"""The page that a day begins with, in an open shop: who brings it up, and where its rows lead."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.home import HomeController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.filters import Filter, FilterTest
from craftdesk.domain.home import BIRTHDAY_DAYS, REACHED_DAYS
from craftdesk.domain.loyalty import Loyalty
from craftdesk.domain.order import OrderStatus
from craftdesk.domain.order_row import OrderRow
from craftdesk.domain.orders_query import OrderField, OrdersChip, OrdersQuery
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.desk import Desk
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.pages import CUSTOMERS
from craftdesk.ui.palette_search import OrderHit

if TYPE_CHECKING:
    from craftdesk.ui.screens.home.home_page import HomePage

_DRAFT = Filter(field=OrderField.STATUS.value, test=FilterTest.HAS, value=OrderStatus.UNCONFIRMED.value)
_ORDERS = {
    "due": OrdersQuery(chip=OrdersChip.DUE_TODAY),
    "overdue": OrdersQuery(chip=OrdersChip.OVERDUE),
    "unpaid": OrdersQuery(chip=OrdersChip.UNPAID, descending=False),
    "drafted": OrdersQuery(filters=(_DRAFT,)),
}
HOME = "home"
"""What the context of the window calls the page."""


class HomeParts(QObject):
    """The page is built when somebody first goes there; how much is due stands in the sidebar before."""

    customer_wanted = Signal(object)  # CustomerId
    order_wanted = Signal(object)  # OrderHit
    orders_wanted = Signal(object)  # OrdersQuery
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._page: HomePage | None = None
        self.controller = HomeController(desk, runner, bus, self)
        self.controller.counted.connect(self._on_controller_counted)
        self.controller.failed.connect(self.problem_raised)
        shell.pages.add(HOME, self._home_page)
        shell.kit.actions[ActionId.TODAY].triggered.connect(self._on_today_triggered)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_app_state_changed)

    def _home_page(self) -> HomePage:
        if self._page is None:
            from craftdesk.ui.screens.home.home_page import HomePage  # not needed for the first picture

            page = HomePage(self._shell.kit, self.controller, (*_filters(self._shell.today()), *_ORDERS))
            page.all_requested.connect(self._on_page_all_requested)
            page.customer_requested.connect(self.customer_wanted)
            page.order_requested.connect(self._on_page_order_requested)
            page.toast_requested.connect(self.toast_requested)
            self._page = page
        return self._page

    @Slot()
    def _on_today_triggered(self) -> None:
        self._shell.pages.show(HOME)
        self._shell.window.sidebar.set_current(self._shell.pages.current)

    @Slot(str)
    def _on_page_all_requested(self, key: str) -> None:
        """Show everything of a card in the list of customers or orders, with the filter that finds it."""
        if key in _ORDERS:
            self.orders_wanted.emit(_ORDERS[key])
        filters = _filters(self._shell.today()).get(key)
        if filters is not None and self._shell.pages.show(CUSTOMERS):
            self._shell.controller.show(CustomerQuery(filters=filters))
            self._shell.screen.show_list()

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
            self.controller.look_at_the_clock()


def _filters(today: date) -> dict[str, tuple[Filter, ...]]:
    """The filters of the list of customers that find all whom a card names some of."""
    since = (today - timedelta(days=REACHED_DAYS)).isoformat()
    return {
        "birthdays": (Filter(field="birthday", test=FilterTest.WITHIN, value=str(BIRTHDAY_DAYS)),),
        "slipping": (Filter(field="loyalty", test=FilterTest.IS, value=Loyalty.SLIPPING.value),),
        "unreachable": (
            Filter(field="phone", test=FilterTest.EMPTY),
            Filter(field="email", test=FilterTest.EMPTY),
            Filter(field="last_order", test=FilterTest.SINCE, value=since),
        ),
    }
