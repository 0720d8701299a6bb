"""The sums of the shown orders in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.order_row import OrderSums
from craftdesk.ui.format import Formatter


def sum_words(sums: OrderSums, fmt: Formatter) -> str:
    """Return `12 orders · 480.00 € · 35.00 € open`; what is not counted is told apart."""
    translate = QCoreApplication.translate
    count = translate("OrderSums", "1 order") if sums.orders == 1 else translate("OrderSums", "{0} orders")
    parts = [count.replace("{0}", fmt.count(sums.orders)), fmt.money(sums.net, sums.currency)]
    if sums.open_balance:
        parts.append(translate("OrderSums", "{0} open").replace("{0}", fmt.money(sums.open_balance, sums.currency)))
    left = sums.orders - sums.counted
    if left:
        parts.append(translate("OrderSums", "{0} not counted").replace("{0}", fmt.count(left)))
    return " · ".join(parts)
