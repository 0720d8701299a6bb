"""Only the newest question of a list counts: what was asked before is interrupted, or never begins."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.list_asker import ListAsker
from craftdesk.domain.query import CustomerQuery, CustomerRow


class Slow:
    """Notes what it is asked, and answers when it is let."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.go_on = threading.Event()

    def first(self, query: CustomerQuery, count: int) -> list[CustomerRow]:
        del count
        self.asked.append(query.text)
        assert self.go_on.wait(10)
        return []

    def begin(self, query: CustomerQuery, count: int) -> tuple[list[CustomerRow], bool]:
        return self.first(query, count), True

    def answer(self, query: CustomerQuery) -> tuple[array[int], int]:
        return array("q"), len(self.first(query, 0))

    def similar(self, query: CustomerQuery, count: int) -> tuple[str, list[CustomerRow]]:
        return "", self.first(query, count)

    def interrupt(self) -> None:
        """What is under way is let go on by the test."""


@pytest.fixture
def runner(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()
    made.deleteLater()


def test_a_question_that_has_not_begun_never_does_when_another_is_asked(runner: JobRunner, qtbot: QtBot) -> None:
    parent, slow = QObject(), Slow()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, slow)
    with qtbot.waitSignal(asker.begun) as begun:
        for text in ("a", "an", "ann", "anna"):
            asker.ask_first(CustomerQuery(text=text))
        slow.go_on.set()
    assert begun.args == [CustomerQuery(text="anna"), [], True]
    assert slow.asked in (["a", "anna"], ["anna"])
