"""What an operation did, as Undo, Redo and the history name it."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

LABELS: dict[str, Template] = {
    "label.customer.added": "Add {name}",
    "label.customer.changed": "Change {name}",
    "label.customers.archived": Counted("Archive {name}", "Archive {count} customers"),
    "label.customers.unarchived": Counted(
        "Take {name} out of the archive", "Take {count} customers out of the archive"
    ),
    "label.customers.deleted": Counted("Delete {name}", "Delete {count} customers"),
    "label.customers.restored": Counted("Restore {name}", "Restore {count} customers"),
    "label.bin.emptied": Counted("Empty the bin: one customer", "Empty the bin: {count} customers"),
    "label.address.added": "Add address {label} of {name}",
    "label.address.changed": "Change address {label} of {name}",
    "label.address.removed": "Remove address {label} of {name}",
    "label.address.default": "Make {label} the default address of {name}",
    "label.note.added": "Add a note on {name}",
    "label.note.changed": "Change a note on {name}",
    "label.note.removed": "Remove a note on {name}",
    "label.task.added": "Add a task for {name}",
    "label.task.changed": "Change a task for {name}",
    "label.task.done": "Tick off a task for {name}",
    "label.task.reopened": "Open a task for {name} again",
    "label.task.removed": "Remove a task for {name}",
    "label.custom.defined": "Add the field {title}",
    "label.custom.renamed": "Rename the field {before} to {title}",
    "label.custom.changed": "Change the field {title}",
    "label.custom.reordered": "Reorder your own fields",
    "label.custom.put_away": "Put the field {title} away",
    "label.custom.taken_back": "Use the field {title} again",
    "label.custom.removed": "Delete the field {title}",
    "label.import": "Import {file}",
    "label.import.reverted": "Take back the import of {file}",
    "label.operation.reverted": "Take back: {what}",
    "label.sample": "Fill the sample shop",
}
