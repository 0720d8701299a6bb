"""The real window over a shop, driven without an event loop: keystroke, painting alone, jump to the end.

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

from PySide6.QtWidgets import QApplication

from benchmarks.shops import TODAY
from craftdesk.app import build
from craftdesk.controllers.customer_list import Found
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.lists import CustomerList
from craftdesk.ui.settings import Settings

TYPED = (
    "m mü mül müll müller", "a am amé amél", "t ta tan tana tanaka", "c ca caf café", "ber berl berlin",
    "030 0302 03023", "o'b o'br o'bri", "太 太郎", "ocean ocean-b ocean-blue", "lo lov love ada",
)  # fmt: skip


Pair = tuple[float, float]


def milliseconds(step: Callable[[], object]) -> Pair:
    """How long a step takes by both clocks."""
    start, worked = time.perf_counter(), time.thread_time()
    step()
    return (time.perf_counter() - start) * 1_000, (time.thread_time() - worked) * 1_000


def main(shop: Path, home: Path, rounds: int) -> dict[str, list[Pair]]:
    """Drive the window."""
    app = QApplication(sys.argv[:1])
    _kit, window, program = build(app, Settings(home / "probe.ini"))
    window.resize(1280, 820)
    program.start([shop], choose=False)
    window.show()
    opened = program.shop
    assert opened is not None
    controller, view = opened.controller, opened.screen.pane.view
    viewport = view.viewport()
    viewport.grab()
    texts = [text for run in TYPED for text in run.split(" ")] * rounds
    taken: dict[str, list[Pair]] = {"keystroke": [], "painting": [], "jump": [], "scroll": [], "drag": []}

    def type_and_paint(text: str) -> None:
        controller.search(text)
        viewport.grab()

    for text in texts:
        taken["keystroke"].append(milliseconds(partial(type_and_paint, text)))
        taken["painting"].append(milliseconds(viewport.grab))
    answers = CustomerList(opened.shop, lambda: TODAY)
    everybody = array("q", answers.spine(CustomerQuery()))
    answers.close()

    def jump() -> None:
        view.scrollToBottom()
        viewport.grab()

    for _ in range(rounds * 4):
        controller.found.emit(Found(query=CustomerQuery(), spine=everybody, complete=True))
        view.scrollToTop()
        viewport.grab()
        taken["jump"].append(milliseconds(jump))
    bar = view.verticalScrollBar()

    def go(to: int) -> None:
        bar.setValue(to)
        viewport.grab()

    for frame in range(60 * rounds):
        # Three notches of a wheel a frame, then the handle dragged to and fro through all of it.
        taken["scroll"].append(milliseconds(partial(go, frame * 3 * bar.singleStep())))
        taken["drag"].append(milliseconds(partial(go, bar.maximum() * (frame * 37 % 100) // 100)))
    program.shut_down()
    return taken


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
