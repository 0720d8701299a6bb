"""Names under which systems for accounts and tills book sales to nobody in particular."""

from __future__ import annotations

NOBODY = frozenset({
    "cash sale", "cash sales", "cash customer", "cash", "walk in", "walk-in", "walk-in customer", "walk in customer",
    "walkin", "counter sale", "counter sales", "over the counter", "retail customer", "retail sales", "misc customer",
    "miscellaneous", "daily sales", "generic customer", "guest", "guest customer", "barverkauf", "laufkundschaft",
    "vente comptoir", "client de passage", "client comptoir", "venta de mostrador",
})  # fmt: skip
