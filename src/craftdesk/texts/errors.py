"""What went wrong, what is safe, and what to do now."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

ERRORS: dict[str, Template] = {
    "customer.has_orders": Counted(
        "{name} has orders, so they can be archived but not deleted. Nothing was changed.",
        "{customers} of these customers have orders ({name} is one), so they can be archived but not deleted."
        " Nothing was changed.",
        by="customers",
    ),
    "customer.not_found": "This customer isn’t in the book any more. Undo may bring them back.",
    "customer.changed_elsewhere": "This customer was changed meanwhile. What you typed is still here: look at what is"
    " new, then save again.",
    "address.not_found": "This address isn’t in the book any more. Undo may bring it back.",
    "task.not_found": "This task isn’t in the book any more. Undo may bring it back.",
    "note.not_found": "This note isn’t in the book any more. Undo may bring it back.",
    "custom.not_found": "This field isn’t in the book any more. Undo may bring it back.",
    "custom.too_many": "A shop can have up to {limit} fields of its own. Nothing was changed: delete one first.",
    "custom.misfits": Counted(
        "One customer has something in {title} that doesn’t fit, such as “{example}”. Nothing was changed: put it right"
        " first, or choose another kind.",
        "{count} customers have something in {title} that doesn’t fit, such as “{example}”. Nothing was changed: put it"
        " right first, or choose another kind.",
    ),
    "custom.choice_used": Counted(
        "One customer has “{choice}” in {title}. Nothing was changed: say what they get instead.",
        "{count} customers have “{choice}” in {title}. Nothing was changed: say what they get instead.",
    ),
    "order.not_found": "This order isn’t in the book any more. Undo may bring it back.",
    "order.changed_elsewhere": "This order was changed meanwhile. What you typed is still here: look at what is new,"
    " then save again.",
    "product.not_found": "This product isn’t in the book any more. Undo may bring it back.",
    "product.changed_elsewhere": "This product was changed meanwhile. What you typed is still here: look at what is"
    " new, then save again.",
    "sums.too_large": "These amounts add up to more than the book can hold. Nothing was saved: look at quantities and"
    " prices again.",
    "record.gone": "Something that was chosen here isn’t in the book any more. Nothing was saved, and what you typed is"
    " still here: choose again.",
    "operation.not_found": "There is nothing like that in the history.",
    "undo.nothing": "There is nothing to undo.",
    "redo.nothing": "There is nothing to redo.",
    "revert.undone": "This was undone already.",
    "revert.already": "This was taken back already. Nothing was changed.",
    "program.fault": "Something in CraftDesk went wrong that should not have. Nothing was changed by it; the book is"
    " as it was last saved: try again, and start the program anew if it happens twice.",
    "work.cancelled": "Stopped. Nothing was changed.",
    "disk.full": "The disk is full. Nothing was saved, and the book is as it was: make room, then try again.",
    "disk.failed": "The disk doesn’t answer as it should. The last saved state is safe: check the drive or the stick,"
    " then try again.",
    "shop.busy": "Another program is just using {file}. Nothing was changed: try again in a moment.",
    "shop.no_rights": "You have no right to read or write {file}. Nothing was changed: choose another folder, or ask"
    " whoever set up this computer.",
    "shop.cannot_open": "{file} can’t be opened. Nothing was changed: look whether the drive or the stick is still"
    " there.",
    "shop.missing": "There is no file {path}. It may have been moved or renamed.",
    "shop.not_a_file": "{file} is a folder or a device, not a file. Nothing was changed: choose a file that ends in"
    " .craftdesk.",
    "shop.exists": "There is a file {file} already, and it stays as it is. Choose another name.",
    "folder.missing": "There is no folder {folder}. Nothing was changed: choose one that is there.",
    "lock.in_the_way": "{file} is in the way: CraftDesk keeps a file of its own under this name while the shop is open."
    " Nothing was changed: remove what lies there.",
    "folder.is_a_file": "{file} is in the way: a folder is wanted there. Nothing was changed: choose another place.",
    "file.name_too_long": "The name {file} is too long for this disk. Nothing was changed: choose a shorter one.",
    "shop.gone": "{file} was moved, renamed or deleted while it was open, or its stick was pulled out. Nothing was"
    " written since: put it back and save again, or save a copy under another name.",
    "shop.replaced": "{file} was replaced by another file while it was open, or its stick was plugged in anew. Nothing"
    " was written since: open what is there now (“Try again”), or save a copy of what was open.",
    "shop.locked": "{file} is open on {host}, by {user}, since {since}. You can look at it read-only, or close it there"
    " first.",
    "shop.locked_by_somebody": "{file} is open in another window or on another computer. You can look at it read-only,"
    " or close it there first.",
    "shop.needs_recovery": "The last save of {file} was cut off, and it can’t be put right where it is: it may only be"
    " read. Copy it together with the file that ends in -journal into a folder of your own, then open it there.",
    "shop.stale_journal": "Beside {file} lies {journal}, which belongs to an earlier state of it and would spoil it."
    " Nothing was touched: move {journal} into another folder, then open the shop again.",
    "shop.empty": "{file} is empty. It may not have been copied completely: try the original or a backup.",
    "shop.not_a_shop": "{file} is not a shop file of CraftDesk. It was not touched: choose another file, or"
    " open a backup.",
    "shop.foreign": "{file} belongs to another program. It was not touched: open it there, or choose another file.",
    "shop.newer": "{file} was written by a newer CraftDesk (file version {version}; this program knows {known})."
    " It was not touched: update CraftDesk to open it.",
    "shop.cut": "A part of {file} is missing: it has {size} of {expected} bytes. It was not touched: copy it again, or"
    " open a backup.",
    "shop.damaged": "{file} is damaged. Nothing was written into it: keep it as it is and open your last backup.",
    "shop.schema": "{file} holds parts that CraftDesk didn’t make, so it was not opened. It was not touched: open a"
    " backup.",
    "backup.damaged": "The backup was written but doesn’t match the book, so it was thrown away. The book itself is"
    " safe: try another drive.",
    "backup.no_room": "There is no room for the copy in {folder}. The book is safe: make room there, or choose another"
    " place.",
    "backup.read_only": "Nothing can be written into {folder}, so there is no copy. The book is safe: choose another"
    " folder, or another drive.",
    "restore.same_file": "{file} is the shop itself, not a backup of it. Nothing was changed: choose a backup.",
    "restore.unfinished": "{file} is open elsewhere, or its last save was cut off. Nothing was changed: choose another"
    " backup.",
    "restore.changed": "{file} is not as it was when it was written, so it was not restored. The shop is as it was:"
    " choose another backup.",
    "file.not_written": "{file} can’t be written ({reason}). The book is safe: choose another folder, then try again.",
    "rejects.same_file": "The rejected rows would replace {file}. Nothing was written: choose another name.",
    "answer.not_written": "The work is done, but the answer could not be written ({reason}).",
}
