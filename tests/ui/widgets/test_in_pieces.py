"""What is done in pieces: in its order, a pass of the event loop between them, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from craftdesk.ui.widgets.in_pieces import InPieces, Pieces


class Work:
    """Writes down its pieces, and which passes lie between them; `then` is done once, in the first of those."""

    def __init__(self, pieces: InPieces) -> None:
        self.pieces, self.done = pieces, list[str]()
        self.then: Callable[[], None] | None = None

    def making(self, name: str, count: int) -> Pieces:
        try:
            for number in range(count):
                QTimer.singleShot(0, self.answer)
                yield from self.pieces.rest()
                self.done.append(f"{name}{number}")
        except GeneratorExit:
            self.done.append(f"{name} given up")
            raise

    def answer(self) -> None:
        self.done.append("answer")
        then, self.then = self.then, None
        if then is not None:
            then()


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    pieces = InPieces(qapp)
    yield Work(pieces)
    pieces.deleteLater()


def test_the_window_answers_between_two_pieces(qtbot: QtBot, work: Work) -> None:
    work.pieces.begin(work.making("a", 2))
    assert work.pieces.is_at_work
    assert work.done == []
    qtbot.waitUntil(lambda: not work.pieces.is_at_work)
    assert work.done == ["answer", "a0", "answer", "a1"]


def test_who_needs_it_now_gets_it_whole(work: Work) -> None:
    work.pieces.begin(work.making("a", 3))
    work.pieces.finish()
    assert work.done == ["a0", "a1", "a2"]
    assert not work.pieces.is_at_work


def test_another_thing_takes_its_place(qtbot: QtBot, work: Work) -> None:
    work.then = lambda: work.pieces.begin(work.making("b", 1))
    work.pieces.begin(work.making("a", 2))
    qtbot.waitUntil(lambda: "b0" in work.done)
    assert work.done == ["answer", "a given up", "answer", "b0"]


def test_nothing_comes_after_a_stop(qtbot: QtBot, work: Work) -> None:
    work.then = work.pieces.stop
    work.pieces.begin(work.making("a", 2))
    qtbot.waitUntil(lambda: not work.pieces.is_at_work)
    qtbot.wait(20)
    assert work.done == ["answer", "a given up"]
