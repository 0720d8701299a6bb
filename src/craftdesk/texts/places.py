"""Words about where a shop lies: shares, and folders that a service keeps in step."""

from __future__ import annotations

from craftdesk.texts.template import Template

PLACES: dict[str, Template] = {
    "place.network": "This shop lies on a network drive. Open it on one computer at a time: two at once, or a"
    " connection that breaks, can damage it. Safest is to keep it on this computer and let the backups go there.",
    "place.cloud": "{service} synchronises the folder of this shop. Open it on one computer at a time and let it"
    " finish first, or you get two versions, or half a file. Safest is another folder, with the backups here.",
}
