"""What is done to many customers at once."""

from __future__ import annotations

from craftdesk.texts.template import Counted, Template

BULK: dict[str, Template] = {
    "bulk.no_tag": "Which tag? Type a word, such as Market.",
    "bulk.no_field": "This field is no longer there. Nothing was changed; choose another one.",
    "bulk.no_value": "This value doesn’t fit the field. Nothing was changed; choose another one.",
    "bulk.changing": "Changing customers…",
    "bulk.listing": "Bringing the list up to date…",
    "label.bulk.changed": "Change customers",
    "label.bulk.tag": Counted("Tag a customer {tag}", "Tag {count} customers {tag}"),
    "label.bulk.untag": Counted("Take the tag {tag} off a customer", "Take the tag {tag} off {count} customers"),
    "label.bulk.join": Counted("Put a customer into {group}", "Put {count} customers into {group}"),
    "label.bulk.leave": Counted("Take a customer out of {group}", "Take {count} customers out of {group}"),
    "label.bulk.set": Counted("Change {field} of a customer", "Change {field} of {count} customers"),
    "label.bulk.own": Counted("Change {title} of a customer", "Change {title} of {count} customers"),
}
