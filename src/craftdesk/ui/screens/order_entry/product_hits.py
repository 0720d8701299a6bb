"""Products as they are offered below the field for an item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.order_entry import ProductOffer
from craftdesk.ui.format import Formatter
from craftdesk.ui.widgets.hits_popup import Hit
from craftdesk.ui.widgets.list_row import ListRow


def product_hits(offers: Sequence[ProductOffer], currency: str, fmt: Formatter) -> list[Hit]:
    """Each product with what it costs this customer."""
    hits = []
    for one in offers:
        facts = " · ".join(part for part in (one.product.sku, one.product.unit) if part)
        price = "" if one.offer.price is None else fmt.money(one.offer.price, currency)
        subline = facts or QCoreApplication.translate("LineRow", "Product")
        row = ListRow(title=one.product.name, subline=subline, amount=price, has_face=False)
        hits.append(Hit(one, row))
    return hits
