"""Filters and saved views: what is refused, and what was done to them."""

from __future__ import annotations

from craftdesk.texts.template import Template

VIEWS: dict[str, Template] = {
    "date.backwards": "The last day comes before the first.",
}
