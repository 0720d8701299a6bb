"""The real window over a shop, loaded and at rest: keystrokes to the painted rows, painting, jumping, scrolling.

Prints one JSON object with lists of milliseconds: by the wall, and of the processor in the window's own thread. What a
list goes on to find beside the first rows holds up no picture.
"""

from __future__ import annotations

import json
import sys
import time
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication

from benchmarks.probes.resting import let_rest
from benchmarks.shops import TODAY
from craftdesk.app import build
from craftdesk.controllers.customer_list import Found
from craftdesk.desktop.shop import OpenShop
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.lists import CustomerList
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.settings import Settings

TYPED = (
    "m mü mül müll müller", "a am amé amél", "t ta tan tana tanaka", "c ca caf café", "ber berl berlin",
    "030 0302 03023", "o'b o'br o'bri", "太 太郎", "ocean ocean-b ocean-blue", "lo lov love ada",
)  # fmt: skip
HARD = ("anna m", "an berlin", "exampl blue", "6800", "2214 0046", "nobodyisthis", "mullre")
"""Several words, beginnings of very many words, words that nobody has."""
IN_ORDERS = ("m", "mu", "mug", "mug a", "mug an", "an", "anna", "O-12", "1234", "gift", "zzzz")
_BETWEEN_KEYS, _PATIENCE, _TICK_MS = 0.06, 60.0, 5
Pair = tuple[float, float]
Taken = dict[str, list[Pair]]


class Typist(QObject):
    """Types into a list and waits until the first rows of the answer are painted, as whoever types does."""

    def __init__(self, search: Callable[[str], None], view: QAbstractItemView) -> None:
        super().__init__()
        self._search, self._view, self._is_found = search, view, False

    @Slot(object)
    def on_found(self, _found: object) -> None:
        """Rows of an answer are there."""
        self._is_found = True

    def type(self, text: str) -> Pair:
        """From a key to its painted rows; the keys before it had a moment to be answered."""
        end = time.monotonic() + _BETWEEN_KEYS
        spin(lambda: time.monotonic() > end)
        self._is_found = False
        return milliseconds(partial(self._answered, text))

    def _answered(self, text: str) -> None:
        self._search(text)
        spin(lambda: self._is_found)
        self._view.viewport().grab()


def spin(until: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    end = time.monotonic() + _PATIENCE
    ticks = QTimer()
    ticks.start(_TICK_MS)  # it sleeps between events: one that asked again and again would hold up who answers
    while not until():
        if time.monotonic() > end:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def in_orders(opened: OpenShop, rounds: int) -> Taken:
    """The list of all orders, from its first visit on."""
    visit = milliseconds(opened.kit.actions[ActionId.ORDERS].trigger)
    assert opened.parts is not None
    part = opened.parts.orders
    typist = Typist(part.controller.search, part.screen().pane.view)
    part.controller.found.connect(typist.on_found)
    return {
        "orders visit": [visit],
        "orders keystroke": [typist.type(text) for text in IN_ORDERS * rounds or IN_ORDERS[:1]],
    }


def milliseconds(step: Callable[[], object]) -> Pair:
    """How long a step takes by both clocks."""
    start, worked = time.perf_counter(), time.thread_time()
    step()
    return (time.perf_counter() - start) * 1_000, (time.thread_time() - worked) * 1_000


def main(shop: Path, home: Path, rounds: int) -> Taken:
    """Drive the window; with no rounds everything only runs, once or twice."""
    app = QApplication(sys.argv[:1])
    _kit, window, program = build(app, Settings(home / "probe.ini"))
    window.resize(1280, 820)
    program.start([shop], choose=False)
    window.show()
    spin(lambda: program.shop is not None and program.shop.parts is not None)
    opened = program.shop
    assert opened is not None
    if rounds:
        let_rest()
    controller, view = opened.controller, opened.screen.pane.view
    viewport = view.viewport()
    viewport.grab()
    texts = [text for run in TYPED for text in run.split(" ")]
    taken: Taken = {"keystroke": [], "painting": [], "again": [], "hard": [], "jump": [], "scroll": [], "drag": []}
    typist = Typist(controller.search, view)
    controller.found.connect(typist.on_found)
    for text in texts * rounds or texts[:2]:
        taken["keystroke"].append(typist.type(text))
        # Painting rows of which nothing is kept is what a search can be held against.
        opened.kit.look.revision += 1
        opened.screen.model.forget(())
        taken["painting"].append(milliseconds(viewport.grab))
        taken["again"].append(milliseconds(viewport.grab))
    taken["hard"] = [typist.type(text) for text in HARD * rounds or HARD[:1]]
    answers = CustomerList(opened.shop, lambda: TODAY)
    everybody = array("q", answers.spine(CustomerQuery()))
    answers.close()

    def jump() -> None:
        view.scrollToBottom()
        viewport.grab()

    for _ in range(rounds * 4 or 1):
        controller.found.emit(Found(query=CustomerQuery(), spine=everybody, complete=True))
        view.scrollToTop()
        viewport.grab()
        taken["jump"].append(milliseconds(jump))
    bar = view.verticalScrollBar()

    def go(to: int) -> None:
        bar.setValue(to)
        viewport.grab()

    for frame in range(60 * rounds or 2):
        # Three notches of a wheel a frame, then the handle dragged to and fro through all of it.
        taken["scroll"].append(milliseconds(partial(go, frame * 3 * bar.singleStep())))
        taken["drag"].append(milliseconds(partial(go, bar.maximum() * (frame * 37 % 100) // 100)))
    taken |= in_orders(opened, rounds)
    program.shut_down()
    return taken


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
