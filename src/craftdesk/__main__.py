"""The program's front door: chooses between the window and the command line, and loads only what that needs."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

COMMANDS = frozenset(
    {
        "backup",
        "check",
        "duplicates",
        "export",
        "find",
        "history",
        "import",
        "list",
        "merge",
        "new",
        "redo",
        "restore",
        "sample",
        "show",
        "stats",
        "undo",
    }
)
_QUESTIONS = frozenset({"--version", "--help", "-h"})
_WINDOW_OPTIONS = frozenset({"--choose"})


def wants_command_line(arguments: list[str]) -> bool:
    """Whether the arguments are a command or a question; a file, an option of the window, or nothing are not.

    What follows `--` is a file, also when it is called like a command. Options that the window does not know, and
    words that are neither a command nor look like a file, go to the command line too, which explains them.
    """
    for argument in arguments:
        if argument == "--":
            return False
        if argument in COMMANDS or argument in _QUESTIONS:
            return True
        if not argument.startswith("-"):
            return not _looks_like_a_file(argument)
    return not _WINDOW_OPTIONS.issuperset(arguments)


def _looks_like_a_file(word: str) -> bool:
    path = Path(word)
    return bool(path.suffix) or path.name != word or path.exists()


def main() -> int:
    """Run the program and return its exit status."""
    arguments = sys.argv[1:]
    if wants_command_line(arguments):
        try:
            from craftdesk import cli  # a script must not wait for Qt

            return cli.main(arguments)
        except KeyboardInterrupt:
            # Before or after the work itself, which says so in its own words.
            sys.stderr.write("Stopped.\n")
            return 3
    gc.disable()  # all that a start makes stays; the window lets the collector work when it is whole
    from craftdesk.desktop.unread_sources import leave_unread  # only the window needs Qt, and this before all else

    leave_unread()
    from craftdesk import app  # the same

    return app.main([argument for argument in arguments if argument != "--"])


if __name__ == "__main__":
    sys.exit(main())
