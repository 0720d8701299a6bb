"""Why a shop can only be looked at: one sentence a reason, over its list and where somebody wanted to change it."""

from __future__ import annotations

from craftdesk.texts.template import Template

_REASONS = {
    "asked": ("You opened {file} read-only, so nothing can be changed", "open it again to change something"),
    "file_read_only": (
        "{file} is write-protected, so nothing can be changed",
        "take the protection off, or work in a copy",
    ),
    "folder_read_only": (
        "Nothing can be written in the folder of {file}, so nothing can be changed",
        "work in a copy in a folder of your own",
    ),
    "media_read_only": (
        "{file} is on a drive that can only be read, so nothing can be changed",
        "work in a copy on another drive",
    ),
    "older": (
        "An older CraftDesk wrote {file}, and it can’t be brought up to date where it is, so nothing can be changed",
        "work in a copy",
    ),
}
"""What is the matter, and what to do."""

READ_ONLY: dict[str, Template] = {
    **{f"hindrance.{code}": f"{why}. {act[0].upper()}{act[1:]}." for code, (why, act) in _REASONS.items()},
    **{f"shop.read_only.{code}": f"{why}. Nothing was saved: {act}." for code, (why, act) in _REASONS.items()},
    "shop.read_only": "{file} can be looked at but not changed. Nothing was saved: save a copy in a folder of your own"
    " and work there.",
    "hindrance.locked": "{file} is open on {host}, by {user}, since {since}, so here it can only be read. Close it"
    " there first.",
    "hindrance.locked_by_somebody": "{file} is open in another window or on another computer, so here it can only be"
    " read. Close it there first.",
    "hindrance.gone": "{file} was moved, renamed or deleted while it was open, or its stick was pulled out, so nothing"
    " is saved any more. All that was saved is still open here: save a copy, or put it back and try again.",
    "hindrance.replaced": "{file} was replaced by another file while it was open, or its stick was plugged in anew."
    " “Try again” opens what is there now and offers what you typed; a copy keeps what was open here.",
    "hindrance.unsettled": "Whether the last change was saved can’t be seen before {file} is back: connect the drive or"
    " the stick again.",
}
