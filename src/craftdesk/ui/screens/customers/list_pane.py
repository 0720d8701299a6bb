"""The list pane: title and count, the search box, quick filters, the order, and the customers below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.domain.custom_field import CustomField
from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.loyalty import Loyalty
from craftdesk.domain.query import AnySort, CustomerQuery, CustomerRow, CustomerSort
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.loyalty_words import loyalty_tip, loyalty_words
from craftdesk.ui.models.customer_model import CustomerModel
from craftdesk.ui.screens.customers.columns import column_of
from craftdesk.ui.screens.customers.filter_bar import FilterBar
from craftdesk.ui.screens.customers.list_empty import ListEmpty
from craftdesk.ui.screens.customers.rows_stack import RowsStack
from craftdesk.ui.settings import TABLE_COLUMNS
from craftdesk.ui.views_bar import ViewsBar
from craftdesk.ui.widgets.announce import announce
from craftdesk.ui.widgets.button import Button, ButtonKind
from craftdesk.ui.widgets.chips import ChipItem, Chips
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.search_field import SearchField
from craftdesk.ui.widgets.sort_button import SortButton

if TYPE_CHECKING:
    from craftdesk.ui.screens.customers.table_pane import TablePane

_SORTS = (CustomerSort.NAME, CustomerSort.NUMBER, CustomerSort.CITY, CustomerSort.ORDERS, CustomerSort.SPENT,
          CustomerSort.LAST_ORDER)  # fmt: skip
_BIG_FIRST = frozenset({CustomerSort.ORDERS, CustomerSort.SPENT, CustomerSort.LAST_ORDER})


class ListPane(QFrame):
    """Everything left of the card; one model and one selection behind the list and the table."""

    text_changed = Signal(str)
    chip_chosen = Signal(str)
    sort_chosen = Signal(object, bool)
    columns_changed = Signal()

    def __init__(self, kit: Kit, model: CustomerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._model = kit, model
        self._query = CustomerQuery()
        self._said: tuple[CustomerState, AnySort, bool] | None = None
        self.setProperty("pane", "surface")
        self.setAccessibleName(self.tr("Customers"))
        self._outer = QVBoxLayout(self)
        self._title = Label(kit.look, self.tr("Customers"), role=Role.PANE_TITLE)
        self._count = Label(kit.look, "", ink="muted")
        self.new = Button(kit.look, self.tr("New"), kind=ButtonKind.PRIMARY, icon="plus")
        self.search = SearchField(kit.look, self.tr("Name, phone, place, note…"), self.tr("Search customers"))
        self._chips = Chips(kit.look, self.tr("Quick filters"))
        self.filters = FilterBar(kit, model.words)
        self.views = ViewsBar(kit, self.tr("All customers"))
        self.filters.add_tail(self.views)
        self._home = Button(kit.look, self.tr("Back to the customer book"), kind=ButtonKind.LINK)
        self._order: SortButton[AnySort] = SortButton(kit.look, _SORTS, self._column_name, _BIG_FIRST)
        self.empty = ListEmpty(kit)
        names = self.tr("Customers"), self.tr("Customers as a table")
        self._rows = RowsStack(kit, model, self.empty, TABLE_COLUMNS, names)
        self.list, self.keys, self.selection = self._rows.list, self._rows.keys, self._rows.selection
        self._build_header()
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
        """Show list, table, or the words for nobody, whichever is due."""
        self._order.setVisible(not self._rows.is_table)
        self._rows.show_rows()

    def show_columns(self) -> None:
        """Follow the columns that are remembered, or that the shop defines."""
        self._rows.show_columns()

    def show_query(self, query: CustomerQuery) -> None:
        """Follow the query that is shown now."""
        self._query = query
        if self.search.text().strip() != query.text.strip():
            self.search.setText(query.text)
        self._chips.select(query.chip.value)
        self.filters.show_filters(query.filters)
        self._rows.show_order(query.sort, descending=query.descending)
        said = (query.state, query.sort, query.descending)
        if said == self._said:
            return  # most queries differ from the one before in a letter
        self._said = said
        titles = {
            CustomerState.ACTIVE: self.tr("Customers"),
            CustomerState.ARCHIVED: self.tr("Archive"),
            CustomerState.DELETED: self.tr("Bin"),
        }
        self._title.setText(titles[query.state])
        active = query.state is CustomerState.ACTIVE
        self._chips.setVisible(active)
        self._home.setVisible(not active)
        self.new.setVisible(active)
        self._order.show_order(query.sort, descending=query.descending)

    def show_fields(self, fields: Sequence[CustomField] | None) -> None:
        """Follow the fields of the shop's own: a column for each in use, and filters; None changes nothing."""
        if fields is None:
            return
        self.filters.show_fields(fields)
        if self._model.show_fields(fields):
            self._said = None
            self.list.show_columns()
            self._rows.show_columns()

    def show_rules(self) -> None:
        """Say by the shop's rules whom the quick filters show."""
        tr = self.tr
        self._chips.set_items(
            (
                ChipItem(key="all", text=tr("All"), tip=tr("Everybody in the customer book")),
                ChipItem(key="vip", text=tr("VIP"), tip=tr("Customers with the tag “VIP”")),
                ChipItem(key="new", text=loyalty_words(Loyalty.NEW), tip=self._tip(Loyalty.NEW)),
                ChipItem(key="lost", text=loyalty_words(Loyalty.LOST), tip=self._tip(Loyalty.LOST)),
            )
        )

    def _tip(self, one: Loyalty) -> str:
        words = self._model.words
        return loyalty_tip(one, words.rules, words.words, words.currency)

    def _column_name(self, sort: AnySort) -> str:
        return self._model.columns[column_of(sort, self._model.columns)].name

    def show_count(self, found: int, total: int, *, complete: bool) -> None:
        """Say how many are shown of how many, and whether anybody is."""
        words = self._kit.format
        narrowed = self._query.narrowed
        if not complete:
            text = "…" if total < 0 or narrowed else words.count(total)
        elif narrowed and total >= 0:
            text = self.tr("{0} of {1}").replace("{0}", words.count(found)).replace("{1}", words.count(total))
        else:
            text = words.count(found) if found else ""
        if text != self._count.text():
            self._count.setText(text)
            announce(self.search, text)
        if complete and not found:
            may_add = not self._kit.actions.context.read_only
            self.empty.show_query(self._query, may_add=may_add, filters=self.filters.words())
            self._rows.show_none()
        else:
            self.show_view()

    @Slot(str, object)
    def show_similar(self, text: str, rows: list[CustomerRow]) -> None:
        """Offer what was perhaps meant."""
        if self._rows.is_empty:
            self.empty.suggest(text, rows)

    def fonts(self) -> tuple[QFont, ...]:
        """The fonts in which names stand here, and are typed."""
        return *self.list.fonts(), self.search.font()

    def focus_list(self) -> None:
        """Put the focus on the customers, or on the search box when there are none."""
        self._rows.focus_rows(self.search)

    @Slot()
    def focus_search(self) -> None:
        """Put the focus on the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- how it is put together ----------------------------------------------------------------

    def _build_header(self) -> None:
        self.show_rules()
        self._top, self._filters = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self._title)
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addStretch(1)
        self._top.addWidget(self.new)
        self._filters.addWidget(self._chips, 1)
        self._filters.addWidget(self._home)
        self._filters.addWidget(self._order, 0, Qt.AlignmentFlag.AlignTop)
        self._home.hide()
        self._head = QVBoxLayout()
        self._head.addLayout(self._top)
        self._head.addWidget(self.search)
        self._head.addLayout(self._filters)
        self._head.addWidget(self.filters)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._rows, 1)

    def _connect(self) -> None:
        actions = self._kit.actions
        self.new.bind(actions[ActionId.CUSTOMER_NEW])
        self.new.set_words(self.tr("New"))
        actions[ActionId.CUSTOMER_NEW].changed.connect(self._on_new_changed)
        self._on_new_changed()
        for name in (ActionId.COPY, ActionId.PASTE, ActionId.SELECT_ALL, ActionId.CUSTOMER_DELETE):
            self._rows.addAction(actions[name])
        self._home.clicked.connect(actions[ActionId.LIST_ACTIVE].trigger)
        self.search.text_edited.connect(self.text_changed)
        self.search.left_down.connect(self._on_search_left_down)
        self.search.returnPressed.connect(self._on_search_left_down)
        self.search.escaped.connect(self._on_search_left_down)
        self._chips.chosen.connect(self.chip_chosen)
        self.filters.rebuilt.connect(self._on_filters_rebuilt)
        self._order.chosen.connect(self.sort_chosen)
        self._rows.sort_chosen.connect(self.sort_chosen)
        self._rows.columns_changed.connect(self.columns_changed)
        self.keys.left_up.connect(self.focus_search)
        self._kit.look.changed.connect(self._on_look_changed)

    def changeEvent(self, event: QEvent) -> None:
        """Lay the rows out anew when the direction or the font changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange}:
            self.list.refit()

    @Slot()
    def _on_new_changed(self) -> None:
        self.new.setText(self.tr("New"))
        self.new.setAccessibleName(self.tr("New customer"))

    @Slot()
    def _on_search_left_down(self) -> None:
        self.focus_list()

    @Slot()
    def _on_filters_rebuilt(self) -> None:
        order_by_reading(self)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(0, px(14), 0, 0)
        self._outer.setSpacing(px(4))
        self._head.setContentsMargins(px(14), 0, px(14), px(4))
        self._head.setSpacing(px(10))
        self._top.setSpacing(px(9))
        self._filters.setSpacing(px(6))
        self.list.refit()
