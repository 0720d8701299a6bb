"""The second half of an open shop: services, threads, the card, import and export, undo, the palette."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from craftdesk.controllers.backup import BackupController
from craftdesk.controllers.bulk import BulkController
from craftdesk.controllers.card import CardController
from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.history import HistoryController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.second_place import SecondPlaceController
from craftdesk.controllers.views import ViewsController
from craftdesk.desktop.backup import BackupParts
from craftdesk.desktop.bulk import BulkParts
from craftdesk.desktop.closing import CloseGuard
from craftdesk.desktop.drafts import DraftParts
from craftdesk.desktop.figures import FiguresParts
from craftdesk.desktop.handing import HandingParts
from craftdesk.desktop.history import HistoryParts
from craftdesk.desktop.home import HomeParts
from craftdesk.desktop.loyalty import LoyaltyParts
from craftdesk.desktop.merging import MergingParts
from craftdesk.desktop.order_entry import OrderEntryParts
from craftdesk.desktop.orders import OrdersParts
from craftdesk.desktop.own_fields import OwnFieldsParts
from craftdesk.desktop.papers import PapersParts
from craftdesk.desktop.pasting import PasteParts
from craftdesk.desktop.products import ProductParts
from craftdesk.desktop.shell import Shell
from craftdesk.desktop.shop_settings import ShopSettingsParts
from craftdesk.desktop.standing import StandingParts
from craftdesk.desktop.views import ViewsParts
from craftdesk.domain.draft import CustomerDraft, DraftContent, customer_of
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.query import CustomerQuery, CustomerRow
from craftdesk.errors import CraftDeskError, EnvironmentFailure
from craftdesk.importing.source import BytesSource
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.pages import CUSTOMERS, ORDERS
from craftdesk.ui.palette_search import OrderHit
from craftdesk.ui.screens.customers.card.card import CustomerCard
from craftdesk.ui.screens.customers.card.overview_tab import OverviewTab
from craftdesk.ui.screens.customers.card.tabs import CardTabs
from craftdesk.ui.screens.customers.list_commands import ListCommands
from craftdesk.ui.screens.customers.pinned import PinnedCustomer
from craftdesk.ui.screens.customers.view_host import CustomerViews

if TYPE_CHECKING:
    from craftdesk.ui.screens.importing.page import ImportPage

IMPORT = "import"
"""What the context of the window calls the page of imports."""


class DeskParts(QObject):
    """Built once for each open shop, after its list stands on the screen."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self.kit, self.window = shell, shell.kit, shell.window
        self._currency_assumed = shell.settings.currency_assumed
        self._import: ImportPage | None = None

    def building(self) -> Iterator[None]:
        """Build it, with a breath after each piece that takes its time; it is of no use before the end."""
        shell, shop, screen = self._shell, self._shell.shop, self._shell.screen
        self.desk = Desk.open(shop)
        self.runner = JobRunner(self)
        self.bus = ChangeBus(self)
        self._far = CustomerList(shop, shell.today)
        shell.controller.attach(self.runner, self._far)
        shell.choices.attach(self.runner, self._far)
        self.bus.changed.connect(self._on_bus_changed)
        self.bus.changed.connect(shell.controller.on_changes)
        yield
        history = HistoryController(self.desk, self.runner, self.bus, self)
        history.failed.connect(self.show_problem)
        self.history = HistoryParts(shell, history, self)
        self.own_fields = OwnFieldsParts(shell, self.desk, self.runner, self.bus, self)
        self.backups = self._made_backups()
        self.bulk = BulkController(self.desk, self.runner, self.bus, self)
        self.card_controller = CardController(self.desk, self.runner, self.bus, self)
        yield
        overview = OverviewTab(self.kit, self.card_controller.tasks)
        yield
        tabs = CardTabs(self.kit, self.card_controller, overview)
        yield
        self.card = CustomerCard(self.kit, self.card_controller, tabs)
        yield
        yield from self._building_parts(history)
        screen.attach(self.card, self.card)
        yield
        self.pinned = PinnedCustomer(self.kit, screen, shop.path, self)
        self.bus.changed.connect(self.pinned.refresh)
        self.views = self._made_views()
        self.bulk_changes = BulkParts(shell, self.desk, self.runner, self.bus, self)
        self.loyalty = LoyaltyParts(shell, self.desk, self.runner, self.bus, self)
        yield
        self.drafts = DraftParts(shell, self.desk, self)
        self.guard = CloseGuard(self.runner, shell.window, self)
        self._connect()
        self._connect_actions()
        shell.finder.serve(screen.model.words, self._customers_found, self.desk.orders.find)
        yield
        self.kit.actions.update(ready=True)
        history.refresh()

    def _building_parts(self, history: HistoryController) -> Iterator[None]:
        shell = self._shell
        self.list_commands = ListCommands(self.kit, shell.screen, self.bulk, self)
        self.handing = HandingParts(shell, self.desk, self.runner, self)
        shell.pages.add(IMPORT, self._import_page)
        shell.pages.shown.connect(self._on_pages_shown)
        self.pasting = PasteParts(shell, lambda: self.desk.settings.get().country, self.go_to_customers, self)
        self.pasting.rows_pasted.connect(self._on_pasting_rows_pasted)
        self.merging = MergingParts(shell, self.desk, self.runner, self.bus, history, self)
        yield
        self.home = HomeParts(shell, self.desk, self.runner, self.bus, self)
        self.papers = PapersParts(shell, self.desk, self.runner, self.bus, self)
        self.products = ProductParts(shell, self.desk, self.runner, self.bus, self)
        yield
        self.shop_settings = ShopSettingsParts(shell, self.desk, self.runner, self.bus, self)
        self.figures = FiguresParts(shell, self.desk, self.runner, self.bus, self)
        self.orders = OrdersParts(shell, self.desk, self.runner, self.bus, self)
        yield
        self.standing = StandingParts(shell, self.desk, self.runner, self.bus, self)
        self.order_entry = OrderEntryParts(shell, self.desk, self.runner, self.bus, self.card, self)
        yield

    # --- intentions of the program -------------------------------------------------------------

    @Slot()
    def go_to_customers(self) -> bool:
        """Show the customers; what another page is bringing in comes in behind them."""
        return self._shell.pages.show(CUSTOMERS)

    def import_files(self, files: Sequence[Path | BytesSource]) -> None:
        """Look at files; nothing is imported before the owner says so."""
        if self.kit.actions.context.read_only:
            self.show_problem(EnvironmentFailure("shop.read_only", path=str(self._shell.shop.path)))
        elif self._shell.pages.show(IMPORT):
            self._import_page().start_all(list(files))

    def close(self) -> None:
        """Wait for what is being written, and let go of the threads and connections."""
        self._shell.finder.rest()
        self.drafts.close()
        self.runner.shutdown()
        self._far.close()
        self.orders.close()

    # --- how it is put together ----------------------------------------------------------------

    def _connect(self) -> None:
        self._connect_news()
        card, screen = self.card, self._shell.screen
        self.runner.busy_changed.connect(self._on_runner_busy_changed)
        card.customer_shown.connect(screen.select)
        card.left.connect(screen.leave_card)
        card.about_to_edit.connect(screen.current.flush)
        card.tabs.save_requested.connect(self.figures.save)
        self.order_entry.order_saved.connect(self.orders.show_order)
        self.shop_settings.renamed.connect(self.backups.rename)
        self.merging.customer_wanted.connect(screen.select)
        screen.empty.import_wanted.connect(self.kit.actions[ActionId.IMPORT].trigger)
        screen.empty.new_wanted.connect(self.kit.actions[ActionId.CUSTOMER_NEW].trigger)
        screen.empty.sample_wanted.connect(self.kit.actions[ActionId.SHOP_SAMPLE].trigger)
        self.backups.reach_changed.connect(self.home.controller.reload)
        self.home.order_wanted.connect(self._on_finder_order_chosen)
        self.home.orders_wanted.connect(self.orders.show_query)
        for part in (self.home, self.figures, self.orders):
            part.customer_wanted.connect(self._on_finder_customer_chosen)
        self.drafts.order_wanted.connect(self.order_entry.resume)
        self.drafts.product_wanted.connect(self.products.resume)
        self.drafts.settings_wanted.connect(self.shop_settings.resume)
        self.drafts.customer_wanted.connect(self._on_drafts_customer_wanted)
        finder = self._shell.finder
        finder.customer_chosen.connect(self._on_finder_customer_chosen)
        finder.order_chosen.connect(self._on_finder_order_chosen)

    def _connect_news(self) -> None:
        """Let every part tell the owner what it did, and what went wrong."""
        self.bulk_changes.toast_requested.connect(self._on_toast_requested)
        for teller in (self.backups, self.handing):
            teller.problem_raised.connect(self.show_problem)
        for part in (
            self.card, self.list_commands, self.loyalty, self.papers, self.order_entry, self.merging, self.products,
            self.shop_settings, self.standing, self.home, self.figures, self.orders, self.views, self.drafts,
        ):  # fmt: skip
            part.toast_requested.connect(self._on_toast_requested)
            part.problem_raised.connect(self.show_problem)

    def _connect_actions(self) -> None:
        actions = self.kit.actions
        for name, slot in {
            ActionId.CUSTOMER_NEW: self._on_customer_new_triggered,
            ActionId.IMPORT: self._on_import_triggered,
            ActionId.EXPORT: self._on_export_triggered,
        }.items():
            actions[name].triggered.connect(slot)

    def _made_backups(self) -> BackupParts:
        controller = BackupController(self.desk.backups, self.runner, self)
        place = SecondPlaceController(self.desk.backups, self._shell.shop.path, self.runner, self)
        return BackupParts(self._shell, self._shell.settings, controller, place, self)

    def _made_views(self) -> ViewsParts:
        shell, screen = self._shell, self._shell.screen
        controller = ViewsController(self.desk.views, self.runner, self.bus, CUSTOMERS, self)
        host = CustomerViews(self.kit, screen, self)
        host.problem_raised.connect(self.show_problem)
        return ViewsParts(self.kit, self.window, controller, host, screen.pane.views, shell.shop.path, self)

    def _import_page(self) -> ImportPage:
        if self._import is None:
            from craftdesk.controllers.importing import ImportController  # with all formats: only when needed
            from craftdesk.ui.screens.importing.page import ImportPage  # the same

            page = ImportPage(self.kit, ImportController(self.desk, self.runner, self.bus, self))
            page.closed.connect(self._shell.pages.back)
            page.show_customers_requested.connect(self.go_to_customers)
            page.toast_requested.connect(self._on_toast_requested)
            page.problem_raised.connect(self.show_problem)
            self._import = page
        return self._import

    def _customers_found(self, text: str, count: int) -> list[CustomerRow]:
        try:
            return self._shell.near.first(CustomerQuery(text=text), count)
        except CraftDeskError:
            return []

    # --- commands ------------------------------------------------------------------------------

    @Slot()
    def _on_customer_new_triggered(self) -> None:
        if self.go_to_customers():
            self._shell.screen.begin_new()

    @Slot()
    def _on_import_triggered(self) -> None:
        if self._shell.pages.current == IMPORT or not self._shell.pages.show(IMPORT):
            return
        page = self._import_page()
        if not page.is_busy():
            page.choose_file()

    @Slot()
    def _on_export_triggered(self) -> None:
        from craftdesk.desktop.export import Export  # seldom needed

        export = Export(self._shell, self.desk, self.runner, self)
        export.problem_raised.connect(self.show_problem)
        if self._shell.pages.current == ORDERS:
            export.open_orders(*self.orders.shown())
            return
        export.open(self._shell.controller.query, self._shell.screen.selected())

    @Slot(object)
    def _on_pasting_rows_pasted(self, rows: BytesSource) -> None:
        self.import_files([rows])

    # --- news ----------------------------------------------------------------------------------

    @Slot(str)
    def _on_pages_shown(self, name: str) -> None:
        if name == CUSTOMERS:
            self._shell.screen.pane.focus_list()

    @Slot(object)
    def _on_finder_customer_chosen(self, customer: CustomerId) -> None:
        if self.go_to_customers():
            self._shell.screen.select(customer)
            self._shell.screen.open_card()

    @Slot(object)
    def _on_drafts_customer_wanted(self, draft: DraftContent) -> None:
        """Go on with something that belongs on a card, or is to become one."""
        customer = customer_of(draft)
        if not self.go_to_customers():
            return
        if customer is None and isinstance(draft, CustomerDraft):
            self._shell.screen.begin_new(draft)
        elif customer is not None:
            self._shell.screen.select(customer)
            self._shell.screen.open_card()
            if isinstance(draft, CustomerDraft):
                self.card.new_customer(draft)
            elif self.card.may_leave():
                self.card.tabs.resume(draft)

    @Slot(object)
    def _on_finder_order_chosen(self, hit: OrderHit) -> None:
        if hit.customer is None:
            self.orders.show_order(hit.order)
        elif self.go_to_customers():
            self._shell.screen.select(hit.customer)
            self._shell.screen.open_card()
            self.card.open_order(hit.order)

    @Slot(str, bool)
    def _on_toast_requested(self, text: str, undo: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.window.show_toast(text, undo=undo)

    @Slot()
    def _on_bus_changed(self) -> None:
        """A shop that nobody told its currency takes that of its first orders, and the list counts in it too."""
        if self._currency_assumed:
            settings = self.desk.settings.get()
            self._currency_assumed = settings.currency_assumed
            self._shell.screen.model.words.show_shop(settings)
            self._shell.screen.model.forget(None)

    @Slot(object)
    def show_problem(self, problem: CraftDeskError) -> None:
        """Tell the owner a problem."""
        self._shell.errors.show(problem)

    @Slot(bool)
    def _on_runner_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.kit.actions.update(busy=busy)
        self._shell.show_saving(busy)
