"""Groups as a list of them shows them, and what stands against saving one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from craftdesk.domain.group import Group
from craftdesk.domain.validation import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text
from craftdesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSize:
    """A group with how many customers are in it; those in the bin don't count."""

    group: Group
    members: int


def clean_group(draft: Group) -> Group:
    """The group as it will be kept."""
    return replace(
        draft,
        name=clean_line(draft.name),
        price_level=clean_line(draft.price_level),
        note=clean_text(draft.note),
    )


def group_problems(draft: Group) -> tuple[Problem, ...]:
    """What stands against saving a cleaned group."""
    found = []
    if not draft.name:
        found.append(Problem("group.no_name", "name"))
    for key, limit in (("name", LINE_LIMIT), ("price_level", LINE_LIMIT), ("note", TEXT_LIMIT)):
        length = len(getattr(draft, key))
        if length > limit:
            found.append(Problem("text.too_long", key, {"length": length, "limit": limit}))
    if not 0 <= draft.discount <= 10_000:
        found.append(Problem("discount.out_of_range", "discount"))
    if draft.payment_term is not None and not 0 <= draft.payment_term <= 3650:
        found.append(Problem("payment_term.out_of_range", "payment_term"))
    return tuple(found)
