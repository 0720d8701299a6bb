"""The settings of the shop: what is wrong with one, and what puts it right."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

SHOP_SETTINGS: dict[str, Template] = {
    "settings.logo": "This is no picture that can stand on papers. Choose a PNG or JPEG file.",
    "settings.logo_too_large": "This picture is too large for papers. Choose a smaller one.",
    "settings.logo_unreadable": "“{file}” is no picture that CraftDesk can read. Choose a PNG or JPEG file.",
    "settings.paper": "“{text}” is no paper size: A4 or Letter.",
    "settings.rate": "“{text}” is no tax rate. Write it like 19 or 5.5.",
    "settings.rate_twice": "Two tax rates are the same. Each is offered once where one is chosen.",
    "settings.level_twice": "“{entry}” stands there twice. One price level of a name is enough.",
    "settings.twice": "“{entry}” stands there twice.",
    "settings.level_unknown": "“{level}” is none of the price levels. Choose one of them, or none.",
    "settings.level_used": Counted(
        "The price level {level} can’t go yet: one product, group or customer uses it. Take it away there first.",
        "The price level {level} can’t go yet: {count} products, groups and customers use it. Take it away there"
        " first.",
    ),
    "settings.currency_changed": "Orders and prices in another currency stay as they are. Figures will count those in"
    " {currency} only.",
}
