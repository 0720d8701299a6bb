"""Opening a shop file: what is done meanwhile, and what speaks against it."""

from __future__ import annotations

from craftdesk.texts.template import Template

OPENING: dict[str, Template] = {
    "open.hashing": "Comparing the file with how it was closed…",
    "open.looking": "Looking over every page and every record…",
    "open.copying": "Trying out in a copy how the last save is put right…",
    "shop.spoiled": "{file} is not as CraftDesk closed it, and no program saved into it since: the disk, the stick or a"
    " copy changed it. Nothing was written into it: keep it as it is and open your last backup.",
    "shop.values": "{file} holds something that CraftDesk never writes (in “{table}”): it is damaged or was changed by"
    " something else. It was not touched: keep it as it is and open your last backup.",
    "shop.slow": "{file} keeps CraftDesk busy for longer than a shop of its size can. It was not opened and not"
    " touched: open your last backup.",
    "shop.too_large": "{file} says that it is larger than {gigabytes} GB, which no shop is. It was not opened and not"
    " touched.",
    "shop.foreign_log": "Beside {file} lies {log}, which another program left. Nothing was touched: close that program,"
    " or take {log} away if it is not yours, then try again.",
    "shop.foreign_journal": "Beside {file} lies {journal}, which CraftDesk didn’t make. Nothing was touched: take it"
    " away if it is not yours, then try again.",
}
