"""Closing while something is being written: finish first, cancel, or stay; a quick save asks nobody."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from craftdesk.desktop import closing
from craftdesk.desktop.closing import CloseChoice
from craftdesk.domain.customer import Customer
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.progress import Progress
from tests.support import patience
from tests.ui.window.conftest import Start
from tests.ui.window.desk import WindowUser


class Work:
    """A long piece of writing that goes on until it is let go."""

    def __init__(self, user: WindowUser) -> None:
        parts = user.shop.parts
        assert parts is not None
        self.desk, self.begun, self.go = parts.desk, threading.Event(), threading.Event()
        self.done = False
        parts.runner.write(self.steps)
        user.until(self.begun.is_set)

    def steps(self) -> Generator[Progress, None, None]:
        with self.desk.store.begin(OperationLabel("customer.added")) as unit:
            unit.customers.add(Customer(first_name="Never", last_name="Kept"))
            self.begun.set()
            while not self.go.wait(0.01):
                yield Progress(0, 1, "import.applying")
            unit.commit()
        self.done = True


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[CloseChoice]:
    """What is answered, one question after the other; more questions than answers fail."""
    given: list[CloseChoice] = []
    monkeypatch.setattr(closing, "ask_about_work", lambda _: given.pop(0))
    return given


def test_staying_leaves_everything_as_it_is(start: Start, shop_path: object, answers: list[CloseChoice]) -> None:
    user = start(shop_path).ready()
    work = Work(user)
    answers.append(CloseChoice.STAY)
    assert not user.window.close()
    assert user.window.isVisible()
    work.go.set()
    user.until(lambda: work.done)
    assert user.window.close()


def test_cancelling_leaves_the_book_as_it_was(start: Start, shop_path: object, answers: list[CloseChoice]) -> None:
    user = start(shop_path).ready()
    work = Work(user)
    answers.append(CloseChoice.CANCEL)
    assert user.window.close()
    user.quit()
    assert not work.done
    assert "Never Kept" not in start(shop_path).ready().names()


def test_finishing_closes_by_itself_when_it_is_done(
    start: Start, shop_path: object, answers: list[CloseChoice]
) -> None:
    user = start(shop_path).ready()
    work = Work(user)
    answers.append(CloseChoice.FINISH)
    assert not user.window.close()
    work.go.set()
    user.until(lambda: not user.window.isVisible())
    assert work.done


def test_a_quick_save_asks_nobody(
    start: Start, shop_path: object, answers: list[CloseChoice], monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment in ("_A_MOMENT_MS", "_LONGEST_MS"):  # how quick a save is, is the machine's matter
        monkeypatch.setattr(closing, moment, patience.MILLISECONDS)
    user = start(shop_path).ready()
    work = Work(user)
    work.go.set()
    assert user.window.close()
    assert work.done
    assert answers == []
