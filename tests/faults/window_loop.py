"""Lets the n-th call fail while a form of the real window saves: `python -m tests.faults.window_loop FOLDER RUNS SEED`.

The window runs without a screen and traces itself: strace is attached for as long as one save takes. Prints JSON.
"""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from craftdesk import app
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.form_page import FormPage
from craftdesk.ui.settings import Settings
from tests.faults.acts import make_shop
from tests.faults.judging import faults_of
from tests.faults.nth_run import Fault
from tests.support import patience

_ERRORS = {
    "pwrite64": ("ENOSPC", "EDQUOT", "EIO", "EROFS"), "fsync": ("EIO", "ENOSPC"), "fdatasync": ("EIO", "ENOSPC"),
    "ftruncate": ("EIO", "EROFS"),
}  # fmt: skip
_LINE = re.compile(r"^(\d+) +(\w+)\(", re.MULTILINE)
_STILL_HERE = "What you typed is still here."


class Sitting:
    """Somebody in front of the window who adds one customer after the other."""

    def __init__(self, folder: Path) -> None:
        self._log = folder / "log"
        self.path = folder / "shop.craftdesk"
        make_shop(self.path)
        self._qt = QApplication(["craftdesk"])
        self._kit, self._window, self._program = app.build(self._qt, Settings(folder / "settings.ini"))
        self._program.start([self.path], choose=False)
        self._window.show()
        self._until(lambda: self._kit.actions.context.ready)

    def types(self, name: str) -> None:
        """A new form, and a name in it."""
        self._kit.actions[ActionId.CUSTOMER_NEW].trigger()
        self._until(lambda: bool(self._lines()))
        line = self._lines()[0]
        # As by a click: on a busy machine the window may not have the keyboard yet.
        line.setFocus()
        QTest.keyClicks(line, name)
        self._until(lambda: self.holds(name))

    def saves(self, *options: str) -> bool:
        """Save under strace; whether the form is gone. Otherwise it says what happened."""
        command = ["strace", "-f", "-o", str(self._log), *options, "-p", str(os.getpid())]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
            try:
                if strace.stderr is None or b"attached" not in strace.stderr.readline():
                    raise RuntimeError("strace does not attach")
                self._kit.actions[ActionId.CUSTOMER_SAVE].trigger()
                self._until(lambda: not self.form_is_open() or self.says(_STILL_HERE))
                return not self.form_is_open()
            finally:
                strace.send_signal(signal.SIGINT)
                strace.wait()

    def saves_again(self) -> bool:
        """Save once more without any fault; whether the form is gone."""
        self._kit.actions[ActionId.CUSTOMER_SAVE].trigger()
        self._until(lambda: not self.form_is_open())
        return True

    def _lines(self) -> list[QLineEdit]:
        """The lines for a first name that can be typed into, of an open form."""
        forms = [form for form in self._window.findChildren(FormPage) if form.isVisible() and form.is_open]
        lines = [line for form in forms for line in form.findChildren(QLineEdit) if line.isVisible()]
        return [line for line in lines if line.isEnabled() and line.accessibleName() == "First name"]

    def form_is_open(self) -> bool:
        """Whether a form is on show."""
        return any(form.isVisible() and form.is_open for form in self._window.findChildren(FormPage))

    def holds(self, name: str) -> bool:
        """Whether some line of the window still shows what was typed."""
        return any(line.isVisible() and line.text() == name for line in self._window.findChildren(QLineEdit))

    def says(self, words: str) -> bool:
        """Whether the words can be read."""
        return any(words in label.text() for label in self._window.findChildren(QLabel) if label.isVisible())

    def calls(self) -> Counter[str]:
        """How many of each call the busiest thread made in the last save; each thread is counted for itself."""
        made = Counter(_LINE.findall(self._log.read_text("utf-8", "replace")))
        most: Counter[str] = Counter()
        for (_, call), count in made.items():
            most[call] = max(most[call], count)
        return most

    def was_hit(self) -> bool:
        """Whether the fault came in the last save."""
        return "(INJECTED)" in self._log.read_text("utf-8", "replace")

    def leaves(self) -> None:
        """The window closes, the program lets go of everything."""
        self._window.close()
        self._program.shut_down()

    def _until(self, done: Callable[[], bool]) -> None:
        loop, look, late = QEventLoop(), QTimer(), QTimer()
        look.timeout.connect(lambda: loop.quit() if done() else None)
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        look.start(5)
        late.start(patience.MILLISECONDS)
        if loop.exec():
            read = [label.text() for label in self._window.findChildren(QLabel) if label.isVisible()]
            raise RuntimeError(f"the window did not get that far: {read}")


def _drawn(every: list[Fault], most: int, chance: random.Random) -> list[Fault]:
    """As many as wanted, of each call in turn, though most calls are of one kind."""
    chance.shuffle(every)
    piles = [[one for one in every if one.call == call] for call in _ERRORS]
    turns = (pile[at] for at in range(len(every)) for pile in piles if at < len(pile))
    return list(islice(turns, most))


def main(folder: Path, runs: int, seed: int) -> dict[str, int]:
    """Types and saves again and again; everybody who was typed has to be in the book, once."""
    os.environ["CRAFTDESK_HOME"] = str(folder / "home")
    sitting = Sitting(folder)
    sitting.types("Typed 0 x")
    sitting.saves("-e", f"trace={','.join(_ERRORS)}")
    counted = sitting.calls()
    every = [
        Fault(call, error, f"{number}{more}")
        for call, errors in _ERRORS.items()
        for number in range(1, counted[call] + 1)
        for error in errors
        for more in ("", "+")
    ]
    total: Counter[str] = Counter(injected=0, hit=0, refused=0, kept=0, gone=0, lost=0, twice=0, unsound=0)
    for number, fault in enumerate(_drawn(every, runs, random.Random(seed)), 1):
        name = f"Typed {number} x"
        sitting.types(name)
        closed = sitting.saves("-e", f"trace={fault.call}", "-e", fault.option)
        total["injected"] += 1
        total["hit"] += sitting.was_hit()
        if not closed:
            total["refused"] += 1
            total["kept" if sitting.holds(name) else "gone"] += 1
            sitting.saves_again()
    sitting.leaves()
    with ShopFile.open(sitting.path) as shop:
        names = Counter(row[0] for row in shop.reader().execute("SELECT first_name FROM customers"))
        total["unsound"] = len(faults_of(shop))
    for number in range(total["injected"] + 1):
        there = names[f"Typed {number} x"]
        total["lost"] += there == 0
        total["twice"] += there > 1
    return {**total, "faults": len(every)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))) + "\n")
