"""What the rules of loyalty are refused for."""

from __future__ import annotations

from craftdesk.texts.template import Template

LOYALTY: dict[str, Template] = {
    "loyalty.no_number": "A number is missing here.",
    "loyalty.out_of_range": "This is a number from {least} to {most}.",
    "loyalty.new_after_lost": "A customer can’t be new for longer than it takes to be lost.",
    "loyalty.slipping_after_lost": "A customer is slipping away before being lost: take fewer days than for lost.",
}
