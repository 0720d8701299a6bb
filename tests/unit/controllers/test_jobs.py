from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Generator, Iterator
from itertools import count
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from craftdesk.controllers import jobs
from craftdesk.controllers.jobs import Job, JobRunner
from craftdesk.domain.stopping import current
from craftdesk.errors import Cancelled, Fault, OwnerProblem
from tests.support import patience
from tests.support.runners import ImmediateRunner


@pytest.fixture(params=[JobRunner, ImmediateRunner])
def runner(request: pytest.FixtureRequest, qapp: object) -> Iterator[JobRunner]:
    made: JobRunner = request.param()
    yield made
    made.shutdown()
    made.deleteLater()


class Ends:
    """Notes how a job ended, and in which thread that was told."""

    def __init__(self, job: Job) -> None:
        self.told: list[tuple[str, object]] = []
        self.threads: set[str] = set()
        job.finished.connect(self.finished)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.cancelled)

    def finished(self, value: object) -> None:
        self._note("finished", value)

    def failed(self, value: object) -> None:
        self._note("failed", value)

    def cancelled(self) -> None:
        self._note("cancelled", None)

    def _note(self, end: str, value: object) -> None:
        self.told.append((end, value))
        self.threads.add(threading.current_thread().name)


def test_a_result_comes_once_and_on_the_main_thread(runner: JobRunner, qtbot: QtBot) -> None:
    ends = Ends(runner.read(sum, (1, 2, 3)))
    assert ends.told == []
    qtbot.waitUntil(lambda: bool(ends.told))
    qtbot.wait(20)
    assert ends.told == [("finished", 6)]
    assert ends.threads == {threading.main_thread().name}


def test_the_end_is_told_before_what_nobody_waits_for_is_done(qapp: object, qtbot: QtBot) -> None:
    told, waited = threading.Event(), list[bool]()

    def puts_something_off() -> None:
        current().later(lambda: waited.append(told.wait(patience.SECONDS)))

    runner = JobRunner()
    job = runner.write(puts_something_off)
    job.finished.connect(told.set)
    qtbot.waitUntil(told.is_set)
    runner.shutdown()
    runner.deleteLater()
    assert waited == [True]


def test_a_cancel_reaches_the_inside_of_long_work(qapp: object, qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()

    def waits_for_one_long_answer() -> None:
        with current().ending(ended.set):
            begun.set()
            ended.wait()
            raise Cancelled

    runner = JobRunner()
    job = runner.read(waits_for_one_long_answer)
    ends = Ends(job)
    assert begun.wait(patience.SECONDS)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("cancelled", None)]
    runner.shutdown()
    runner.deleteLater()


def test_the_collector_works_again_after_the_end_whatever_is_asked_then(qtbot: QtBot) -> None:
    runner, goes_on = JobRunner(), threading.Event()
    runner.read(goes_on.wait)
    assert not gc.isenabled()
    goes_on.set()
    runner.shutdown()
    assert gc.isenabled()
    late = Ends(runner.read(int))
    assert gc.isenabled()  # whoever asks this late may be gone before anything is told
    qtbot.waitUntil(lambda: bool(late.told))


def test_a_generator_tells_its_progress_and_gives_its_result(runner: JobRunner, qtbot: QtBot) -> None:
    def steps() -> Generator[object, None, str]:
        yield "first"
        return "done"

    job = runner.write(steps)
    seen: list[object] = []
    job.progressed.connect(seen.append)
    ends = Ends(job)
    qtbot.waitUntil(lambda: bool(ends.told))
    assert seen == ["first"]
    assert ends.told == [("finished", "done")]


def test_progress_is_told_at_most_ten_times_a_second(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def steps() -> Iterator[object]:
        yield from range(5_000)

    seconds = (step / 1_000 for step in count(1))  # a clock that goes on by a thousandth at each look
    monkeypatch.setattr(jobs, "time", SimpleNamespace(monotonic=lambda: next(seconds)))

    runner = JobRunner()
    job = runner.read(steps)
    seen: list[object] = []
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.finished):
        pass
    runner.shutdown()
    assert 45 <= len(seen) <= 50


def test_cancelling_closes_the_work_where_it_stands(qtbot: QtBot) -> None:
    closed = threading.Event()
    begun = threading.Event()

    def steps() -> Iterator[object]:
        try:
            while True:
                begun.set()
                yield None
        finally:
            closed.set()

    runner = JobRunner()
    job = runner.write(steps)
    ends = Ends(job)
    assert begun.wait(patience.SECONDS)
    job.cancel()
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("cancelled", None)]
    assert closed.is_set()
    runner.shutdown()


def test_expected_problems_arrive_as_they_are(runner: JobRunner, qtbot: QtBot) -> None:
    def work() -> None:
        raise OwnerProblem("undo.nothing")

    ends = Ends(runner.write(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    [(end, problem)] = ends.told
    assert end == "failed"
    assert isinstance(problem, OwnerProblem)
    assert problem.code == "undo.nothing"


def test_an_interruption_is_a_cancelling(runner: JobRunner, qtbot: QtBot) -> None:
    def work() -> None:
        raise Cancelled

    ends = Ends(runner.read(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    assert ends.told == [("cancelled", None)]


@pytest.mark.log_expected
def test_a_mistake_of_ours_names_its_place_and_not_its_words(runner: JobRunner, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError("Anna Berg")

    ends = Ends(runner.write(work))
    qtbot.waitUntil(lambda: bool(ends.told))
    [(end, fault)] = ends.told
    assert end == "failed"
    assert isinstance(fault, Fault)
    assert "ZeroDivisionError" in fault.details
    assert "test_jobs.py" in fault.details
    assert "Anna" not in fault.details


def test_what_is_written_is_written_in_order_and_makes_busy(qtbot: QtBot) -> None:
    runner = JobRunner()
    done: list[int] = []
    states: list[bool] = []
    runner.busy_changed.connect(states.append)
    for number in range(20):
        runner.write(done.append, number)
    assert runner.busy
    qtbot.waitUntil(lambda: not runner.busy)
    assert done == list(range(20))
    assert states == [True, False]
    runner.shutdown()


def test_shutting_down_waits_for_what_is_being_written(qapp: object) -> None:
    runner = JobRunner()
    begun, finished = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        threading.Event().wait(0.05)
        finished.set()

    runner.write(work)
    begun.wait(patience.SECONDS)
    runner.shutdown()
    assert finished.is_set()


def test_a_long_look_keeps_no_card_waiting(qtbot: QtBot) -> None:
    runner = JobRunner()
    opened = threading.Event()
    long_look = Ends(runner.study(opened.wait, patience.SECONDS))
    card = Ends(runner.read(opened.set))
    qtbot.waitUntil(lambda: bool(long_look.told and card.told))
    assert long_look.told == [("finished", True)]
    runner.shutdown()


def test_a_card_does_not_wait_for_what_stands_in_a_list(qtbot: QtBot) -> None:
    runner = JobRunner()
    opened = threading.Event()
    listed = Ends(runner.browse(opened.wait, patience.SECONDS))
    card = Ends(runner.read(opened.set))
    qtbot.waitUntil(lambda: bool(listed.told and card.told))
    assert listed.told == [("finished", True)]
    runner.shutdown()


def test_a_thread_that_computes_lets_the_window_go_first(qapp: object) -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        runner = JobRunner()
        assert sys.getswitchinterval() == pytest.approx(0.001)
        runner.shutdown()
    finally:
        sys.setswitchinterval(before)
