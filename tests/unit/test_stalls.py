"""The observer of stalls, by clocks of its own: a busy machine never changes what these tests see."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from pytestqt.qtbot import QtBot

from benchmarks.day.hand import Eyes
from benchmarks.day.ledger import QT, Gap, Kind, Ledger, Moment, Sample, grouped
from benchmarks.day.watch import StallWatch

START = Moment(10.0, 1.0, 0.1)


def _ledger() -> Ledger:
    ledger = Ledger(START, interval=0.005)
    ledger.begin("search")
    return ledger


def _after(wall: float, cpu: float = 0.0, queue: float = 0.0) -> Moment:
    return Moment(START.wall + 0.005 + wall, START.cpu + cpu, START.queue + queue)


def _gap(wall: float, cpu: float = 0.0, queue: float = 0.0, *samples: Sample) -> Gap:
    return _ledger().beat(_after(wall, cpu, queue), samples)


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        (_gap(0.08, 0.08), Kind.WORK),
        (_gap(0.08, 0.01), Kind.WAITING),
        (_gap(0.08, 0.01, 0.06), Kind.BUSY),
        (_gap(0.08, 0.01, 0.0, Sample(10.08, ("a",), late=0.06)), Kind.GIL),
    ],
    ids=["work", "lock", "machine", "gil"],
)
def test_what_a_stall_was(gap: Gap, kind: Kind) -> None:
    assert gap.kind is kind


def test_waiting_for_a_processor_is_no_stall() -> None:
    ledger = _ledger()
    ledger.beat(_after(0.30, 0.02, 0.27))
    assert ledger.stalls == []
    assert ledger.steps["search"][0].felt == pytest.approx(0.03)


def test_each_step_keeps_its_longest_times() -> None:
    ledger = _ledger()
    for wall, cpu in ((0.01, 0.01), (0.09, 0.02), (0.07, 0.07), (0.02, 0.0)):
        last = ledger._last
        ledger.beat(Moment(last.wall + 0.005 + wall, last.cpu + cpu, last.queue))
    felt, worked = ledger.steps["search"]
    assert felt.wall == pytest.approx(0.09)
    assert worked.cpu == pytest.approx(0.07)
    assert [round(one.wall, 3) for one in ledger.stalls] == [0.09, 0.07]
    assert ledger.spent["search"] == pytest.approx(0.21)


def test_the_function_with_most_of_the_time_is_named() -> None:
    samples = [Sample(10.02, ("paint", "show")), Sample(10.03, ("read", "show")), Sample(10.09, ("paint", "open"))]
    gap = _gap(0.085, 0.08, 0.0, *samples)
    assert gap.function == "paint"
    assert gap.path == ("paint", "open")


def test_stalls_are_grouped_by_the_slot_that_they_came_of() -> None:
    paint = Sample(10.09, ("label.fit", "card.show", "controllers.jobs.arrived"))
    gaps = [
        _gap(0.06, 0.06, 0.0, Sample(10.06, ("label.init", "card.show", "controllers.jobs.arrived"))),
        _gap(0.09, 0.01, 0.0, paint, Sample(10.095, ())),
        _gap(0.20, 0.20),
    ]
    qt, card = grouped(gaps)
    assert (qt.name, qt.gaps, qt.kind) == (QT, (gaps[2],), Kind.WORK)
    assert (card.name, card.gaps, card.kind) == ("card.show", (gaps[1], gaps[0]), Kind.WAITING)
    assert card.steps == ("search",)


def test_a_look_from_before_the_last_beat_does_not_count() -> None:
    assert _gap(0.08, 0.08, 0.0, Sample(9.99, ("before",))).function == ""


def test_what_was_skipped_is_nobodys() -> None:
    ledger = _ledger()
    ledger.skip(_after(3.0, 3.0))
    ledger.beat(_after(3.01, 3.01))
    assert ledger.stalls == []


class Clock:
    """Stands still unless somebody works."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> Moment:
        return self.now

    def work(self, seconds: float) -> None:
        self.now = Moment(self.now.wall + seconds, self.now.cpu + seconds, self.now.queue)


class Worker(QObject):
    """Two slots, one that works long and one that does not."""

    def __init__(self, watch: StallWatch, clock: Clock) -> None:
        super().__init__()
        self._watch, self._clock = watch, clock

    @Slot()
    def _on_long_timeout(self) -> None:
        self._clock.work(0.08)
        self._watch.look(self._clock.now.wall)

    @Slot()
    def _on_short_timeout(self) -> None:
        self._clock.work(0.01)


def _let_it_run(slot: Callable[[], None]) -> None:
    loop = QEventLoop()
    QTimer.singleShot(0, slot)
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def test_a_slot_of_eighty_milliseconds_is_named_and_one_of_ten_is_not(qtbot: QtBot) -> None:
    clock = Clock()
    watch = StallWatch(ours=__name__, clock=clock)
    worker = Worker(watch, clock)
    watch.step("day")
    _let_it_run(worker._on_short_timeout)
    watch.beat()
    assert watch.ledger.stalls == []
    _let_it_run(worker._on_long_timeout)
    watch.beat()
    (stall,) = watch.ledger.stalls
    assert stall.function.endswith("Worker._on_long_timeout")
    assert (stall.step, stall.kind) == ("day", Kind.WORK)


@pytest.fixture
def watching() -> Iterator[StallWatch]:
    watch = StallWatch(ours=__name__)
    watch.start()
    yield watch
    watch.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "stall-watch"]


def test_the_thread_beside_sees_real_work(qtbot: QtBot, watching: StallWatch) -> None:
    def work() -> None:
        end = time.thread_time() + 0.08
        while time.thread_time() < end or not watching._seen:
            pass

    watching.step("day")
    _let_it_run(work)
    watching.beat()
    stall = max(watching.ledger.stalls, key=lambda one: one.cpu)
    assert stall.cpu >= 0.08
    assert stall.function.endswith("work")


@pytest.mark.usefixtures("qtbot")
def test_patience_follows_what_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    now, bar = [0.0], iter(range(100))
    monkeypatch.setattr("benchmarks.day.hand.time.monotonic", lambda: now[0])

    def lasts(moving: Callable[[], object], ends: float = 1e9) -> float:
        now[0] = 0.0
        eyes = Eyes(lambda: now[0] > 40, 10.0, moving=moving, ends=ends)
        while not eyes._done() and now[0] <= eyes.until:
            now[0] += 2.0
            eyes._on_timer_timeout()
        return now[0]

    assert lasts(lambda: 0) == 12.0
    assert lasts(lambda: next(bar)) == 42.0
    assert lasts(lambda: next(bar), ends=20.0) == 22.0
