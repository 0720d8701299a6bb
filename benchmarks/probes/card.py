"""The card of a customer in the real window: from asking for it to the painted card, and painting it alone.

Prints one JSON object with lists of milliseconds: by the wall, and of the processor in all threads.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from benchmarks.probes.resting import let_rest
from craftdesk.app import build
from craftdesk.desktop.desk import DeskParts
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.settings import Settings

_PATIENCE_MS = 60_000
Pair = tuple[float, float]


def milliseconds(step: Callable[[], object]) -> Pair:
    """How long a step takes by both clocks."""
    start, worked = time.perf_counter(), time.process_time()
    step()
    return (time.perf_counter() - start) * 1_000, (time.process_time() - worked) * 1_000


def until(told: SignalInstance) -> None:
    """Let the window work, and sleep, until a signal comes."""
    loop = QEventLoop()
    told.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    loop.exec()
    told.disconnect(loop.quit)


def show(parts: DeskParts, customer: CustomerId) -> None:
    """Ask for a card and let the window lay it out and paint it as soon as it is read."""
    parts.card_controller.show(customer)
    until(parts.card_controller.loaded)
    QApplication.sendPostedEvents()


def main(shop: Path, home: Path, rounds: int, customers: list[CustomerId]) -> dict[str, list[Pair]]:
    """Drive the window."""
    app = QApplication(sys.argv[:1])
    kit, window, program = build(app, Settings(home / "probe.ini"))
    window.resize(1280, 820)
    program.start([shop], choose=False)
    window.show()
    while not kit.actions.context.ready:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    opened = program.shop
    assert opened is not None
    assert opened.parts is not None
    if rounds:
        let_rest()
    taken: dict[str, list[Pair]] = {"card": [], "painting": []}
    for at in range(rounds + 1):
        taken["card"].append(milliseconds(partial(show, opened.parts, customers[at % len(customers)])))
        taken["painting"].append(milliseconds(opened.parts.card.grab))
    program.shut_down()
    return {step: pairs[1:] for step, pairs in taken.items()}


if __name__ == "__main__":
    path, scratch, asked, *ids = sys.argv[1:]
    sys.stdout.write(json.dumps(main(Path(path), Path(scratch), int(asked), [CustomerId(int(one)) for one in ids])))
