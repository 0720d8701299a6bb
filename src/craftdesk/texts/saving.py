"""Words about saves that failed, and files that went away just then."""

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
}
