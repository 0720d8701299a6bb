"""All known exports, and which of them a header belongs to. A new system is a file beside this one and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from craftdesk.importing.header import normalise
from craftdesk.importing.presets.craftdesk_tables import CRAFTDESK_CUSTOMERS, CRAFTDESK_ORDERS
from craftdesk.importing.presets.craftplan_customers import CRAFTPLAN_CUSTOMERS
from craftdesk.importing.presets.craftplan_orders import CRAFTPLAN_ORDERS
from craftdesk.importing.presets.german_office_list import GERMAN_OFFICE_LIST
from craftdesk.importing.presets.preset import Preset
from craftdesk.importing.presets.shopify_customers import SHOPIFY_CUSTOMERS
from craftdesk.importing.presets.shopify_orders import SHOPIFY_ORDERS
from craftdesk.importing.presets.square_customers import SQUARE_CUSTOMERS
from craftdesk.importing.presets.vcard import VCARD

PRESETS: tuple[Preset, ...] = (
    CRAFTDESK_CUSTOMERS,
    CRAFTDESK_ORDERS,
    SHOPIFY_CUSTOMERS,
    SHOPIFY_ORDERS,
    SQUARE_CUSTOMERS,
    CRAFTPLAN_CUSTOMERS,
    CRAFTPLAN_ORDERS,
    GERMAN_OFFICE_LIST,
    VCARD,
)


def recognise(names: Sequence[str]) -> tuple[Preset | None, float]:
    """The system that writes such heads, and how many of the heads it knows (0 to 1); never by the file's name."""
    present = {normalise(name) for name in names if normalise(name)}
    best: tuple[tuple[int, float], Preset] | None = None
    for preset in PRESETS:
        matched = max((len(wanted) for wanted in preset.required if wanted <= present), default=0)
        if not matched:
            continue
        known = sum(preset.target(head) is not None for head in present) / len(present)
        if best is None or (matched, known) > best[0]:
            best = ((matched, known), preset)
    return (best[1], best[0][1]) if best is not None else (None, 0.0)
