"""The six tabs of the card; each is filled when it is first looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from craftdesk.controllers.card import CardController, CardData
from craftdesk.domain.draft import AddressDraft, DraftContent, NoteDraft, TaskDraft, customer_of
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.addresses_tab import AddressesTab
from craftdesk.ui.screens.customers.card.details_tab import DetailsTab
from craftdesk.ui.screens.customers.card.orders_tab import OrdersTab
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from craftdesk.ui.screens.customers.card.statistics_tab import StatisticsTab
from craftdesk.ui.screens.customers.card.timeline_tab import TimelineTab
from craftdesk.ui.widgets.in_pieces import InPieces, Pieces
from craftdesk.ui.widgets.tab_bar import UnderlineTabs

_KEYS = ("overview", "addresses", "orders", "statistics", "timeline", "details")


class CardTabs(QFrame):
    """The bar and the bodies; bodies are made and filled when they are first shown."""

    toast_requested = Signal(str, bool)
    order_requested = Signal(object)  # OrderId
    edit_requested = Signal()
    asked = Signal(str, object)  # what of the arrangements, and which
    save_requested = Signal(object)  # FigureSaving
    terms_asked = Signal(str, object)  # what of groups and agreed prices, and which

    def __init__(
        self, kit: Kit, controller: CardController, overview: OverviewTab | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kit, self._controller = kit, controller
        self._first = overview
        self._data: CardData | None = None
        self._resumed: DraftContent | None = None
        self._filled: set[str] = set()
        self._fits: tuple[int, ...] = ()
        self._bodies: dict[str, QWidget] = {}
        self._making = InPieces(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.bar = UnderlineTabs(kit.look, self.tr("Parts of the card"))
        words = {
            "overview": self.tr("Overview"), "addresses": self.tr("Addresses"), "orders": self.tr("Orders"),
            "statistics": self.tr("Statistics"), "timeline": self.tr("Timeline"), "details": self.tr("Details"),
        }  # fmt: skip
        for key in _KEYS:
            self.bar.add_tab(key, words[key])
        row = QHBoxLayout()
        row.setContentsMargins(kit.look.px(24), 0, kit.look.px(12), 0)
        row.addWidget(self.bar, 1)
        outer.addLayout(row)
        rule = QFrame()
        rule.setProperty("rule", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        outer.addWidget(rule)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack, 1)
        self.bar.chosen.connect(self._on_bar_chosen)
        self.bar.setUsesScrollButtons(True)
        self._body("overview")

    @staticmethod
    def keys() -> tuple[str, ...]:
        """Return the tabs in order."""
        return _KEYS

    @property
    def addresses(self) -> AddressesTab:
        """The addresses tab."""
        self._making.finish()
        body = self._body("addresses")
        if not isinstance(body, AddressesTab):
            raise TypeError("the addresses tab is another")
        return body

    @property
    def timeline(self) -> TimelineTab:
        """The timeline."""
        self._making.finish()
        body = self._body("timeline")
        if not isinstance(body, TimelineTab):
            raise TypeError("the timeline is another")
        return body

    def show_data(self, data: CardData) -> None:
        """Show a customer; only the tab in sight is filled now."""
        self._data = data
        self._filled.clear()
        self._count()
        self._fill(self.bar.current())
        if self._resumed is not None and data.customer.id == customer_of(self._resumed):
            self._go_on(self._resumed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts out where there is no room for them."""
        super().resizeEvent(event)
        self._count()

    def _count(self) -> None:
        data = self._data
        if data is None:
            return
        entries = len(data.notes) + len(data.tasks)
        counts = {"addresses": len(data.addresses), "orders": data.orders, "timeline": entries}
        fits = (*counts.values(), self.bar.width(), self._kit.look.revision)
        if fits == self._fits:
            return
        self._fits = fits
        for key, count in counts.items():
            self.bar.set_count(key, count)
        self.bar.set_tight(tight=False)
        self.bar.set_tight(tight=self._overflows())
        if self._overflows():
            for key in counts:
                self.bar.set_count(key, None)

    def _overflows(self) -> bool:
        wanted = sum(self.bar.tabSizeHint(place).width() for place in range(self.bar.count()))
        return wanted > self.bar.width() > 0

    @Slot(str)
    def show_tab(self, key: str) -> None:
        """Choose a tab."""
        self.bar.select(key)

    def may_leave(self) -> bool:
        """Ask what becomes of anything typed in a tab."""
        for body in self._bodies.values():
            if isinstance(body, OverviewTab | AddressesTab | TimelineTab) and not body.may_leave():
                return False
        return True

    def resume(self, draft: DraftContent) -> None:
        """Go on with an address, a note or a task that was typed and not saved; its customer may still be read."""
        self._resumed = draft
        if self._data is not None and self._data.customer.id == customer_of(draft):
            self._go_on(draft)

    def _go_on(self, draft: DraftContent) -> None:
        self._resumed = None
        self.show_tab("addresses" if isinstance(draft, AddressDraft) else "timeline")
        if isinstance(draft, AddressDraft):
            self.addresses.resume(draft)
        elif isinstance(draft, NoteDraft):
            self.timeline.resume(draft)
        elif isinstance(draft, TaskDraft):
            self.timeline.tasks.resume(draft)

    def focus_body(self) -> None:
        """Go into the tab in sight."""
        self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def body(self, key: str) -> QWidget:
        """Return the body of a tab."""
        self._making.finish()
        return self._body(key)

    def _body(self, key: str) -> QWidget:
        found = self._bodies.get(key)
        if found is None:
            found = self._bodies[key] = self._made(key)
        if self.stack.indexOf(found) < 0:
            self.stack.addWidget(found)
        return found

    def _pieces(self, key: str) -> Pieces:
        """A tab that is seen for the first time is made, put in its place, and filled in a pass of its own each."""
        if key not in self._bodies:
            self._bodies[key] = self._made(key)
            yield from self._making.rest()
        if self.stack.indexOf(self._bodies[key]) < 0:
            self._body(key)
            yield from self._making.rest()
        self._fill(key)

    def _made(self, key: str) -> QWidget:
        kit, controller = self._kit, self._controller
        if key == "overview":
            return self._overview()
        if key == "addresses":
            addresses = AddressesTab(kit, controller.addresses)
            addresses.toast_requested.connect(self.toast_requested)
            return addresses
        if key == "orders":
            orders = OrdersTab(kit, controller.orders)
            orders.order_requested.connect(self.order_requested)
            return orders
        if key == "statistics":
            statistics = StatisticsTab(kit)
            statistics.copied.connect(self._on_body_copied)
            statistics.save_requested.connect(self.save_requested)
            return statistics
        if key == "timeline":
            timeline = TimelineTab(kit, controller.notes, controller.tasks)
            timeline.order_requested.connect(self.order_requested)
            timeline.toast_requested.connect(self.toast_requested)
            return timeline
        details = DetailsTab(kit)
        details.terms.asked.connect(self.terms_asked)
        details.edit_requested.connect(self.edit_requested)
        details.copied.connect(self._on_body_copied)
        return details

    def _overview(self) -> OverviewTab:
        overview = self._first or OverviewTab(self._kit, self._controller.tasks)
        overview.toast_requested.connect(self.toast_requested)
        overview.tab_requested.connect(self.show_tab)
        overview.order_requested.connect(self.order_requested)
        overview.edit_requested.connect(self.edit_requested)
        overview.address_requested.connect(self._on_overview_address_requested)
        overview.note_requested.connect(self._on_overview_note_requested)
        overview.copied.connect(self._on_body_copied)
        overview.asked.connect(self.asked)
        return overview

    def _fill(self, key: str) -> None:
        self._making.stop()
        body = self._body(key)
        if self._data is not None and key not in self._filled:
            self._filled.add(key)
            show = getattr(body, "show_data", None)
            if callable(show):
                show(self._data)
        self.stack.setCurrentWidget(body)

    @Slot(str)
    def _on_bar_chosen(self, key: str) -> None:
        if key in self._filled:
            self._fill(key)
        else:
            self._making.begin(self._pieces(key))

    @Slot()
    def _on_overview_address_requested(self) -> None:
        self.show_tab("addresses")
        self.addresses.add_new()

    @Slot()
    def _on_overview_note_requested(self) -> None:
        self.show_tab("timeline")
        self.timeline.write()

    @Slot(str)
    def _on_body_copied(self, what: str) -> None:
        shown = what if len(what) <= 60 else f"{what[:59]}…"
        words = self.tr("{0} copied").replace("{0}", shown)
        self.toast_requested.emit(words, False)  # noqa: FBT003 - a signal has no keywords
