"""A question to the list of customers as a text that can be kept."""

from __future__ import annotations

import json

from craftdesk.domain.customer_kind import CustomerState
from craftdesk.domain.filters import filters_from, filters_text
from craftdesk.domain.query import CustomerChip, CustomerQuery, CustomerSort, OwnSort


def query_text(query: CustomerQuery) -> str:
    """A question to the list of customers as one text that can be kept; only what is not as usual stands in it."""
    told: dict[str, object] = {}
    if query.text.strip():
        told["text"] = query.text.strip()
    if query.state is not CustomerState.ACTIVE:
        told["state"] = query.state.value
    if query.chip is not CustomerChip.ALL:
        told["chip"] = query.chip.value
    if query.sort is not CustomerSort.NAME:
        told["own_sort" if isinstance(query.sort, OwnSort) else "sort"] = (
            query.sort.key if isinstance(query.sort, OwnSort) else query.sort.value
        )
    if query.descending:
        told["descending"] = True
    if query.filters:
        told["filters"] = json.loads(filters_text(query.filters))
    return json.dumps(told, ensure_ascii=False) if told else ""


def query_from(text: str) -> CustomerQuery:
    """Reads what `query_text` writes; ValueError otherwise."""
    try:
        told = dict(json.loads(text or "{}"))
        return CustomerQuery(
            text=str(told.get("text", "")),
            state=CustomerState(told.get("state", CustomerState.ACTIVE)),
            chip=CustomerChip(told.get("chip", CustomerChip.ALL)),
            sort=OwnSort(str(told["own_sort"])) if "own_sort" in told else CustomerSort(told.get("sort", "name")),
            descending=bool(told.get("descending", False)),
            filters=filters_from(json.dumps(told.get("filters", []))),
        )
    except (TypeError, RecursionError) as error:
        raise ValueError(text) from error
