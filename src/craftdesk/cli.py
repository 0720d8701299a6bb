"""The door without a window: composition root of the command line.

It does the same work as the menus, through the same services. Exit status: 0 done, 1 the answer is no, 2 wrong usage,
3 refused or failed with one sentence on standard error and nothing changed.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType

from craftdesk.commands.arguments import parser
from craftdesk.commands.backing_up import backup, restore
from craftdesk.commands.duplicates import duplicates, merge
from craftdesk.commands.history import check, history, redo, undo
from craftdesk.commands.importing import bring_in
from craftdesk.commands.looking import find, list_customers, show, stats
from craftdesk.commands.making import export, new, sample
from craftdesk.commands.salvage import rescue
from craftdesk.commands.talk import FAILED, USAGE, Talk, UsageProblem
from craftdesk.errors import Cancelled, CraftDeskError, fault_of
from craftdesk.texts import sentence

_COMMANDS: dict[str, Callable[[argparse.Namespace, Talk], int]] = {
    "new": new,
    "sample": sample,
    "import": bring_in,
    "export": export,
    "find": find,
    "list": list_customers,
    "show": show,
    "stats": stats,
    "history": history,
    "undo": undo,
    "redo": redo,
    "check": check,
    "duplicates": duplicates,
    "merge": merge,
    "backup": backup,
    "restore": restore,
    "salvage": rescue,
}


def main(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Names in any script, also where the terminal knows only some.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = parser().parse_args(list(arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else USAGE
    talk = Talk(json=asked.json)
    befores = {number: signal.signal(number, _stopper(talk)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return _done(asked, talk)
    finally:
        for number, before in befores.items():
            signal.signal(number, before)
        talk.end_progress()


def _stopper(talk: Talk) -> Callable[[int, FrameType | None], None]:
    """Stops long work at its next step, so never between a commit and its being told; a second time at once."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        if talk.is_working and not talk.is_stopping:
            talk.is_stopping = True
            return
        raise KeyboardInterrupt

    return stop


def _done(asked: argparse.Namespace, talk: Talk) -> int:
    """Does it; whatever goes wrong is told in a sentence."""
    try:
        return _COMMANDS[asked.command](asked, talk)
    except UsageProblem as problem:
        talk.complain(problem.words)
        return USAGE
    except (KeyboardInterrupt, Cancelled):
        talk.complain(sentence("work.cancelled"))
        return FAILED
    except CraftDeskError as error:
        talk.complain(sentence(error.code, error.params))
        return FAILED
    except MemoryError:
        talk.complain(sentence("work.no_memory"))
        return FAILED
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        sys.stderr.close()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the end of the command line: a fault is one sentence and its places
        fault = fault_of(error)
        talk.complain(sentence(fault.code, fault.params))
        sys.stderr.write(f"{getattr(fault, 'details', '')}\n")
        return FAILED
