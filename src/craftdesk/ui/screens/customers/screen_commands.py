"""The commands that move about: which of the three lists, list or table, find, back, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Slot

from craftdesk.domain.customer_kind import CustomerState
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.page_manners import focus_search, step_back
from craftdesk.ui.pages import CUSTOMERS, ORDERS, Pages
from craftdesk.ui.screens.customers.screen import CustomersScreen
from craftdesk.ui.settings import LIST_VIEW_MODE

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.table_pane import TablePane

_BOOKS = {
    ActionId.LIST_ACTIVE: CustomerState.ACTIVE,
    ActionId.LIST_ARCHIVED: CustomerState.ARCHIVED,
    ActionId.LIST_BIN: CustomerState.DELETED,
}
_VIEWS = {ActionId.VIEW_LIST: "list", ActionId.VIEW_TABLE: "table"}


class ListPane(Protocol):
    """What a pane with a list can be asked."""

    @property
    def table(self) -> TablePane:
        """The table of the list."""

    def focus_list(self) -> None:
        """Put the focus on the list."""


class ListPage(Protocol):
    """What a page with a list can be asked."""

    @property
    def pane(self) -> ListPane:
        """The list with what belongs to it."""

    def show_view(self, view: str) -> None:
        """Show a list, or a table."""


class ScreenCommands(QObject):
    """Works from the first picture on."""

    def __init__(self, kit: Kit, screen: CustomersScreen, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._screen, self._pages = kit, screen, pages
        actions = kit.actions
        for book in _BOOKS:
            actions[book].triggered.connect(self._on_book_triggered)
        for view in _VIEWS:
            actions[view].triggered.connect(self._on_view_triggered)
        actions[ActionId.FIND].triggered.connect(self._on_find_triggered)
        actions[ActionId.BACK].triggered.connect(self._on_back_triggered)
        actions[ActionId.COLUMNS].triggered.connect(self._on_columns_triggered)
        actions.context_changed.connect(self._on_actions_context_changed)
        self._on_actions_context_changed()

    @Slot()
    def _on_book_triggered(self) -> None:
        state = _BOOKS[ActionId(self.sender().objectName())]
        if self._pages.show(CUSTOMERS) and self._screen.may_leave():
            self._screen.show_book(state)
        self._on_actions_context_changed()

    @Slot()
    def _on_view_triggered(self) -> None:
        view = _VIEWS[ActionId(self.sender().objectName())]
        page = self._list_page()
        if page is not None and self._screen.may_leave():
            self._kit.settings.set(LIST_VIEW_MODE, view)
            self._screen.show_view(view)
            page.show_view(view)
            page.pane.focus_list()
        self._on_actions_context_changed()

    @Slot()
    def _on_find_triggered(self) -> None:
        page = self._pages.page(self._pages.current)
        if not focus_search(page) and self._pages.show(CUSTOMERS):
            self._screen.show_list()
            self._screen.pane.focus_search()

    @Slot()
    def _on_back_triggered(self) -> None:
        if step_back(self._pages.page(self._pages.current)):
            return
        if self._pages.current != CUSTOMERS or self._screen.pane.view.hasFocus():
            self._pages.back()
        elif self._screen.may_leave():
            self._screen.leave_card()

    @Slot()
    def _on_columns_triggered(self) -> None:
        from craftdesk.ui.dialogs.columns import ColumnsDialog  # seldom needed

        page = self._list_page()
        if page is not None:
            ColumnsDialog(self._kit, page.pane.table, self._screen.window()).open()

    def _list_page(self) -> ListPage | None:
        """The list in sight, else that of the customers; None when the page in sight is not to be left."""
        if self._pages.current == ORDERS:
            return cast("ListPage", self._pages.page(ORDERS))
        return self._screen if self._pages.show(CUSTOMERS) else None

    @Slot()
    def _on_actions_context_changed(self) -> None:
        """Tick what is in force."""
        context = self._kit.actions.context
        for book, state in _BOOKS.items():
            self._kit.actions[book].setChecked(context.book == state.value)
        for view, name in _VIEWS.items():
            self._kit.actions[view].setChecked(context.view == name)
