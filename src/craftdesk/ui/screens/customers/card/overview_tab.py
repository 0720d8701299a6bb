"""The overview: figures, chart and recent orders at the start, contact, address and note at the end."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardData
from craftdesk.controllers.tasks import TaskController
from craftdesk.domain.address import Address
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.tab_order import order_by_reading
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.cards import AccountCard, StandingCard, VouchersCard, WantsCard
from craftdesk.ui.screens.customers.card.contact_card import ContactCard
from craftdesk.ui.screens.customers.card.month_chart import by_month, last_months
from craftdesk.ui.screens.customers.card.order_list import OrderListView
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.customers.card.plurals import plural
from craftdesk.ui.screens.customers.card.small_cards import NoteCard, NumbersCard, PlaceCard, TagCard
from craftdesk.ui.screens.customers.card.stat_cards import KeyFigures
from craftdesk.ui.screens.customers.card.task_card import TaskCard
from craftdesk.ui.widgets.bar_chart import BarChart
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label

_NARROW = 690


class OverviewTab(Page):
    """Everything at a glance; every value can be copied, every card leads on."""

    tab_requested = Signal(str)
    order_requested = Signal(object)  # OrderId
    edit_requested = Signal()
    address_requested = Signal()
    note_requested = Signal()
    copied = Signal(str)
    toast_requested = Signal(str, bool)
    asked = Signal(str, object)  # what of the arrangements, and which

    def __init__(self, kit: Kit, tasks: TaskController, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, "", parent)
        self.setAccessibleName(self.tr("Overview"))
        self._kit = kit
        self._shown: CustomerId | None = None
        self.tasks = TaskCard(kit, tasks)
        self.tasks.toast_requested.connect(self.toast_requested)
        self.figures = KeyFigures(kit)
        self.column.addWidget(self.figures)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left, self._right = QWidget(), QWidget()
        self._halves.addWidget(self._left, 5)
        self._halves.addWidget(self._right, 3)
        self.column.addLayout(self._halves)
        self.column.addStretch(1)
        self._build_left()
        self._build_right()
        kit.look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _build_left(self) -> None:
        box = QVBoxLayout(self._left)
        box.setContentsMargins(0, 0, 0, 0)
        self.chart_card = Card(self._kit.look, self.tr("Spent by month"))
        as_table = self.chart_card.add_link(self.tr("Show as table"), self.tr("Show the months as a table"))
        as_table.clicked.connect(self._on_table_clicked)
        self.chart = BarChart(self._kit.look)
        self.chart_card.add(self.chart)
        self.no_chart = Label(self._kit.look, "", ink="muted", wrap=True)
        self.chart_card.add(self.no_chart)
        self.orders_card = Card(self._kit.look, self.tr("Recent orders"))
        self.all_orders = self.orders_card.add_link("")
        self.all_orders.clicked.connect(self._on_all_orders_clicked)
        self.orders = OrderListView(self._kit, self.tr("Recent orders"), grows=True)
        self.orders.opened.connect(self.order_requested)
        self.orders_card.add(self.orders)
        self.no_orders = Label(
            self._kit.look, self.tr("No orders yet. Import them from your web shop with File, Import…"), ink="muted",
            wrap=True,
        )  # fmt: skip
        self.orders_card.add(self.no_orders)
        for card in (self.chart_card, self.orders_card):
            box.addWidget(card)
        box.addStretch(1)

    def _build_right(self) -> None:
        box = QVBoxLayout(self._right)
        box.setContentsMargins(0, 0, 0, 0)
        self.contact = ContactCard(self._kit)
        self.contact.edit_requested.connect(self.edit_requested)
        self.contact.copied.connect(self.copied)
        self.ship_to = PlaceCard(self._kit, self.tr("Ship to"))
        self.bill_to = PlaceCard(self._kit, self.tr("Bill to"))
        for place in (self.ship_to, self.bill_to):
            place.copied.connect(self.copied)
            place.add_requested.connect(self.address_requested)
        self.note = NoteCard(self._kit)
        self.note.add_requested.connect(self.note_requested)
        self.note.all_requested.connect(self._on_note_all_requested)
        self.tags = TagCard(self._kit)
        self.tags.edit_requested.connect(self.edit_requested)
        self.numbers = NumbersCard(self._kit)
        kit = self._kit
        self.arranged = (AccountCard(kit), WantsCard(kit), StandingCard(kit), VouchersCard(kit))
        for one in self.arranged:
            one.asked.connect(self.asked)
        account, *others = self.arranged
        for card in (self.contact, account, self.ship_to, self.bill_to, self.tasks, self.note, *others, self.tags,
                     self.numbers):  # fmt: skip
            box.addWidget(card)
        box.addStretch(1)

    def show_data(self, data: CardData) -> None:
        """Show a customer."""
        self.figures.show_data(data)
        shown = by_month(data.figures, last_months(data.today), self._kit.format)
        has_chart = any(point.now or point.before for point in shown.points)
        quiet = self.tr("Nothing bought in the last two years.")
        never = self.tr("Nothing bought yet. The chart begins with the first order.")
        self.no_chart.setText(quiet if data.figures.months else never)
        self.chart.setVisible(has_chart)
        self.no_chart.setVisible(not has_chart)
        if has_chart:
            self.chart.set_data(shown)
        self.orders.show_rows(data.recent)
        self.orders.setVisible(bool(data.recent))
        self.no_orders.setVisible(not data.recent)
        self.all_orders.set_words(plural(data.orders, self.tr("The only order"), self.tr("All {n} orders")))
        self.all_orders.setVisible(bool(data.recent))
        self.contact.show_data(data)
        self._show_places(data)
        self.tasks.show_data(data)
        self.note.show_data(data)
        for card in self.arranged:
            card.show_data(data)
        self.tags.show_tags(data.customer.tags)
        self.numbers.show_data(data)
        self._place_tasks(data)

    def _place_tasks(self, data: CardData) -> None:
        """Something to do stands right below the contact data; it moves only when another customer comes."""
        box = self._right.layout()
        if isinstance(box, QVBoxLayout) and self._shown != data.customer.id:
            self._shown = data.customer.id
            above = self.contact if data.tasks else self.bill_to
            box.removeWidget(self.tasks)
            box.insertWidget(box.indexOf(above) + 1, self.tasks)
            order_by_reading(self._right)

    def may_leave(self) -> bool:
        """Ask what becomes of a task that is not kept."""
        return self.tasks.may_leave()

    def _show_places(self, data: CardData) -> None:
        ship = next((one for one in data.addresses if one.default_shipping), None)
        bill = next((one for one in data.addresses if one.default_billing), None)
        fallback = next(iter(data.addresses), None)
        self.ship_to.show_address(ship or bill or fallback, data, self._caption(ship, bill))
        apart = bill is not None and ship is not None and bill.id != ship.id
        self.bill_to.setVisible(apart)
        if apart:
            self.bill_to.show_address(bill, data, bill.label if bill is not None else "")

    def _caption(self, ship: Address | None, bill: Address | None) -> str:
        said = [ship.label] if ship is not None and ship.label else []
        if ship is not None and bill is not None and ship.id == bill.id:
            said.append(self.tr("Also used for billing"))
        return " · ".join(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put contact data above the chart where the card is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < self._kit.look.px(_NARROW)
        down, across = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)

    @Slot()
    def _on_look_changed(self) -> None:
        gap = self._kit.look.px(16)
        self._halves.setSpacing(gap)
        for half in (self._left, self._right):
            layout = half.layout()
            if layout is not None:
                layout.setSpacing(gap)
        self._right.setMinimumWidth(self._kit.look.metrics(Role.BODY).averageCharWidth() * 24)
        self._fit()

    @Slot()
    def _on_table_clicked(self) -> None:
        self.tab_requested.emit("statistics")

    @Slot()
    def _on_all_orders_clicked(self) -> None:
        self.tab_requested.emit("orders")

    @Slot()
    def _on_note_all_requested(self) -> None:
        self.tab_requested.emit("timeline")
