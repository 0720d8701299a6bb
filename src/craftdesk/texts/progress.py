"""What is going on while something takes longer."""

from __future__ import annotations

from craftdesk.texts.template import Template

PROGRESS: dict[str, Template] = {
    "backup.copying": "Copying the book…",
    "backup.verifying": "Checking the backup…",
    "figures.customers": "Finding the best customers…",
    "figures.products": "Finding the best products…",
    "check.file": "Checking the file…",
    "check.listing": "Comparing the list with the book…",
    "check.orders": "Adding up the orders…",
    "export.counting": "Counting…",
    "export.customers": "Writing customers…",
    "export.orders": "Writing orders…",
    "export.finishing": "Putting the file together…",
    "import.looking": "Looking at the file…",
    "import.planning": "Comparing with the book…",
    "import.writing": "Bringing in…",
    "import.finishing": "Bringing the list up to date…",
    "mail.looking": "Looking for e-mail addresses…",
    "sample.customers": "Inventing customers…",
    "sample.orders": "Inventing orders…",
    "sample.indexes": "Making everything quick to find…",
    "sample.list": "Putting the list in order…",
    "revert.working": "Taking back…",
}
