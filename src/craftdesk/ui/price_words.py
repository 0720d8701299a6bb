"""Why a line costs what it costs, in the same words wherever it is shown."""

from __future__ import annotations

from craftdesk.domain.order import OrderLine
from craftdesk.domain.pricing import PriceKind, price_origin_of
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter, rate_words

_DOT = "  ·  "


def price_words(line: OrderLine, fmt: Formatter) -> str:
    """Where the price of a line and its discount come from; '' for the plain price of a product."""
    origin = price_origin_of(line.price_origin)
    said = []
    if origin.kind is PriceKind.AGREED and origin.until is not None:
        said.append(sentence("price_origin.agreed_until", {"day": fmt.date_short(origin.until)}))
    elif origin.kind is not PriceKind.PLAIN and (origin.kind is not PriceKind.TYPED or line.product_id is not None):
        said.append(sentence(f"price_origin.{origin.kind.value}", {"level": origin.level, "group": origin.group}))
    known = origin.discount not in {PriceKind.PLAIN, PriceKind.TYPED}
    if known and line.discount_rate:
        params = {"rate": rate_words(line.discount_rate, fmt), "group": origin.discount_group}
        said.append(sentence(f"discount_origin.{origin.discount.value}", params))
    return _DOT.join(said)
