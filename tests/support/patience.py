"""How long tests wait for what is to come: far beyond what any step takes, so that only a wrong program fails.

A machine under load may be ten times slower than the one a test was written on; whoever waits for the right thing
loses nothing by waiting for it patiently.
"""

from __future__ import annotations

SECONDS = 120
"""For whatever a test waits for: a window, a thread, a process. No test has a shorter limit of its own."""
MILLISECONDS = SECONDS * 1_000


def be_patient() -> None:
    """Let pytest-qt wait as long where a test names no time; by itself it gives up after five seconds."""
    from pytestqt.qtbot import QtBot  # not in the processes that tests start

    for wait in (QtBot.waitActive, QtBot.waitExposed, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitUntil):
        defaults = wait.__kwdefaults__
        assert defaults is not None
        assert "timeout" in defaults
        defaults["timeout"] = MILLISECONDS
