"""The words about the program itself: what it lacks, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from craftdesk.texts.template import Template

RUNNING: Mapping[str, Template] = {
    "work.no_memory": "There was not enough memory for this. Nothing was changed: close other programs, or try it with"
    " less at a time.",
    "draft.not_kept": "What is typed could not be written down beside the shop. It is still in the form: save it.",
    "program.not_started": "CraftDesk could not start. Your shops were not touched: start it again, and if it happens"
    " twice, the folder of its log says where it failed.",
}
