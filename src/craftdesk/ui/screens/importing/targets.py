"""The names of what a column can be, and values old and new, as the owner reads them."""

from __future__ import annotations

from craftdesk.importing.plan import FieldChange
from craftdesk.importing.targets import base, parameter
from craftdesk.texts import sentence
from craftdesk.ui.screens.importing.words import system_name, tr

ARROW = "→"


def target_title(key: str) -> str:
    """Return the name of a target: `First name`, `Billing: street`, `Order date`."""
    if not key:
        return tr("Left out")
    title, system = sentence(f"field.{base(key)}"), parameter(key)
    named = tr("Number in {system}")
    return named.format(system=system_name(system) or system) if base(key) == "external_numbers" and system else title


def change_text(change: FieldChange) -> str:
    """Return a change as text: `Phone: nothing → 030 555`."""
    old, new = change.old or tr("nothing"), change.new or tr("nothing")
    return f"{target_title(change.field)}: {old} {ARROW} {new}"
