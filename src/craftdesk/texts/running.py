"""The words about the program itself: what it lacks, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from craftdesk.texts.template import Template

RUNNING: Mapping[str, Template] = {
    "draft.not_kept": "What is typed could not be written down beside the shop. It is still in the form: save it.",
}
