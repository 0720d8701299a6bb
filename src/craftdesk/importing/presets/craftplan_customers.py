"""Craftplan › Settings › CSV › Export customers."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset, columns, heads

CRAFTPLAN_CUSTOMERS = Preset(
    id="craftplan-customers",
    kind=Kind.CUSTOMERS,
    system="craftplan",
    source="Craftplan",
    required=(heads("reference, type, first name, last name, email"),),
    expects=("email",),
    columns=columns(
        """
        reference = external_numbers
        type = type
        first name = first_name
        last name = last_name
        email = emails
        phone = phones
        """
    ),
)
