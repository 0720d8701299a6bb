"""Words about shop files of older versions."""

from __future__ import annotations

from craftdesk.texts.template import Template

UPGRADING: dict[str, Template] = {
    "shop.older": "{file} was written by an older CraftDesk (file version {version}; this program writes {known})."
    " It was not touched: open it in CraftDesk, which backs it up and brings it up to date.",
    "upgrade.failed": "{file} could not be brought up to date. Nothing was changed: it is as the older CraftDesk left"
    " it, so go on with that one, and keep the backup that was just made.",
    "upgrade.working": "Bringing the shop file up to date…",
    "upgrade.copying": "Making a private copy to look at…",
}
