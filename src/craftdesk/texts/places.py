"""Words about where a shop lies: drives that can only be read, shares, folders that a service keeps in step."""

from __future__ import annotations

from craftdesk.texts.template import Template

PLACES: dict[str, Template] = {
    "place.network": "This shop lies on a network drive. Open it on one computer at a time: two at once, or a"
    " connection that breaks, can damage it. Safest is to keep it on this computer and let the backups go there.",
    "place.cloud": "{service} synchronises the folder of this shop. Open it on one computer at a time and let it"
    " finish first, or you get two versions, or half a file. Safest is another folder, with the backups here.",
    "hindrance.asked": "You opened this shop read-only: look at everything, change nothing.",
    "hindrance.file_read_only": "This shop file is write-protected, so nothing can be changed. Take the protection"
    " off, or work in a copy.",
    "hindrance.folder_read_only": "Nothing can be written in the folder of this shop, so nothing can be changed."
    " Work in a copy in a folder of your own.",
    "hindrance.media_read_only": "This shop lies on a drive that can only be read, so nothing can be changed. Work"
    " in a copy on another drive.",
    "hindrance.locked": "This shop is open on {host}, by {user}, since {since}, so here it can only be read. Close"
    " it there first.",
    "hindrance.locked_by_somebody": "This shop is open in another window or on another computer, so here it can"
    " only be read. Close it there first.",
    "hindrance.older": "An older CraftDesk wrote this shop, and it can’t be brought up to date where it is, so it"
    " can only be read. Work in a copy.",
    "hindrance.gone": "{file} was moved, renamed or deleted, so nothing is saved any more. All that was saved is"
    " still open here: save a copy, or put it back.",
    "hindrance.replaced": "Another file took the place of {file}, so nothing is saved any more. What was open is"
    " still here: save a copy, or open the other one.",
    "hindrance.unsettled": "Whether the last change was saved can’t be seen before {file} is back: connect the"
    " drive or the stick again.",
}
