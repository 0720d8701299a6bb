"""The figures of the shop: what came in, who bought, what sold, in a period that the owner chooses."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from craftdesk.controllers.shop_figures import ShopFiguresController
from craftdesk.domain.period import Period
from craftdesk.domain.progress import Progress
from craftdesk.domain.shop_figures import ShopFigures, TopCustomer
from craftdesk.texts import sentence
from craftdesk.ui.fonts import Role
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.figure_card import FigureCard
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.figures.chart_card import ChartCard
from craftdesk.ui.screens.figures.figure_words import FigureWords
from craftdesk.ui.screens.figures.key_figures import ShopKeyFigures
from craftdesk.ui.screens.figures.pair import Pair
from craftdesk.ui.screens.figures.period_bar import PeriodBar
from craftdesk.ui.widgets.chips import Chip, ChipItem
from craftdesk.ui.widgets.empty_state import EmptyState
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.progress_strip import ProgressStrip

_MONTHS_BESIDE_EACH_OTHER = 36
"""A longer period is first shown by year."""
_ROWS = 24


class FiguresPage(QFrame):
    """Start it with `begin`."""

    customer_requested = Signal(object)  # CustomerId
    save_requested = Signal(object)  # FigureSaving
    toast_requested = Signal(str, bool)

    def __init__(self, kit: Kit, controller: ShopFiguresController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._shown: tuple[Period, ShopFigures] | None = None
        self._long: bool | None = None
        self.setProperty("pane", "canvas")
        self.setAccessibleName(self.tr("Statistics"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.page = Page(kit.look, self.tr("Statistics"))
        outer.addWidget(self.page)
        self.bar = PeriodBar(kit, controller.today)
        self.work = ProgressStrip(kit.look)
        self.line = Label(kit.look, "", ink="muted", wrap=True)
        self.empty = EmptyState(kit.look, "chart-column")
        self.empty.hide()
        head = Label(kit.look, self.tr("Statistics"), role=Role.PAGE_TITLE)
        for part in (head, self.bar, self.work, self.line, self.empty):
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)
        self._all: list[QWidget] = []
        self._pieces, self._cards = InPieces(self), self._making()
        self._connect()

    # --- what the window asks of a page ----------------------------------------------------------

    def begin(self) -> None:
        """Read the figures, where they are not known, and put the keyboard on the period."""
        self._on_bar_chosen()
        if not self._pieces.is_at_work:
            self._pieces.begin(self._cards)
        for chip in self.bar.chips.findChildren(Chip):
            if chip.isChecked():
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The page is one pane."""
        return [self.page]

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is worked out."""
        super().hideEvent(event)
        self._controller.hide()

    # --- how it is put together ------------------------------------------------------------------

    def _making(self) -> Pieces:
        """Make the cards, while the figures are added up."""
        look, tr = self._kit.look, self.tr
        self.key = ShopKeyFigures(self._kit)
        yield from self._putting(self.key)
        orders, revenue, share = tr("Orders"), tr("Revenue"), tr("Share")
        spans = [ChipItem(key="months", text=tr("By month")), ChipItem(key="years", text=tr("By year"))]
        self.revenue = ChartCard(look, tr("Revenue"), spans)
        yield from self._putting(self.revenue)
        self.buyers = ChartCard(look, tr("New and returning customers"))
        self.statuses = FigureCard(look, tr("Orders by status"), (tr("Status"), orders, tr("Total")), saves=True)
        yield from self._putting(Pair(look, self.buyers, self.statuses))
        self.customers = FigureCard(
            look, tr("Best customers"), (tr("Customer"), orders, tr("Spent")),
            [ChipItem(key="total", text=tr("By money")), ChipItem(key="orders", text=tr("By orders"))], saves=True,
        )  # fmt: skip
        self.customers.table.setToolTip(tr("Enter or a double click opens the customer"))
        self.products = FigureCard(
            look, tr("Best products"), (tr("Product"), tr("Quantity"), tr("Value"), orders),
            [ChipItem(key="value", text=tr("By value")), ChipItem(key="quantity", text=tr("By quantity"))], saves=True,
        )  # fmt: skip
        yield from self._putting(Pair(look, self.customers, self.products))
        self.sources = FigureCard(look, tr("By source"), (tr("Source"), orders, revenue, share), saves=True)
        self.towns = FigureCard(look, tr("By town"), (tr("Town"), orders, revenue, share), saves=True)
        yield from self._putting(Pair(look, self.sources, self.towns))
        for card in (self.products, self.towns):
            card.table.grow_to(_ROWS)  # the page scrolls, not a table on it
        self.others = FigureCard(look, tr("In other currencies"), (tr("Currency"), orders, revenue), saves=True)
        yield from self._putting(self.others)
        self.revenue.turned.connect(self._on_revenue_turned)
        self.customers.turned.connect(self._on_customers_turned)
        self.products.turned.connect(self._on_products_turned)
        self.customers.table.activated.connect(self._on_customers_activated)
        for one in (self.revenue, self.buyers, self.statuses, self.customers, self.products, self.sources, self.towns,
                    self.others):  # fmt: skip
            one.copied.connect(self._on_card_copied)
            one.save_requested.connect(self.save_requested)

    def _putting(self, part: QWidget) -> Pieces:
        yield
        part.hide()
        self.page.column.insertWidget(self.page.column.count() - 1, part)
        part.ensurePolished()
        self._all.append(part)
        yield

    def _connect(self) -> None:
        self.bar.chosen.connect(self._on_bar_chosen)
        self.work.cancel_requested.connect(self._controller.stop)
        self._controller.loaded.connect(self._on_controller_loaded)
        self._controller.progressed.connect(self._on_controller_progressed)
        self._controller.stopped.connect(self._on_controller_stopped)
        self._controller.failed.connect(self.work.finish)

    @Slot()
    def _on_bar_chosen(self) -> None:
        period = self.bar.period()
        if period is not None:
            self.work.show_progress(self.tr("Adding up the orders…"), 0, 0)
            self._controller.show(period)

    # --- showing ---------------------------------------------------------------------------------

    def _words(self) -> FigureWords | None:
        if self._shown is None:
            return None
        return FigureWords(self._kit.format, *self._shown, self._controller.today())

    def _showing(self, period: Period, figures: ShopFigures) -> Pieces:
        """Show the figures; nothing is painted before all of them have found their places."""
        for _ in self._cards:
            yield
        self.page.setUpdatesEnabled(False)
        try:
            yield from self._filling(period, figures)
            yield from self._pieces.rest()
        finally:
            if isValid(self):
                self.page.setUpdatesEnabled(True)
        self.work.finish()

    def _filling(self, period: Period, figures: ShopFigures) -> Pieces:
        words = FigureWords(self._kit.format, period, figures, self._controller.today())
        self._show_emptiness(figures)
        self.line.setText(self._said(period))
        self.line.setVisible(figures.orders > 0)
        for part in self._all:
            part.setVisible(figures.orders > 0)
            yield
        if not figures.orders:
            return
        self.key.show_figures(figures)
        months = len(words.months())
        self.revenue.chips.setVisible(months > 12)
        long = months > _MONTHS_BESIDE_EACH_OTHER
        if long != self._long:
            self._long = long
            self.revenue.chips.select("years" if long else "months")
        self._show_revenue(words)
        yield
        self.buyers.show_charted(words.buyers())
        self.statuses.show_rows(*words.statuses(), amounts=(2,))
        yield
        self._show_customers(words)
        self._show_products(words)
        yield
        self.sources.show_rows(*words.sources(), amounts=(2, 3))
        self.towns.show_rows(*words.towns(), amounts=(2, 3))
        self.others.show_rows(*words.others(), amounts=(2,))

    def _said(self, period: Period) -> str:
        fmt = self._kit.format
        if period.first is None or period.last is None:
            return self.tr("Everything that is in the book. Revenue is what counted orders brought, less refunds.")
        said = self.tr("{0} to {1}. Revenue is what counted orders brought, less refunds.")
        return said.replace("{0}", fmt.date_short(period.first)).replace("{1}", fmt.date_short(period.last))

    def _show_emptiness(self, figures: ShopFigures) -> None:
        self.empty.setVisible(not figures.orders)
        if figures.orders:
            return
        if figures.ever_orders:
            self.empty.set_texts(self.tr("No orders in this period"), self.tr("Choose another period above."))
        else:
            words = self.tr("They begin with the first order.")
            self.empty.set_texts(self.tr("No figures yet"), words)

    def _show_revenue(self, words: FigureWords) -> None:
        by_year = self.revenue.chips.isVisibleTo(self.revenue) and self.revenue.chips.current() == "years"
        self.revenue.show_charted(words.revenue_by_year() if by_year else words.revenue_by_month())

    def _show_customers(self, words: FigureWords) -> None:
        self.customers.show_rows(*words.customers(self._best()), amounts=(2,))

    def _best(self) -> tuple[TopCustomer, ...]:
        if self._shown is None or self.customers.chips is None:
            return ()
        figures = self._shown[1]
        return figures.most_orders if self.customers.chips.current() == "orders" else figures.top_customers

    def _show_products(self, words: FigureWords) -> None:
        if self._shown is None or self.products.chips is None:
            return
        figures = self._shown[1]
        best = figures.most_sold if self.products.chips.current() == "quantity" else figures.products
        self.products.show_rows(*words.products(best), amounts=(1, 2))

    # --- news ------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_controller_loaded(self, period: object, figures: object) -> None:
        if isinstance(period, Period) and isinstance(figures, ShopFigures):
            self._shown = (period, figures)
            self._pieces.begin(self._showing(period, figures))

    @Slot(object)
    def _on_controller_progressed(self, progress: object) -> None:
        if isinstance(progress, Progress):
            self.work.show_progress(sentence(progress.code), progress.done, progress.total)

    @Slot()
    def _on_controller_stopped(self) -> None:
        self.work.finish()
        self.line.setText(self.tr("Stopped. Choose a period to see its figures."))
        self.line.show()

    @Slot(str)
    def _on_revenue_turned(self, _key: str) -> None:
        words = self._words()
        if words is not None:
            self._show_revenue(words)

    @Slot(str)
    def _on_customers_turned(self, _key: str) -> None:
        words = self._words()
        if words is not None:
            self._show_customers(words)

    @Slot(str)
    def _on_products_turned(self, _key: str) -> None:
        words = self._words()
        if words is not None:
            self._show_products(words)

    @Slot(QModelIndex)
    def _on_customers_activated(self, index: QModelIndex) -> None:
        best = self._best()
        if 0 <= index.row() < len(best):
            self.customer_requested.emit(best[index.row()].id)

    @Slot(str)
    def _on_card_copied(self, what: str) -> None:
        copied = self.tr("{0} copied").replace("{0}", what)
        self.toast_requested.emit(copied, False)  # noqa: FBT003 - a signal has no keywords
