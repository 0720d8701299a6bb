"""What is said of standing orders and of what customers wait for."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

STANDING: dict[str, Template] = {
    "label.standing.defined": "Add the standing order {title} of {name}",
    "label.standing.changed": "Change the standing order {title} of {name}",
    "label.standing.paused": "Pause the standing order {title} of {name}",
    "label.standing.resumed": "Resume the standing order {title} of {name}",
    "label.standing.ended": "End the standing order {title} of {name}",
    "label.standing.drafted": Counted("Draft one standing order", "Draft {count} standing orders"),
    "standing.not_found": "This standing order isn’t in the book any more. Undo may bring it back.",
    "standing.nothing": "Say what they get: at least one line.",
    "standing.every": "Every 1 to {limit} days, weeks or months. Write a number between these.",
    "standing.lead": "A draft can be made up to {limit} days before. Write a smaller number, or none.",
    "standing.next_on": "This day is too far away to be right. Look at it again.",
    "standing.until": "The last day can’t be before the next one. Choose a later day, or none.",
    "standing.quantity": "Say how much they get: a quantity above zero.",
    "standing.nameless": "Say what this line is, or remove it.",
    "standing.no_price": "Only products have a usual price: say what this costs, 0 for nothing.",
    "label.want.added": "Note that {name} waits for {want}",
    "label.want.changed": "Change what {name} waits for: {want}",
    "label.want.told": "Note that {name} was told of {want}",
    "label.want.reopened": "Note that {name} still waits for {want}",
    "label.want.removed": "Remove {want} that {name} waited for",
    "want.not_found": "This isn’t in the book any more. Undo may bring it back.",
    "want.nothing": "Say what they wait for: a few words, or a product.",
    "rhythm.days": Counted("Every day", "Every {count} days"),
    "rhythm.weeks": Counted("Every week", "Every {count} weeks"),
    "rhythm.months": Counted("Every month", "Every {count} months"),
}
