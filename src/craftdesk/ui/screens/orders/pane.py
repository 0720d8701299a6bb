"""The pane of the orders: title and count, the search box, quick choices, filters, the orders, and their sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.order_row import OrderRow, OrderSums
from craftdesk.domain.orders_query import OrdersQuery, OrdersSort
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.list_column import place_of_sort
from craftdesk.ui.models.list_model import ListModel
from craftdesk.ui.models.order_words import OrderRowWords
from craftdesk.ui.screens.customers.rows_stack import RowsStack
from craftdesk.ui.screens.orders.filter_bar import OrderFilterBar
from craftdesk.ui.screens.orders.list_empty import OrdersEmpty
from craftdesk.ui.screens.orders.sum_words import sum_words
from craftdesk.ui.settings import ORDER_COLUMNS_KEPT
from craftdesk.ui.views_bar import ViewsBar
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.search_field import SearchField
from craftdesk.ui.widgets.sort_button import SortButton

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.table_pane import TablePane

_BIG_FIRST = frozenset({OrdersSort.ORDERED, OrdersSort.NUMBER, OrdersSort.TOTAL, OrdersSort.OPEN})
OrderModel = ListModel[OrderRow, OrderRowWords]


class OrdersPane(QFrame):
    """Asks for what is typed, chosen and clicked; shows what came of it."""

    sort_chosen = Signal(object, bool)
    columns_changed = Signal()

    def __init__(
        self, kit: Kit, model: OrderModel, currency: Callable[[], str], today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kit, self._model = kit, model
        self._query = OrdersQuery()
        self.setProperty("pane", "list")
        self.setAccessibleName(self.tr("Orders"))
        self._outer = QVBoxLayout(self)
        self._title = Label(kit.look, self.tr("Orders"), role=Role.PANE_TITLE)
        self._count = Label(kit.look, "", role=Role.SMALL, ink="muted")
        self.new = Button(kit.look, self.tr("New"), kind=ButtonKind.PRIMARY, icon="plus")
        self.search = SearchField(kit.look, self.tr("Number, customer, item, note…"), self.tr("Search orders"))
        self.chips = Chips(kit.look, self.tr("Quick choices"))
        self.filters = OrderFilterBar(kit, currency, today)
        self.views = ViewsBar(kit, self.tr("All orders"))
        self.filters.add_tail(self.views)
        self._order = SortButton(kit.look, tuple(OrdersSort), self._column_name, _BIG_FIRST)
        self.empty = OrdersEmpty(kit)
        self._rows = RowsStack(
            kit, model, self.empty, ORDER_COLUMNS_KEPT, (self.tr("Orders"), self.tr("Orders as a table"))
        )
        self.list, self.keys, self.selection = self._rows.list, self._rows.keys, self._rows.selection
        self.sums = Label(kit.look, "", role=Role.SMALL, wrap=True)
        self.sums.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self._connect()
        self._on_look_changed()

    # --- what it shows -------------------------------------------------------------------------

    @property
    def table(self) -> TablePane:
        """The table; made when it is first asked for."""
        return self._rows.table

    @property
    def view(self) -> QAbstractItemView:
        """The list or the table, whichever is chosen."""
        return self._rows.view

    def show_view(self) -> None:
        """Show list, table, or the words for none, whichever is due."""
        self._order.setVisible(not self._rows.is_table)
        self._rows.show_rows()

    def show_columns(self) -> None:
        """Follow the columns that are remembered, or that the shop defines."""
        self._rows.show_columns()

    def show_query(self, query: OrdersQuery) -> None:
        """Follow the query that is shown now."""
        self._query = query
        self.chips.select(query.chip.value)
        if self.search.text().strip() != query.text.strip():
            self.search.setText(query.text)
        self._order.show_order(query.sort, descending=query.descending)
        self._rows.show_order(query.sort, descending=query.descending)
        self.filters.show_filters(query.filters)

    def show_count(self, found: int, total: int, *, complete: bool) -> None:
        """Say how many are shown, of how many; the words for none when there are none."""
        words = self._kit.format
        if not complete:
            text = "…"
        elif self._query.narrowed and total >= 0:
            text = self.tr("{0} of {1}").replace("{0}", words.count(found)).replace("{1}", words.count(total))
        else:
            text = words.count(found) if found else ""
        if text != self._count.text():
            self._count.setText(text)
            announce(self.search, text)
        if complete and not found:
            self.empty.show_query(self._query)
            self._rows.show_none()
            self.sums.hide()
        else:
            self.show_view()

    @Slot(object)
    def show_sums(self, sums: tuple[OrderSums, ...]) -> None:
        """Show what the orders in the list add up to, each currency on a line of its own."""
        lines = [sum_words(one, self._kit.format) for one in sums if one.orders]
        self.sums.setText("\n".join(lines))
        self.sums.setVisible(bool(lines))

    def chip_words(self, key: str) -> str:
        """What a quick choice is called."""
        return next((item.text for item in self._choices if item.key == key), "")

    def focus_list(self) -> None:
        """Put the focus on the orders, or on the search box when there are none."""
        self._rows.focus_rows(self.search)

    @Slot()
    def focus_search(self) -> None:
        """Put the focus on the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- how it is put together ----------------------------------------------------------------

    def _build(self) -> None:
        tr = self.tr
        self._choices = (
            ChipItem(key="all", text=tr("All"), tip=tr("Every order in the book")),
            ChipItem(key="open", text=tr("Open"), tip=tr("Not handed over yet, and not cancelled")),
            ChipItem(key="due_today", text=tr("Due today"), tip=tr("Open orders whose day is today")),
            ChipItem(key="this_week", text=tr("This week"), tip=tr("Open orders due from Monday to Sunday")),
            ChipItem(key="overdue", text=tr("Overdue"), tip=tr("Open orders whose day has passed")),
            ChipItem(key="unpaid", text=tr("Unpaid"), tip=tr("Counted orders for which money is owed")),
        )
        self.chips.set_items(self._choices)
        self._top, self._row, self._head = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._top.addWidget(self._title)
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addStretch(1)
        self._top.addWidget(self.new)
        self._row.addWidget(self.chips, 1)
        self._row.addWidget(self._order, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(self._top)
        self._head.addWidget(self.search)
        self._head.addLayout(self._row)
        self._head.addWidget(self.filters)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._rows, 1)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        rule.setFixedHeight(1)
        self._outer.addWidget(rule)
        self._outer.addWidget(self.sums)

    def _connect(self) -> None:
        actions = self._kit.actions
        self.new.bind(actions[ActionId.ORDER_NEW])
        self.new.set_words(self.tr("New"))
        actions[ActionId.ORDER_NEW].changed.connect(self._on_new_changed)
        self._on_new_changed()
        for name in (ActionId.COPY, ActionId.SELECT_ALL):
            self._rows.addAction(actions[name])
        self.search.left_down.connect(self._on_search_left_down)
        self.search.returnPressed.connect(self._on_search_left_down)
        self.search.escaped.connect(self._on_search_left_down)
        self._order.chosen.connect(self.sort_chosen)
        self._rows.sort_chosen.connect(self._on_rows_sort_chosen)
        self._rows.columns_changed.connect(self.columns_changed)
        self.keys.left_up.connect(self.focus_search)
        self._kit.look.changed.connect(self._on_look_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the rows out anew when the direction or the font changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange}:
            self.list.refit()

    def _column_name(self, sort: OrdersSort) -> str:
        return self._model.columns[place_of_sort(sort, self._model.columns)].name

    @Slot()
    def _on_new_changed(self) -> None:
        self.new.setText(self.tr("New"))
        self.new.setAccessibleName(self.tr("New order"))

    @Slot()
    def _on_search_left_down(self) -> None:
        self.focus_list()

    @Slot(object, bool)
    def _on_rows_sort_chosen(self, by: object, descending: bool) -> None:  # noqa: FBT001 - a signal's argument
        """What is in an order has no place in an alphabet: the arrow goes back to where it was."""
        if isinstance(by, OrdersSort):
            self.sort_chosen.emit(by, descending)
        else:
            self._rows.show_order(self._query.sort, descending=self._query.descending)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(0, px(14), 0, 0)
        self._outer.setSpacing(px(4))
        self._head.setContentsMargins(px(14), 0, px(14), px(4))
        self._head.setSpacing(px(10))
        self._top.setSpacing(px(9))
        self._row.setSpacing(px(6))
        self.sums.setContentsMargins(px(14), px(4), px(14), px(8))
        self.list.refit()
