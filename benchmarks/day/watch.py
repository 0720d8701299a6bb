"""The observer: a beat in the window's thread, and a thread beside it that looks where it is when the beat is late.

It costs the window's thread some hundredths of a millisecond every five. While it watches, Python's collector runs
in the beat only: in the thread beside, it would destroy widgets where they don't live.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from benchmarks.day.ledger import COLLECTOR, LIMIT, Ledger, Moment, Sample

_BEAT_MS = 5
_LOOK = 0.008
_LATE = 0.02
_DEEP = 40


class ThreadClock:
    """The clocks of the thread that made it; waiting for a processor is known on Linux only."""

    def __init__(self) -> None:
        self._file = -1
        with suppress(OSError):
            self._file = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)

    def __call__(self) -> Moment:
        """Now; to be asked in the thread itself."""
        return Moment(time.perf_counter(), time.thread_time(), self.queue())

    def queue(self) -> float:
        """Seconds that the thread was ready and had no processor."""
        if self._file < 0:
            return 0.0
        return int(os.pread(self._file, 80, 0).split()[1]) / 1e9

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


class StallWatch(QObject):
    """Keeps a ledger of the thread in which it was made, from `start` to `stop`."""

    def __init__(
        self, *, ours: str = "craftdesk.", limit: float = LIMIT, clock: Callable[[], Moment] | None = None
    ) -> None:
        super().__init__()
        self._ours, self._own = ours, ThreadClock()
        self._clock = clock or self._own
        self.ledger = Ledger(self._clock(), interval=_BEAT_MS / 1000, limit=limit)
        self._watched = threading.get_ident()
        self._seen: deque[Sample] = deque()
        self._beat_at = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="stall-watch", daemon=True)
        self._thresholds, self._young, self._old = gc.get_threshold(), 0, 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Begin to watch."""
        gc.set_threshold(0)
        self.skip()
        self._timer.start()
        self._thread.start()

    def stop(self) -> None:
        """Watch no longer; what was seen stays."""
        self._timer.stop()
        self.beat()
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        self._own.close()
        gc.set_threshold(*self._thresholds)

    def step(self, name: str) -> None:
        """What comes now is another step of the day."""
        self.beat()
        self.ledger.begin(name)

    @contextmanager
    def ignoring(self) -> Iterator[None]:
        """What is done here is no work of the window."""
        self.beat()
        try:
            yield
        finally:
            self.skip()

    def skip(self) -> None:
        """Forget what was since the last beat."""
        self._seen.clear()
        self._beat_at = time.perf_counter()
        self.ledger.skip(self._clock())

    @Slot()
    def beat(self) -> None:
        """The event loop is alive."""
        seen = []
        with suppress(IndexError):
            while True:
                seen.append(self._seen.popleft())
        self.ledger.beat(self._clock(), seen)
        self._beat_at = time.perf_counter()
        self._collect()

    def look(self, at: float, late: float = 0.0) -> None:
        """Note where the watched thread is; in whichever thread."""
        # Python has no public name for it; a debugger's way.
        frame: FrameType | None = sys._current_frames().get(self._watched)  # noqa: SLF001
        stack: list[str] = []
        while frame is not None and len(stack) < _DEEP:
            module = frame.f_globals.get("__name__", "")
            if module.startswith(self._ours):
                stack.append(f"{module.removeprefix(self._ours)}.{frame.f_code.co_qualname}")
            frame = frame.f_back
        self._seen.append(Sample(at, tuple(stack), late))

    def _watch(self) -> None:
        own = ThreadClock()
        at, queue = time.perf_counter(), own.queue()
        while not self._stop.is_set():
            time.sleep(_LOOK)  # not an event's wait: that allocates
            now, queued = time.perf_counter(), own.queue()
            if now - self._beat_at > _LATE:
                self.look(now, max(0.0, now - at - _LOOK - (queued - queue)))
            at, queue = now, queued
        own.close()

    def _collect(self) -> None:
        """As Python would have done by itself."""
        if not gc.isenabled() or gc.get_count()[0] <= self._thresholds[0]:
            return
        self._young, began = self._young + 1, time.perf_counter()
        middle, old = self._thresholds[1], self._thresholds[1] * self._thresholds[2]
        if self._young % old == 0 and len(gc.get_objects(2)) > self._old * 1.25:
            gc.collect()
            self._old = len(gc.get_objects(2))
        else:
            gc.collect(int(self._young % middle == 0))
        if (now := time.perf_counter()) - began > _LOOK:
            self._seen.append(Sample(now, (COLLECTOR,)))
