"""Filters and saved views: what is refused, and what was done to them."""

from __future__ import annotations

from craftdesk.texts.template import Template

VIEWS: dict[str, Template] = {
    "view.no_name": "The view needs a name, such as Cafés that owe money.",
    "view.name_taken": "There is a view “{view}” already. Choose another name, or replace that one.",
    "view.not_found": "This view is no longer there; it was removed meanwhile.",
    "view.unreadable": "This view can’t be read. Nothing was changed; save it anew from the filters that you want.",
    "label.view.added": "Save the view {view}",
    "label.view.replaced": "Change the view {view}",
    "label.view.renamed": "Rename the view {before} to {view}",
    "label.view.reordered": "Reorder the views",
    "label.view.removed": "Remove the view {view}",
    "date.backwards": "The last day comes before the first.",
}
