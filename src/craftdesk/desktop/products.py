"""The page of the products in an open shop, and the commands that act on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.jobs import JobRunner
from craftdesk.desktop.shell import Shell
from craftdesk.domain.draft import ProductDraft
from craftdesk.domain.ids import ProductId
from craftdesk.domain.product import Product
from craftdesk.errors import CraftDeskError
from craftdesk.services.desk import Desk
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId

if TYPE_CHECKING:
    from craftdesk.controllers.price_changes import PriceChangeController
    from craftdesk.controllers.products import ProductController
    from craftdesk.ui.screens.products.page import ProductsPage

PRODUCTS = "products"
"""What the context of the window calls the page."""


class ProductParts(QObject):
    """The page is built when somebody first goes there."""

    problem_raised = Signal(object)
    toast_requested = Signal(str, bool)

    def __init__(self, shell: Shell, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject) -> None:
        super().__init__(parent)
        self._shell, self._desk, self._runner, self._bus = shell, desk, runner, bus
        self._page: ProductsPage | None = None
        self._controller: ProductController | None = None
        self._pricing: PriceChangeController | None = None
        self._all_listed = False
        self._asked: tuple[ProductId, ...] = ()
        shell.pages.add(PRODUCTS, self._products_page)
        shell.finder.serve_products(self._products_found)
        shell.finder.product_chosen.connect(self.show_product)
        actions = shell.kit.actions
        for name, slot in {
            ActionId.PRODUCTS: self._on_products_triggered,
            ActionId.PRODUCT_NEW: self._on_product_new_triggered,
            ActionId.PRODUCT_EDIT: self._on_product_edit_triggered,
            ActionId.PRODUCT_DUPLICATE: self._on_product_duplicate_triggered,
            ActionId.PRODUCT_PRICES: self._on_product_prices_triggered,
            ActionId.PRODUCT_PUT_AWAY: self._on_product_put_away_triggered,
            ActionId.PRODUCT_ACTIVATE: self._on_product_activate_triggered,
            ActionId.PRODUCT_DELETE: self._on_product_delete_triggered,
        }.items():
            actions[name].triggered.connect(slot)

    @Slot(object)
    def show_product(self, product: ProductId) -> None:
        """Show a product on its card."""
        if self._shell.pages.show(PRODUCTS):
            self._products_page().select(product)

    def resume(self, draft: ProductDraft) -> None:
        """Go on with a product that was typed and not saved."""
        if self._shell.pages.show(PRODUCTS):
            self._products_page().resume(draft)

    def _products_found(self, text: str, count: int) -> list[Product]:
        return self._desk.products.find_products(text, count, inactive=True)

    def _products_page(self) -> ProductsPage:
        if self._page is None:
            from craftdesk.controllers.product_form import ProductFormController  # when first needed
            from craftdesk.controllers.products import ProductController  # the same
            from craftdesk.ui.screens.products.page import ProductsPage  # the same

            self._controller = ProductController(self._desk, self._runner, self._bus, self)
            self._controller.done.connect(self._on_controller_done)
            form = ProductFormController(self._desk, self._runner, self._bus, self)
            page = ProductsPage(self._shell.kit, self._controller, form, self._desk.today)
            page.problem_raised.connect(self._on_page_problem_raised)
            page.toast_requested.connect(self.toast_requested)
            self._page = page
        return self._page

    # --- commands ------------------------------------------------------------------------------

    @Slot()
    def _on_products_triggered(self) -> None:
        self._shell.pages.show(PRODUCTS)

    @Slot()
    def _on_product_new_triggered(self) -> None:
        if self._shell.pages.show(PRODUCTS):
            self._products_page().begin_new()

    @Slot()
    def _on_product_edit_triggered(self) -> None:
        self._products_page().edit()

    @Slot()
    def _on_product_duplicate_triggered(self) -> None:
        self._products_page().edit(copied=True)

    @Slot()
    def _on_product_prices_triggered(self) -> None:
        """Several chosen products are meant; one alone stands on the card, and all that the list shows are meant."""
        page = self._products_page()
        if not page.may_leave():
            return
        from craftdesk.controllers.price_changes import PriceChangeController  # when first needed

        chosen = page.selected()
        self._all_listed = len(chosen) < 2
        products = page.model.ids() if self._all_listed else chosen
        self._pricing = PriceChangeController(self._desk, self._runner, self._bus, products, self)
        self._pricing.prepared.connect(self._on_pricing_prepared)
        self._pricing.done.connect(self._on_pricing_done)
        self._pricing.prepare()

    @Slot(object)
    def _on_pricing_prepared(self, levels: object) -> None:
        from craftdesk.ui.dialogs.price_change import PriceChangeDialog  # when first needed

        if self._pricing is None or not isinstance(levels, list):
            return
        count = len(self._pricing.products)
        words = self.tr("For the {0} products that are chosen.")
        if self._all_listed:
            words = self.tr("For all {0} products that the list shows. Choose several to change only those.")
        if count == 1:
            words = self.tr("For the product in the list.")
        whose = words.replace("{0}", self._shell.kit.format.count(count))
        PriceChangeDialog(self._shell.kit, self._pricing, levels, whose, self._shell.window).open()

    @Slot(int)
    def _on_pricing_done(self, count: int) -> None:
        one, many = self.tr("Price of one product changed"), self.tr("Prices of {0} products changed")
        words = one if count == 1 else many.replace("{0}", self._shell.kit.format.count(count))
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot()
    def _on_product_put_away_triggered(self) -> None:
        self._put(active=False)

    @Slot()
    def _on_product_activate_triggered(self) -> None:
        self._put(active=True)

    def _put(self, *, active: bool) -> None:
        page = self._products_page()
        if page.may_leave():
            page.controller.put(page.selected(), active=active)

    @Slot()
    def _on_product_delete_triggered(self) -> None:
        page = self._products_page()
        if page.may_leave():
            self._asked = page.selected()
            page.controller.delete(self._asked)

    # --- news ----------------------------------------------------------------------------------

    @Slot(str, object)
    def _on_controller_done(self, what: str, products: object) -> None:
        count = len(products) if isinstance(products, tuple) else 0
        one = {
            "put_away": self.tr("Taken out of the range"),
            "activated": self.tr("Taken into the range"),
            "deleted": self.tr("Product deleted"),
        }
        many = {
            "put_away": self.tr("{0} products taken out of the range"),
            "activated": self.tr("{0} products taken into the range"),
            "deleted": self.tr("{0} products deleted"),
        }
        words = one[what] if count == 1 else many[what].replace("{0}", self._shell.kit.format.count(count))
        self.toast_requested.emit(words, True)  # noqa: FBT003 - a signal has no keywords

    @Slot(object)
    def _on_page_problem_raised(self, problem: object) -> None:
        """A product that is used can't be deleted, but it can be taken out of the range."""
        if isinstance(problem, CraftDeskError) and problem.code == "product.used" and self._controller is not None:
            if self._offer_putting_away(problem):
                self._controller.put(self._asked, active=False)
            return
        self.problem_raised.emit(problem)

    def _offer_putting_away(self, problem: CraftDeskError) -> bool:
        box = QMessageBox(self._shell.window)
        box.setWindowTitle(self.tr("CraftDesk"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence(problem.code, problem.params))
        take = box.addButton(self.tr("Take out of the range"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(take)
        box.setEscapeButton(leave)
        box.exec()
        taken = box.clickedButton() is take
        box.deleteLater()
        return taken
