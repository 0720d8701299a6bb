"""Commands about what was done and about the file's health: history, undo, redo, check."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from craftdesk.commands.shapes import operation_shape
from craftdesk.commands.talk import DONE, NO, Talk, opened, printable, table
from craftdesk.errors import OwnerProblem
from craftdesk.services.history import HistoryService, Undone
from craftdesk.texts import label_words, sentence


def history(asked: argparse.Namespace, talk: Talk) -> int:
    """What was done, newest first."""
    with opened(asked.shop) as desk:
        operations = [operation_shape(one) for one in desk.history.list(asked.limit)]
    rows = [
        [str(one["id"]), one["at"], one["label"], "undone" if one["undone"] else "", str(one["changes"])]
        for one in operations
    ]
    lines = table(["Id", "When", "What", "", "Changes"], rows, right=(0, 4)) if rows else ["Nothing was done yet."]
    talk.answer({"operations": operations}, lines)
    return DONE


def undo(asked: argparse.Namespace, talk: Talk) -> int:
    """Takes back what was done last."""
    return _step(asked, talk, HistoryService.undo, "Undone: ")


def redo(asked: argparse.Namespace, talk: Talk) -> int:
    """Puts back what was undone last."""
    return _step(asked, talk, HistoryService.redo, "Done again: ")


def _step(asked: argparse.Namespace, talk: Talk, step: Callable[[HistoryService], Undone], words: str) -> int:
    with opened(asked.shop, to_write=True) as desk:
        try:
            done = step(desk.history)
        except OwnerProblem as problem:
            talk.answer({"operation": None, "undid": None}, [])
            talk.complain(sentence(problem.code, problem.params))
            return NO
    label = label_words(done.operation.label)
    talk.answer({"operation": done.changes.operation, "undid": done.operation.id}, [printable(words + label)])
    return DONE


def check(asked: argparse.Namespace, talk: Talk) -> int:
    """Checks a shop file."""
    with opened(asked.shop) as desk:
        found = talk.run(desk.check.run())
    findings = [{"code": one.code, "finding": sentence(one.code, one.params)} for one in found.findings]
    lines = [one["finding"] for one in findings] or ["Everything is in order."]
    talk.answer({"ok": found.ok, "findings": findings}, [printable(line) for line in lines])
    return DONE if found.ok else NO
