"""The fields of the shop's settings: which box edits which, and on which card it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.shop_usual import PAPERS
from craftdesk.ui.format import all_countries
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor, FlagEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.logo_editor import LogoEditor
from craftdesk.ui.forms.number_editors import NumberEditor, PercentEditor
from craftdesk.ui.forms.rates_editor import RatesEditor
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.in_pieces import Pieces

_CURRENCIES = (
    "EUR", "USD", "GBP", "CHF", "AUD", "BGN", "BRL", "CAD", "CLP", "CNY", "COP", "CZK", "DKK", "HUF", "ILS", "INR",
    "ISK", "JPY", "KRW", "KWD", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "TND", "TRY", "UAH", "ZAR",
)  # fmt: skip
_LEFT = (
    ("shop", (("name",), ("street",), ("postcode", "city"), ("region", "country"), ("phone", "email"), ("website",))),
    ("papers", (("logo",), ("vat_id", "tax_number"), ("bank",), ("paper",), ("paper_note",))),
)
_RIGHT = (
    ("money", (("currency", "payment_term"), ("prices_include_tax",), ("tax_rates",), ("price_levels",),
               ("price_level", "discount"))),
    ("lists", (("sources",), ("payment_methods",))),
    ("numbers", (("customer_prefix", "customer_width"), ("order_prefix", "order_width"),
                 ("invoice_prefix", "invoice_width"))),
)  # fmt: skip


def _titles() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "shop": translate("ShopSettings", "Shop"), "papers": translate("ShopSettings", "Papers"),
        "money": translate("ShopSettings", "Money and tax"), "lists": translate("ShopSettings", "Lists"),
        "numbers": translate("ShopSettings", "Numbers"),
        "name": translate("ShopSettings", "Name"), "street": translate("ShopSettings", "Street and number"),
        "postcode": translate("ShopSettings", "Postcode"), "city": translate("ShopSettings", "Town"),
        "region": translate("ShopSettings", "Region or state"), "country": translate("ShopSettings", "Country"),
        "phone": translate("ShopSettings", "Phone"), "email": translate("ShopSettings", "E-mail"),
        "website": translate("ShopSettings", "Website"), "logo": translate("ShopSettings", "Picture of the shop"),
        "vat_id": translate("ShopSettings", "VAT id"), "tax_number": translate("ShopSettings", "Tax number"),
        "bank": translate("ShopSettings", "Bank details"), "paper": translate("ShopSettings", "Paper"),
        "paper_note": translate("ShopSettings", "Note at the foot of papers"),
        "currency": translate("ShopSettings", "Currency"),
        "payment_term": translate("ShopSettings", "Payment term in days"),
        "prices_include_tax": translate("ShopSettings", "Prices include tax"),
        "tax_rates": translate("ShopSettings", "Tax rates, one a line; the first is proposed"),
        "price_levels": translate("ShopSettings", "Price levels beside the usual price, one a line"),
        "price_level": translate("ShopSettings", "Price level for everybody"),
        "discount": translate("ShopSettings", "Discount for everybody"),
        "sources": translate("ShopSettings", "Where customers and orders come from, one a line"),
        "payment_methods": translate("ShopSettings", "How they pay, one a line"),
        "customer_prefix": translate("ShopSettings", "Customer numbers begin with"),
        "customer_width": translate("ShopSettings", "Digits of customer numbers"),
        "order_prefix": translate("ShopSettings", "Order numbers begin with"),
        "order_width": translate("ShopSettings", "Digits of order numbers"),
        "invoice_prefix": translate("ShopSettings", "Invoice numbers begin with"),
        "invoice_width": translate("ShopSettings", "Digits of invoice numbers"),
    }  # fmt: skip


class SettingsFields:
    """Makes the boxes of all settings, and the two columns of cards they stand on."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self.boxes: dict[str, FieldBox] = {}
        self.left: list[Card] = []
        self.right: list[Card] = []

    def making(self, settings: ShopSettings, inside: QWidget) -> Pieces:
        """Make all of them in a widget that has the look of the window."""
        titles = _titles()
        for side, cards in ((_LEFT, self.left), (_RIGHT, self.right)):
            for key, rows in side:
                card = Card(self._kit.look, titles[key], inside)
                cards.append(card)
                yield from self._filling(card, titles, rows, settings)

    def _filling(
        self, card: Card, titles: dict[str, str], rows: tuple[tuple[str, ...], ...], settings: ShopSettings
    ) -> Pieces:
        grid = FieldGrid(self._kit.look)
        card.add(grid)
        for row in rows:
            for one in row:
                is_flag = one == "prices_include_tax"
                editor = self._editor(one, settings)
                box = FieldBox(self._kit.look, one, "" if is_flag else titles[one], editor)
                if is_flag:
                    box.title.hide()
                    editor.set_name(titles[one])
                self.boxes[one] = box
                yield
            grid.add_row(*(self.boxes[one] for one in row))
            grid.ensurePolished()
            yield

    def _editor(self, key: str, settings: ShopSettings) -> Editor:
        look, fmt, translate = self._kit.look, self._kit.format, QCoreApplication.translate
        if key in _MADE:
            return _MADE[key](look)
        if key == "currency":
            codes = dict.fromkeys([*_CURRENCIES, settings.currency])
            return ChoiceEditor(look, [(code, f"{code}  {fmt.symbol(code)}".strip()) for code in codes])
        if key == "prices_include_tax":
            return FlagEditor(look, translate("ShopSettings", "The prices of products include their tax"))
        if key == "tax_rates":
            return RatesEditor(look, fmt, translate("ShopSettings", "19 % Standard"))
        if key == "discount":
            return PercentEditor(look, fmt, translate("ShopSettings", "None"))
        if key == "payment_term" or key.endswith("_width"):
            return NumberEditor(look, fmt)
        return TextEditor(look, translate("ShopSettings", "The usual price") if key == "price_level" else "")


def _countries(look: Look) -> Editor:
    return ChoiceEditor(look, [(code, name) for code, name in all_countries()])


def _papers(look: Look) -> Editor:
    return ChipsEditor(look, [(paper, paper) for paper in PAPERS])


_MADE: dict[str, Callable[[Look], Editor]] = {
    "logo": LogoEditor, "country": _countries, "paper": _papers,
    **dict.fromkeys(("price_levels", "sources", "payment_methods", "bank", "paper_note"), LongTextEditor),
}  # fmt: skip
