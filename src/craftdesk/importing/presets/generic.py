"""Any other file: what its columns are says the dictionary of synonyms, and what they contain."""

from __future__ import annotations

from craftdesk.importing.presets.preset import Kind, Preset

GENERIC_CUSTOMERS = Preset(id="", kind=Kind.CUSTOMERS, system="list", company_repeats_person=True)
GENERIC_ORDERS = Preset(id="", kind=Kind.ORDERS, system="list")
