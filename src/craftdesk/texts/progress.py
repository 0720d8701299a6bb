"""What is going on while something takes longer."""

from __future__ import annotations

from craftdesk.texts.template import Template

PROGRESS: dict[str, Template] = {
    "backup.copying": "Copying the book…",
    "backup.verifying": "Checking the backup…",
    "check.file": "Checking the file…",
    "check.listing": "Comparing the list with the book…",
    "check.orders": "Adding up the orders…",
    "export.counting": "Counting…",
    "export.customers": "Writing customers…",
    "export.orders": "Writing orders…",
    "import.read": "Reading…",
    "import.plan": "Comparing with the book…",
    "import.match": "Looking who is known already…",
    "import.backup": "Backing up first…",
    "import.apply": "Bringing in…",
    "import.write": "Writing…",
    "import.list": "Bringing the list up to date…",
    "sample.customers": "Inventing customers…",
    "sample.orders": "Inventing orders…",
    "sample.list": "Putting the list in order…",
    "revert.working": "Taking back…",
}
