"""The commands of the list of orders: copying, choosing all, a step for the chosen ones, and the menu of a row."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu

from craftdesk.controllers.orders_bulk import OrdersBulkController
from craftdesk.domain.order import OrderStatus
from craftdesk.services.order_life import StatusesSet
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.menus import make_menu
from craftdesk.ui.pages import ORDERS
from craftdesk.ui.screens.customers.copying import table_of
from craftdesk.ui.screens.customers.table_pane import TablePane
from craftdesk.ui.screens.orders.screen import OrdersScreen
from craftdesk.ui.view_commands import copy_text, select_text

_ON_ROW = (
    ActionId.ORDER_EDIT, ActionId.ORDER_NEXT_STEP, ActionId.ORDER_PAY, ActionId.PRINT, None, ActionId.COPY, None,
    ActionId.ORDER_CANCEL,
)  # fmt: skip


class OrdersCommands(QObject):
    """Answers the window's commands while the orders are in sight."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)
    customer_requested = Signal(object)  # CustomerId

    def __init__(self, kit: Kit, screen: OrdersScreen, bulk: OrdersBulkController) -> None:
        super().__init__(screen)
        self._kit, self._screen, self._bulk = kit, screen, bulk
        for name, slot in {
            ActionId.COPY: self._on_copy_triggered,
            ActionId.SELECT_ALL: self._on_select_all_triggered,
            ActionId.ORDERS_STATUS: self._on_orders_status_triggered,
        }.items():
            kit.actions[name].triggered.connect(slot)
        bulk.done.connect(self._on_bulk_done)
        bulk.failed.connect(self.problem_raised)
        screen.pane.selection.selectionChanged.connect(self._on_selection_changed)
        screen.pane.keys.menu_wanted.connect(self._on_keys_menu_wanted)

    def row_menu(self) -> QMenu:
        """The menu of the chosen orders."""
        menu = QMenu(self._screen)
        menu.setToolTipsVisible(True)
        opened = menu.addAction(self.tr("Open"))
        opened.triggered.connect(self._screen.open_page)
        menu.setDefaultAction(opened)
        chosen = len(self._screen.selected())
        if chosen == 1:
            row = self._screen.model.row_at(self._screen.pane.selection.currentIndex().row())
            if row is not None and row.customer_id is not None:
                who = menu.addAction(self.tr("Go to {0}").replace("{0}", row.customer_name.replace("&", "&&")))
                who.triggered.connect(self._on_who_triggered)
            one = make_menu(self._kit.actions, menu, _ON_ROW)
            menu.addSeparator()
            menu.addActions(one.actions())
        else:
            menu.addAction(self._kit.actions[ActionId.COPY])
        menu.addSeparator()
        menu.addMenu(self.status_menu(menu))
        return menu

    def status_menu(self, parent: QMenu | OrdersScreen) -> QMenu:
        """The steps that the chosen orders can be asked to take; the words say how many they are."""
        count = len(self._screen.selected())
        many = self.tr("Set the status of {0} orders").replace("{0}", self._kit.format.count(count))
        menu = QMenu(many if count != 1 else self.tr("Set the status"), parent)
        menu.setEnabled(count > 0 and not self._kit.actions.context.read_only)
        for status in OrderStatus:
            menu.addAction(sentence(f"status.{status.value}")).setData(status.value)
        menu.triggered.connect(self._on_status_menu_triggered)
        return menu

    def _in_sight(self) -> bool:
        return self._kit.actions.context.screen == ORDERS

    @Slot()
    def _on_copy_triggered(self) -> None:
        if not self._in_sight() or copy_text():
            return
        pane = self._screen.pane
        selection = pane.selection.selection()
        if selection.isEmpty():
            return
        table: TablePane = pane.table
        tsv, html = table_of(self._screen.model, selection, table.shown_columns())
        data = QMimeData()
        data.setText(tsv)
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)

    @Slot()
    def _on_select_all_triggered(self) -> None:
        if self._in_sight() and not select_text():
            self._screen.pane.view.selectAll()

    @Slot()
    def _on_orders_status_triggered(self) -> None:
        menu = self.status_menu(self._screen)
        menu.aboutToHide.connect(menu.deleteLater)
        view = self._screen.pane.view
        at = view.visualRect(view.currentIndex()).center()
        menu.popup(view.viewport().mapToGlobal(at) if view.isVisible() else QCursor.pos())

    @Slot(QAction)
    def _on_status_menu_triggered(self, choice: QAction) -> None:
        if choice.data():
            self._bulk.set_status(self._screen.selected(), OrderStatus(choice.data()))

    @Slot()
    def _on_who_triggered(self) -> None:
        row = self._screen.model.row_at(self._screen.pane.selection.currentIndex().row())
        if row is not None and row.customer_id is not None:
            self.customer_requested.emit(row.customer_id)

    @Slot(QPoint)
    def _on_keys_menu_wanted(self, place: QPoint) -> None:
        menu = self.row_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    @Slot()
    def _on_selection_changed(self) -> None:
        selection = self._screen.pane.selection.selection()
        count = sum(selection.at(at).height() for at in range(selection.count()))
        self._kit.actions.update(orders_selected=count)

    @Slot(object)
    def _on_bulk_done(self, done: object) -> None:
        if not isinstance(done, StatusesSet):
            return
        words = self.tr("1 order: {1}") if done.changed == 1 else self.tr("{0} orders: {1}")
        said = words.replace("{0}", self._kit.format.count(done.changed))
        said = said.replace("{1}", sentence(f"status.{done.status.value}"))
        if done.left:
            rest = self.tr("1 could not take this step") if len(done.left) == 1 else self.tr("{0} could not take it")
            said = f"{said} · {rest.replace('{0}', self._kit.format.count(len(done.left)))}"
        self.toast_requested.emit(said, not done.changes.is_empty)
