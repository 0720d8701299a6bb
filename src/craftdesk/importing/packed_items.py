"""Lines of an order that a shop packs into one cell: `name:Mug|sku:M-1|quantity:2|total:39.00`."""

from __future__ import annotations

import re
from typing import Any

from craftdesk.importing.header import normalise
from craftdesk.importing.value_money import NumberStyle, parse_amount, parse_quantity
from craftdesk.importing.values import ValueProblem

_POINT = NumberStyle(decimal=".")
_KEYS = {
    "name": "item_name", "product name": "item_name", "sku": "item_sku", "product sku": "item_sku",
    "quantity": "item_quantity", "qty": "item_quantity", "product qty": "item_quantity", "total": "item_total",
    "product total price": "item_total", "sub total": "item_gross", "price": "item_price",
    "product unit price": "item_price",
}  # fmt: skip
_WORDS = r"name|product_id|sku|quantity|qty|total|sub_total|subtotal|price|tax|total_tax|meta|variation_id|refunded"
_BARS = re.compile(rf"\|(?=(?:{_WORDS}):)")
_LABELS = (
    "ID|Qty|SKU|Name|Weight|Variation Details|Unit Price|Total Price|Unit Price \\(ex tax\\)|Total Price \\(ex tax\\)"
)
_COMMAS = re.compile(rf",\s*(?=Product (?:{_LABELS}):)")
_NEXT = re.compile(r"\|(?=\s*Product (?:ID|Qty|Name):)")


def unpacked(cell: str) -> list[dict[str, Any]]:
    """The lines in a cell; none for a cell of another shape."""
    if cell.startswith(("Product ID:", "Product Qty:")):
        return [item for part in _NEXT.split(cell) if (item := _item(_COMMAS.split(part)))]
    if not cell.startswith("name:"):
        return []
    item = _item(_BARS.split(cell))
    return [item] if item else []


def _item(pairs: list[str]) -> dict[str, Any]:
    """The values of one line; nothing without a name."""
    found: dict[str, Any] = {"packed": True}
    for pair in pairs:
        key, _, text = pair.partition(":")
        target = _KEYS.get(normalise(key))
        text = text.strip()
        if target is None or not text:
            continue
        value: Any = text
        if target == "item_quantity":
            value = parse_quantity(text, _POINT)
        elif target not in {"item_name", "item_sku"}:
            value = parse_amount(text, _POINT)
        if value is not None and not isinstance(value, ValueProblem):
            found[target] = value
    return found if "item_name" in found else {}
