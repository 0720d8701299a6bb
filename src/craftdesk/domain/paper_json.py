"""The content of a paper as JSON and back: what the file keeps of an issued paper for ever."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from craftdesk.domain.paper import AccountLine, PaperContent, PaperKind, PaperLine, PaperSum, PaperTax, Said, Seller

_LISTS: Mapping[str, Callable[..., Any]] = {
    "facts": Said,
    "opening": Said,
    "notes": Said,
    "lines": PaperLine,
    "sums": PaperSum,
    "taxes": PaperTax,
    "orders": AccountLine,
    "payments": AccountLine,
}
_T = TypeVar("_T")


def to_json(content: PaperContent, pages: str = "") -> str:
    """A paper as one line of JSON; days as ISO text, money in smallest units; with its pages as they were painted."""
    held = {**asdict(content), "pages": pages} if pages else asdict(content)
    return json.dumps(held, ensure_ascii=False, default=date.isoformat)


def from_json(text: str) -> PaperContent:
    """The paper that `to_json` wrote."""
    held: dict[str, Any] = json.loads(text)
    held.pop("pages", None)
    seller = held["seller"]
    return PaperContent(
        **{
            **held,
            "kind": PaperKind(held["kind"]),
            "issued_on": date.fromisoformat(held["issued_on"]),
            "seller": Seller(**{**seller, "place": tuple(seller["place"])}),
            "recipient": tuple(held["recipient"]),
            **{key: tuple(_made(kind, one) for one in held[key]) for key, kind in _LISTS.items()},
        }
    )


def _made(kind: Callable[..., _T], held: dict[str, Any]) -> _T:
    day = held.get("day")
    return kind(**{**held, "day": date.fromisoformat(day)} if day else held)
