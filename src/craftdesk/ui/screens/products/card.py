"""The card of a product: what it is, what it costs whom, what was sold of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.services.products import ProductCard
from craftdesk.ui.format import rate_words
from craftdesk.ui.kit import Kit
from craftdesk.ui.models.row_words import long_ago
from craftdesk.ui.screens.customers.card.figure_table import FigureTable
from craftdesk.ui.screens.customers.card.page import Page
from craftdesk.ui.screens.products.card_header import ProductHeader
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.label import Label
from craftdesk.ui.widgets.stat_card import StatCard, StatRow


class ProductCardView(QWidget):
    """Shows one product; editing takes its place."""

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kit, self._today = kit, today
        look, tr = kit.look, self.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = ProductHeader(kit)
        column.addWidget(self.header)
        self.page = Page(look, tr("Product"))
        column.addWidget(self.page, 1)
        self._price = StatCard(look, "tag", tr("Price"))
        self._sold = StatCard(look, "package", tr("Sold"))
        self._value = StatCard(look, "banknote", tr("Sold for"))
        self._last = StatCard(look, "calendar", tr("Last sold"))
        self.page.column.addWidget(StatRow(look, [self._price, self._sold, self._value, self._last]))
        self.prices = FigureTable(look, tr("Prices by level"), (tr("Price level"), tr("Price"), tr("Against usual")))
        self._usual = Label(look, tr("Everybody pays the same price."), ink="muted", wrap=True)
        self._prices_card = self._card(tr("Price levels"), self._usual, self.prices)
        self._agreed = FigureTable(
            look, tr("Agreed prices"), (tr("Customer"), tr("Price"), tr("From"), tr("Until")))  # fmt: skip
        self._none_agreed = Label(
            look, tr("With nobody yet. Agree one on the card of a customer."), ink="muted", wrap=True
        )
        self._agreed_card = self._card(tr("Agreed prices"), self._none_agreed, self._agreed)
        self.wants = FigureTable(look, tr("Who wants this?"), (tr("Customer"), tr("What"), tr("Since")))
        self._wants_card = self._card(tr("Who wants this?"), self.wants)
        self.page.column.addStretch(1)
        look.changed.connect(self._on_look_changed)

    def show_product(self, card: ProductCard) -> None:
        """Show a product."""
        self.header.show_product(card.product)
        self._show_figures(card)
        self._show_prices(card)
        self._show_wants(card)
        fmt = self._kit.format
        rows = [
            (
                row.customer, fmt.money(row.agreed.price, row.agreed.currency),
                _day(fmt.date_short, row.agreed.valid_from), _day(fmt.date_short, row.agreed.valid_until),
            )
            for row in card.agreed
        ]  # fmt: skip
        self._agreed.show_rows(rows)
        self._agreed.setVisible(bool(rows))
        self._none_agreed.setVisible(not rows)

    def _show_wants(self, card: ProductCard) -> None:
        write = self._kit.format.date_short
        self.wants.show_rows([(row.customer, row.words, write(row.want.asked_on)) for row in card.wants])
        self._wants_card.setVisible(bool(card.wants))

    def _show_figures(self, card: ProductCard) -> None:
        product, sales, fmt, tr = card.product, card.sales, self._kit.format, self.tr
        rate = rate_words(product.tax_rate, fmt)
        words = tr("{0} tax included") if card.tax_included else tr("{0} tax on top")
        line = words.replace("{0}", rate) if product.tax_rate else tr("no tax")
        price = fmt.money(product.price, product.currency) if product.price is not None else tr("open")
        self._price.show_value(price, line if product.price is not None else tr("typed in each order"))
        quantity = f"{fmt.quantity(Decimal(sales.quantity) / QUANTITY_SCALE)} {product.unit}".strip()
        orders = (
            tr("in one order") if sales.orders == 1 else tr("in {0} orders").replace("{0}", fmt.count(sales.orders))
        )
        self._sold.show_value(quantity if sales.orders else "–", orders if sales.orders else tr("not sold yet"))
        self._value.show_value(
            fmt.money(sales.value, card.currency) if sales.orders else "–",
            tr("since {0}").replace("{0}", fmt.month_year(sales.first_sold)) if sales.first_sold else "",
            tr("Counted orders in the shop’s currency, after the discounts of their lines"),
        )
        self._show_last(sales.last_sold)

    def _show_last(self, last: date | None) -> None:
        if last is None:
            self._last.show_value("–", self.tr("not sold yet"))
            return
        fmt, today = self._kit.format, self._today()
        near, exact = fmt.relative_day(last, today), fmt.date_short(last)
        self._last.show_value(near[:1].upper() + near[1:], long_ago(last, today) if near == exact else exact)

    def _show_prices(self, card: ProductCard) -> None:
        product, fmt = card.product, self._kit.format
        rows = []
        for one in product.prices:
            against = ""
            if product.price:
                share = Decimal(one.price - product.price) / product.price
                against = ("+" if share > 0 else "") + fmt.percent(share)
            rows.append((one.level, fmt.money(one.price, product.currency), against))
        self.prices.show_rows(rows)
        self.prices.setVisible(bool(rows))
        self._usual.setVisible(not rows)

    def _card(self, title: str, *inside: QWidget) -> Card:
        card = Card(self._kit.look, title)
        for widget in inside:
            card.add(widget)
        self.page.column.addWidget(card)
        return card

    @Slot()
    def _on_look_changed(self) -> None:
        self.header.update()


def _day(write: Callable[[date], str], day: date | None) -> str:
    return write(day) if day else ""
