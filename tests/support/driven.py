"""The real program in a process of its own, doing what it is told: `python -m tests.support.driven WHAT …`.

Everything is as `craftdesk` starts it; only the hand at the keyboard is ours. What there is to know goes to standard
output, a line at a time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from craftdesk import app as program_of_ours
from craftdesk.desktop.program import Program
from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.kit import Kit
from craftdesk.ui.main_window import MainWindow
from craftdesk.ui.settings import Settings

ROOT = Path(__file__).parents[2]
NAMES = {
    "customer": "Xenobia", "family": "Quarkwimmel", "town": "Zwurbelstadt", "note": "Grumpfelnotiz",
    "product": "Schnorkelvase", "file": "Flimmerladen", "search": "Wrummsuche",
}  # fmt: skip
"""Unmistakable: nowhere in the program, and nowhere to be in what it logs."""
Steps = Generator[Callable[[], bool], None, None]


def environment(home: Path, **more: str) -> dict[str, str]:
    """What a process of the program is started with."""
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT), *(path for path in sys.path if path)])
    return {
        **os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen", "CRAFTDESK_HOME": str(home), **more,
    }  # fmt: skip


def driven(home: Path, what: str, *arguments: object, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Start the program to do something."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.support.driven", what, *(str(one) for one in arguments)],
        env=environment(home, **(more or {})), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip


class Driver(QObject):
    """Goes through the steps of a scenario whenever what the last one waits for is there."""

    def __init__(self, kit: Kit, window: MainWindow, program: Program, what: str) -> None:
        super().__init__(window)
        self.kit, self.window, self.program = kit, window, program
        self._steps: Steps = getattr(self, f"do_{what}")()
        self._until: Callable[[], bool] = lambda: kit.actions.context.ready
        self._timer = QTimer(self)
        self._timer.setInterval(15)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if self._until():
            self._timer.stop()
            self._until = next(self._steps, self._never)
            self._timer.start()

    @staticmethod
    def _never() -> bool:
        return False

    def say(self, what: object) -> None:
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()

    def type(self, text: str) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClicks(at, text)

    @property
    def parts(self):  # type: ignore[no-untyped-def]
        assert self.program.shop is not None
        assert self.program.shop.parts is not None
        return self.program.shop.parts

    # --- scenarios -----------------------------------------------------------------------------

    def do_idle(self) -> Steps:
        """Stand there."""
        self.say("ready")
        yield self._never

    def do_draft(self) -> Steps:
        """Type a new customer and save nothing."""
        self.kit.actions[ActionId.CUSTOMER_NEW].trigger()
        card = self.parts.card
        yield lambda: card.form is not None and card.form.is_open
        self.type("Ottilie")
        card.form.sections.editor("last_name").setFocus()
        self.type("Quendt")
        yield lambda: any('"Quendt"' in one.read_text("utf-8") for one in self._drafts())
        self.say("typed")
        yield self._never

    def _drafts(self) -> list[Path]:
        return list(Path(os.environ["CRAFTDESK_HOME"], "data", "drafts").rglob("*.json"))

    def do_tell(self) -> Steps:
        """Say what the strip and the toast say, and end."""
        yield lambda: bool(self.window.drafts.text()) or bool(self.window.toast.text())
        self.say(json.dumps([self.window.drafts.text(), self.window.toast.text()]))
        self.window.close()
        yield self._never

    def do_work(self) -> Steps:
        """Be in the middle of a piece of writing that takes hours."""
        begun = threading.Event()

        def steps() -> Generator[Progress, None, None]:
            with self.parts.desk.store.begin(OperationLabel("customer.added")) as unit:
                unit.customers.add(Customer(first_name="Never", last_name="Kept"))
                begun.set()
                for at in range(1_000_000):
                    time.sleep(0.01)
                    yield Progress(at, 1_000_000, "import.applying")
                unit.commit()

        self.parts.runner.write(steps)
        yield begun.is_set
        self.say("working")
        yield self._never

    def do_crash(self) -> Steps:
        """Die in native code."""
        import faulthandler

        self.kit.actions[ActionId.CUSTOMER_NEW].trigger()
        card = self.parts.card
        yield lambda: card.form is not None and card.form.is_open
        self.type(NAMES["customer"])
        yield lambda: bool(self._drafts())
        faulthandler._sigsegv()  # type: ignore[attr-defined]

    def do_faults(self) -> Steps:
        """Fail everywhere, with a customer's name in the words of each error."""
        words = NAMES["customer"]

        class Painter(QWidget):
            def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
                raise ValueError(words)

        class Gone:
            def __del__(self) -> None:
                raise KeyError(words)

        def fail() -> None:
            raise RuntimeError(words)

        for _ in range(3):
            QTimer.singleShot(0, fail)
        threading.Thread(target=fail).start()
        Gone()
        painter = Painter(self.window)
        painter.show()
        self.parts.runner.write(fail).failed.connect(self.parts.show_problem)
        boxes = partial(self.window.findChildren, QMessageBox)
        yield lambda: len(boxes()) == 1 and "times" in boxes()[0].informativeText()
        painter.hide()
        yield lambda: not self.parts.runner.busy
        self.say(json.dumps([len(boxes()), boxes()[0].text(), boxes()[0].informativeText()]))
        self.say(json.dumps(self.program.errors.details()))
        boxes()[0].close()
        self.window.close()
        yield self._never

    def _is_nothing_told(self) -> bool:
        told = [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]
        for box in told:
            box.close()
        return not told

    def do_names(self) -> Steps:
        """A morning's work with names that nobody can mistake; ends by closing the window."""
        desk = self.parts.desk
        for index in range(3):
            desk.customers.add(Customer(first_name=NAMES["customer"], last_name=NAMES["family"], note=NAMES["note"],
                                        nickname=f"{index}"))  # fmt: skip
        self.parts._shell.controller.search(NAMES["search"])
        yield lambda: not self.parts.runner.busy
        listed = Path(os.environ["CRAFTDESK_HOME"]).parent / f"{NAMES['file']}.csv"
        listed.write_text(f'Name,City\n"{NAMES["family"]},{NAMES["town"]}\n', "utf-8")
        self.program.open(listed.with_name("gone.craftdesk"))  # told in a dialog
        self.parts.import_files([listed])
        yield lambda: not self.parts._import_page().is_busy()
        self.parts.products.problem_raised.emit(RuntimeError(NAMES["product"]))
        yield self._is_nothing_told
        self.say("worked")
        self.window.close()
        yield self._never


def main() -> int:
    """Start the program with a hand of ours."""
    what, *arguments = sys.argv[1:]
    built = program_of_ours.build

    def build(app: QApplication, settings: Settings) -> tuple[Kit, MainWindow, Program]:
        kit, window, program = built(app, settings)
        Driver(kit, window, program, what)
        return kit, window, program

    program_of_ours.build = build
    return program_of_ours.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
