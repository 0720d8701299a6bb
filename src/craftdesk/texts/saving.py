"""Words about saves that failed, files that went away while they were open, and shops that can't be changed."""

from __future__ import annotations

from craftdesk.texts.template import Template

SAVING: dict[str, Template] = {
    "save.failed": "The disk doesn’t answer as it should, so this was not saved. The book is as it was: check the"
    " drive or the stick, then save again.",
    "save.unknown": "Whether this was saved can’t be seen before {file} is back. What was saved earlier is safe:"
    " connect the drive or the stick again, then look before you save this once more.",
    "save.kept": "Your last change was saved after all. Nothing was saved twice: look at it in the book before you save"
    " this once more.",
    "save.ghost": "{file} was moved or replaced just while this was saved, so it may be in the other file only. Save a"
    " copy under another name before you go on.",
    "shop.read_only.asked": "You opened {file} read-only, so nothing in it can be changed. Nothing was saved: open it"
    " for writing first.",
    "shop.read_only.file_read_only": "{file} is write-protected, so nothing in it can be changed. Nothing was saved:"
    " take the protection off, or save a copy in a folder of your own and work there.",
    "shop.read_only.folder_read_only": "Nothing can be written in the folder of {file}, so nothing in it can be"
    " changed. Nothing was saved: save a copy in a folder of your own and work there.",
    "shop.read_only.media_read_only": "{file} is on a drive that can only be read, so nothing in it can be changed."
    " Nothing was saved: save a copy on another drive and work there.",
    "shop.read_only.locked": "{file} is open on {host}, by {user}, since {since}, so nothing in it can be changed here."
    " Nothing was saved: close it there, then open it here again.",
    "shop.read_only.locked_by_somebody": "{file} is open in another window or on another computer, so nothing in it can"
    " be changed here. Nothing was saved: close it there, then open it here again.",
    "shop.read_only.older": "{file} was written by an older CraftDesk and can’t be brought up to date where it is, so"
    " nothing in it can be changed. Nothing was saved: save a copy in a folder of your own and work there.",
}
