"""Tables that CraftDesk exported: read by the same code that wrote them, not by heads."""

from __future__ import annotations

from craftdesk.domain import export_columns, export_orders, export_products
from craftdesk.importing.header import normalise
from craftdesk.importing.presets.preset import Kind, Preset

CRAFTDESK_CUSTOMERS = Preset(
    id="craftdesk-customers",
    kind=Kind.CUSTOMERS,
    system="craftdesk",
    required=(frozenset(normalise(head) for head in export_columns.SIGNATURE),),
    own=True,
)
CRAFTDESK_ORDERS = Preset(
    id="craftdesk-orders",
    kind=Kind.ORDERS,
    system="craftdesk",
    required=(frozenset(normalise(head) for head in export_orders.SIGNATURE),),
    own=True,
)
CRAFTDESK_PRODUCTS = Preset(
    id="craftdesk-products",
    kind=Kind.PRODUCTS,
    system="craftdesk",
    required=(frozenset(normalise(head) for head in export_products.SIGNATURE),),
    own=True,
)
