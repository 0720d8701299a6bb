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
from craftdesk.errors import Cancelled, EnvironmentFailure


class Slow:
    """Notes what it is asked, and answers when it is let."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.interruptions = 0
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
        self.interruptions += 1


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


def test_typed_letters_do_not_stop_the_question_that_they_wait_for(runner: JobRunner, qtbot: QtBot) -> None:
    parent, slow = QObject(), Slow()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, slow)
    with qtbot.waitSignal(asker.matched), qtbot.waitSignal(asker.answered):
        asker.ask("grown", CustomerQuery())
        qtbot.waitUntil(lambda: slow.asked == [""])
        asker.ask_match(CustomerQuery(text="a"))
        asker.ask_match(CustomerQuery(text="an"))
        assert slow.interruptions == 0
        slow.go_on.set()
    assert slow.asked == ["", "an"]


def test_letters_that_were_typed_before_are_stopped_while_they_are_looked_for(runner: JobRunner, qtbot: QtBot) -> None:
    parent, slow = QObject(), Slow()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, slow)
    with qtbot.waitSignals([asker.matched]):
        asker.ask_match(CustomerQuery(text="a"))
        qtbot.waitUntil(lambda: slow.asked == ["a"])
        asker.ask_match(CustomerQuery(text="an"))
        assert slow.interruptions == 1
        slow.go_on.set()
    assert slow.asked == ["a", "an"]


class Hit(Slow):
    """Is interrupted once by what was meant for another question."""

    def first(self, query: CustomerQuery, count: int) -> list[CustomerRow]:
        super().first(query, count)
        if len(self.asked) == 1:
            raise Cancelled
        return []


def test_a_question_that_was_hit_by_mistake_is_asked_again_and_no_other_is_lost(
    runner: JobRunner, qtbot: QtBot
) -> None:
    parent, hit = QObject(), Hit()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, hit)
    with qtbot.waitSignal(asker.matched), qtbot.waitSignal(asker.answered):
        asker.ask("grown", CustomerQuery())
        asker.ask_match(CustomerQuery(text="an"))
        hit.go_on.set()
    assert hit.asked == ["", "an", ""]


class Busy(Slow):
    """Is just being written to, whenever it is asked."""

    def first(self, query: CustomerQuery, count: int) -> list[CustomerRow]:
        super().first(query, count)
        raise EnvironmentFailure("shop.busy")


def test_letters_that_find_a_busy_file_do_not_push_aside_what_the_list_waits_for(
    runner: JobRunner, qtbot: QtBot
) -> None:
    parent, busy = QObject(), Busy()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, busy)
    told: list[str] = []
    asker.failed.connect(lambda kind, _problem: told.append(kind))
    asker.ask("grown", CustomerQuery())
    asker.ask_match(CustomerQuery(text="a"))
    busy.go_on.set()
    qtbot.waitUntil(lambda: busy.asked == ["", "a"] and not asker._jobs)
    assert told == ["grown"]


def test_a_row_that_was_asked_for_is_not_told_when_somebody_went_elsewhere_meanwhile(
    runner: JobRunner, qtbot: QtBot
) -> None:
    parent, slow = QObject(), Slow()
    asker: ListAsker[CustomerQuery, CustomerRow] = ListAsker(parent)
    asker.attach(runner, slow)
    asker.ask_match(CustomerQuery(text="a"))
    qtbot.waitUntil(lambda: slow.asked == ["a"])
    with qtbot.assertNotEmitted(asker.matched):
        asker.forget_match()
        slow.go_on.set()
        qtbot.waitUntil(lambda: not asker._jobs)
