"""The orders tab: a customer's whole history, filtered, with the sums of what is shown."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.controllers.orders_of_customer import OrderController, OrdersShown
from craftdesk.domain.order import OrderStatus, PaymentStatus
from craftdesk.domain.order_row import OrderSums
from craftdesk.domain.query import OrderQuery
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.number_editors import DateEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.faces import payment_badge, status_badge
from craftdesk.ui.screens.customers.card.order_list import OrderListView
from craftdesk.ui.screens.customers.card.plurals import plural
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.flow_layout import FlowLayout
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.search_field import SearchField

_YEAR = 365


class OrdersTab(QFrame):
    """Filters on top, orders between, sums below."""

    order_requested = Signal(object)  # OrderId

    def __init__(self, kit: Kit, controller: OrderController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._data: CardData | None = None
        self._showing_for: object = None
        self.setAccessibleName(self.tr("Orders"))
        self._outer = QVBoxLayout(self)
        self._filters = QWidget()
        self._flow = FlowLayout(self._filters, kit.look.px(8))
        self._build_filters()
        self._outer.addWidget(self._filters)
        self.card = Card(kit.look)
        self.list = OrderListView(kit, self.tr("Orders, newest first"))
        self.list.opened.connect(self.order_requested)
        self.card.add(self.list)
        self.empty = EmptyState(kit.look, "shopping-bag")
        self.clear_button = self.empty.add_secondary(self.tr("Show all orders"))
        self.clear_button.clicked.connect(self.clear_filters)
        self.card.add(self.empty)
        self.sums = Label(kit.look, "", role=Role.STRONG, wrap=True)
        self.apart = Label(kit.look, "", role=Role.SMALL, ink="muted", wrap=True)
        for label in (self.sums, self.apart):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.card.add(label)
        self._outer.addWidget(self.card, 1)
        controller.loaded.connect(self._on_controller_loaded)
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_filters(self) -> None:
        look, controller = self._kit.look, self._today
        self.search = SearchField(look, self.tr("Item, number, note…"), self.tr("Search orders"))
        self.search.setMinimumWidth(look.px(200))
        self.search.text_edited.connect(self._on_filter_changed)
        spans = (("all", self.tr("Any time")), ("months", self.tr("Last 12 months")), ("year", self.tr("This year")),
                 ("before", self.tr("Last year")), ("days", self.tr("From … to …")))  # fmt: skip
        self.span = ChoiceEditor(look, spans)
        statuses = [(status, status_badge(status).text) for status in OrderStatus]
        payments = [(payment, payment_badge(payment).text) for payment in PaymentStatus]
        self.status = ChoiceEditor(look, [(None, self.tr("Any status")), *statuses])
        self.payment = ChoiceEditor(look, [(None, self.tr("Any payment")), *payments])
        self.first = DateEditor(look, self._kit.format, controller, self.tr("from"))
        self.last = DateEditor(look, self._kit.format, controller, self.tr("to"))
        named = (
            (self.span, self.tr("Time")), (self.status, self.tr("Status")), (self.payment, self.tr("Payment")),
            (self.first, self.tr("From")), (self.last, self.tr("To")),
        )  # fmt: skip
        self._flow.addWidget(self.search)
        for editor, name in named:
            editor.set_name(name)
            if isinstance(editor, ChoiceEditor):
                editor.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            editor.edited.connect(self._on_filter_changed)
            self._flow.addWidget(editor)
        for day in (self.first, self.last):
            day.setFixedWidth(look.px(190))
            day.hide()

    def _today(self) -> date:
        return self._data.today if self._data is not None else date.min

    def show_data(self, data: CardData) -> None:
        """Show the orders of a customer; filters stay while it is the same one."""
        other = self._showing_for != data.customer.id
        self._data, self._showing_for = data, data.customer.id
        if other:
            self._reset()
        self._load()

    def query(self) -> OrderQuery | None:
        """Return what the filters ask for."""
        if self._data is None:
            return None
        first, last = self._days()
        status, payment = self.status.value(), self.payment.value()
        return OrderQuery(
            customer_id=self._data.customer.id,
            text=self.search.text(),
            first=first,
            last=last,
            statuses=frozenset((status,)) if isinstance(status, OrderStatus) else frozenset(),
            payments=frozenset((payment,)) if isinstance(payment, PaymentStatus) else frozenset(),
        )

    def _days(self) -> tuple[date | None, date | None]:
        today = self._today()
        match self.span.value():
            case "months":
                return today - timedelta(days=_YEAR), None
            case "year":
                return date(today.year, 1, 1), None
            case "before":
                return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
            case "days":
                return self.first.value(), self.last.value()
            case _:
                return None, None

    def _load(self) -> None:
        query = self.query()
        if query is not None:
            self._controller.load(query)

    def _reset(self) -> None:
        self.search.clear()
        self.span.show_value("all")
        self.status.show_value(None)
        self.payment.show_value(None)
        for day in (self.first, self.last):
            day.show_value(None)
            day.hide()

    @Slot()
    def clear_filters(self) -> None:
        """Show all orders again."""
        self._reset()
        self._load()

    @Slot()
    def _on_filter_changed(self) -> None:
        by_day = self.span.value() == "days"
        for day in (self.first, self.last):
            day.setVisible(by_day)
        self._load()

    @Slot(object)
    def _on_controller_loaded(self, shown: object) -> None:
        if not isinstance(shown, OrdersShown) or shown.query != self.query() or self._data is None:
            return
        self.list.show_rows(shown.rows)
        has_any = self._data.orders > 0
        for widget in (self.list, self.sums):
            widget.setVisible(bool(shown.rows))
        self.empty.setVisible(not shown.rows)
        self._filters.setVisible(has_any)
        self.clear_button.setVisible(has_any)
        if has_any:
            self.empty.set_texts(self.tr("No order matches"), self.tr("Other filters may find it."), "search-x")
        else:
            sentence = self.tr("Orders from your web shop come in with File, Import…")
            self.empty.set_texts(self.tr("No orders yet"), sentence, "shopping-bag")
        sums = [one for one in shown.sums if one.orders]
        self.sums.setText("\n".join(self.sum_text(one) for one in sums))
        apart = [text for text in map(self.apart_text, sums) if text]
        self.apart.setText("\n".join(apart))
        self.apart.setVisible(bool(apart))

    def sum_text(self, sums: OrderSums) -> str:
        """Return the sum of what is shown and counts."""
        counted = plural(sums.counted, self.tr("{n} counted"), self.tr("{n} counted"))
        orders = plural(sums.orders, self.tr("{n} order"), self.tr("{n} orders"))
        return f"{orders}  ·  {counted}: {self._kit.format.money(sums.net, sums.currency)}"

    def apart_text(self, sums: OrderSums) -> str:
        """Return what is told apart: given back, still open, cancelled, unconfirmed."""
        fmt, currency = self._kit.format, sums.currency
        parts = []
        if sums.refunded_orders:
            refunded = plural(sums.refunded_orders, self.tr("{n} refunded"), self.tr("{n} refunded"))
            parts.append(f"{refunded}: {fmt.money(-sums.refunded, currency)}")
        if sums.open_balance:
            parts.append(self.tr("open: {0}").format(fmt.money(sums.open_balance, currency)))
        if sums.cancelled_orders:
            words = self.tr("{n} cancelled, not counted")
            cancelled = plural(sums.cancelled_orders, words, words)
            parts.append(f"{cancelled}: {fmt.money(sums.cancelled_total, currency)}")
        if sums.unconfirmed_orders:
            words = self.tr("{n} unconfirmed, not counted")
            unconfirmed = plural(sums.unconfirmed_orders, words, words)
            parts.append(f"{unconfirmed}: {fmt.money(sums.unconfirmed_total, currency)}")
        return "  ·  ".join(parts)

    @Slot()
    def _on_look_changed(self) -> None:
        px = self._kit.look.px
        self._outer.setContentsMargins(px(24), px(18), px(24), px(18))
        self._outer.setSpacing(px(12))
