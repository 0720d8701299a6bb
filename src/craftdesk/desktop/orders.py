"""All orders of an open shop: their page, how many are open, and where its rows lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.orders_list import OrdersListController
from craftdesk.controllers.views import ViewsController
from craftdesk.desktop.shell import Shell
from craftdesk.desktop.views import ViewsParts
from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.ids import OrderId
from craftdesk.domain.orders_query import OrdersQuery
from craftdesk.services.desk import Desk
from craftdesk.services.orders_list import OrdersList
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.pages import ORDERS

if TYPE_CHECKING:
    from craftdesk.ui.screens.order.page import OrderPage
    from craftdesk.ui.screens.orders.screen import OrdersScreen

_BUSY_MS = 20


class OrdersParts(QObject):
    """The page is built when somebody first goes there; the count of open orders stands in the sidebar before."""

    customer_wanted = Signal(object)  # CustomerId
    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._near = OrdersList(shell.shop, shell.today, busy_ms=_BUSY_MS)
        self._far = OrdersList(shell.shop, shell.today)
        self._screen: OrdersScreen | None = None
        self._outdated = False
        self.controller = OrdersListController(self._near, self)
        self.controller.count_beside(runner, self._far)
        self.controller.open_counted.connect(self._on_controller_open_counted)
        bus.changed.connect(self.controller.count_open)
        shell.pages.add(ORDERS, self.screen)
        shell.kit.actions[ActionId.ORDERS].triggered.connect(self._on_orders_triggered)
        self.controller.count_open()

    def screen(self) -> OrdersScreen:
        """The page, made when it is first asked for."""
        if self._screen is None:
            self._screen = self._made_screen()
        return self._screen

    @Slot(object)
    def show_order(self, order: OrderId) -> None:
        """Show an order on its page, beside the list of all."""
        if self._shell.pages.show(ORDERS):
            self.screen().select(order)

    @Slot(object)
    def show_query(self, query: OrdersQuery) -> None:
        """Show the orders that a query finds."""
        if self._shell.pages.show(ORDERS):
            self.screen()
            self.controller.show(query)

    def shown(self) -> tuple[OrdersQuery, tuple[OrderId, ...], int]:
        """What the list is asked, which orders are chosen, and how many there are."""
        screen = self.screen()
        return self.controller.query, screen.selected(), screen.model.rowCount()

    def close(self) -> None:
        """Let go of the connections."""
        self.controller.close()
        self._near.close()
        self._far.close()

    def _made_screen(self) -> OrdersScreen:
        from craftdesk.controllers.orders_bulk import OrdersBulkController  # not needed for the first picture
        from craftdesk.ui.screens.orders.commands import OrdersCommands  # the same
        from craftdesk.ui.screens.orders.screen import OrdersScreen  # the same
        from craftdesk.ui.screens.orders.view_host import OrderViews  # the same

        shell, kit = self._shell, self._shell.kit
        screen = OrdersScreen(kit, self.controller, self._made_page, self._currency, shell.today)
        commands = OrdersCommands(
            kit, screen, OrdersBulkController(self._desk.order_life, self._runner, self._bus, self)
        )
        host = OrderViews(kit, screen)
        kept = ViewsController(self._desk.views, self._runner, self._bus, ORDERS, self)
        views = ViewsParts(kit, shell.window, kept, host, screen.pane.views, shell.shop.path, self)
        for part in (commands, views):
            part.toast_requested.connect(self.toast_requested)
        for raising in (commands, views, screen, host):
            raising.problem_raised.connect(self.problem_raised)
        commands.customer_requested.connect(self.customer_wanted)
        self.controller.attach_orders(self._runner, self._far)
        self._bus.changed.connect(self._on_bus_changed)
        shell.pages.shown.connect(self._on_pages_shown)
        self.controller.show(OrdersQuery())
        return screen

    def _made_page(self) -> OrderPage:
        from craftdesk.controllers.order_life import OrderLifeController  # not needed for the first picture
        from craftdesk.ui.screens.order.page import OrderPage  # the same

        page = OrderPage(self._shell.kit, OrderLifeController(self._desk, self._runner, self._bus, self))
        page.toast_requested.connect(self.toast_requested)
        page.problem_raised.connect(self.problem_raised)
        page.customer_requested.connect(self.customer_wanted)
        return page

    def _currency(self) -> str:
        return self._shell.screen.model.words.currency

    @Slot(object)
    def _on_bus_changed(self, changes: ChangeSet) -> None:
        """Nobody waits for the ids of a list that is not in sight: they are asked for when it comes back."""
        if self._shell.pages.current == ORDERS:
            self.controller.on_changes(changes)
        else:
            self._outdated = True

    @Slot(str)
    def _on_pages_shown(self, name: str) -> None:
        if name == ORDERS and self._outdated:
            self._outdated = False
            self.controller.on_changes(ChangeSet(operation=None, everything=True))

    @Slot()
    def _on_orders_triggered(self) -> None:
        self._shell.pages.show(ORDERS)
        self._shell.window.sidebar.set_current(self._shell.pages.current)

    @Slot(int)
    def _on_controller_open_counted(self, count: int) -> None:
        self._shell.window.sidebar.set_count(ORDERS, self._shell.kit.format.count(count) if count else "")
