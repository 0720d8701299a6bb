"""Long work is cancelled from another thread, as the window does it: how long until it is over, and nothing is left.

By the clock, which runs on while others have the processor; beside it, how long who can't cancel waits for all of it.
What is there before and after is put beside each other: rows of every table, the newest step of the history, files.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator
from itertools import count
from pathlib import Path
from threading import Timer

from benchmarks.figures import Budget, Clock, Figure, Taken
from benchmarks.harness import Bench
from benchmarks.shopify_file import write_customers
from benchmarks.shops import TODAY, copied
from craftdesk.domain.period import Period
from craftdesk.domain.progress import Progress
from craftdesk.domain.stopping import Stop, heard
from craftdesk.errors import Cancelled
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.duplicates import DuplicateService
from craftdesk.services.export.wish import ExportWish
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.journal import journalled_tables

_ALLOWED_MS = 200
_ROWS = {"T": 200, "S": 2_000, "M": 10_000}
_MOMENTS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""When somebody wants it to stop, as parts of the time that the whole takes."""
_SHORT_S, _LONG_S = 0.5, 5.0
"""What takes so long is not done nine times, and what takes so long only three times."""
Work = Callable[[], Generator[Progress, None, object]]


def measure(bench: Bench) -> list[Figure]:
    """Everything long that is done to S and M."""
    return [figure for name, path in bench.each(*_ROWS) for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    folder = bench.scratch / f"cancel-{name}"
    folder.mkdir()
    copy, file = copied(path, folder / path.name), bench.scratch / "customers.csv"
    write_customers(file, _ROWS[name])
    figures = []
    with ShopFile.open(copy) as shop:
        desk = Desk.open(shop)
        for what, work in _works(desk, file, folder).items():
            taken, whole = answers(work, desk, folder)
            figures.append(
                Figure(row="cancel", what=f"cancel {what}: the longest until it is over", shop=name,
                       ours=Taken.values(taken, 100), yardstick=Taken.values([whole]),
                       beside="all of it", budget=Budget(most=_ALLOWED_MS), clock=Clock.WALL)
            )  # fmt: skip
    copy.unlink()
    return figures


def _works(desk: Desk, file: Path, folder: Path) -> dict[str, Work]:
    plan, numbers = run(plan_import(desk, file)), count()
    return {
        "the plan of an import": lambda: plan_import(desk, file),
        "an import": lambda: apply_import(desk, plan),
        "a backup": lambda: desk.backups.back_up(folder / "backups"),
        "an export": lambda: desk.export.export(ExportWish(path=folder / f"out-{next(numbers)}.csv"), today=TODAY),
        "the search for duplicates": lambda: DuplicateService(desk.store).find(),
        # A desk remembers what it has summed up.
        "the statistics of the shop": lambda: Desk.open(desk.store.shop).figures.period(Period(), TODAY),
    }


def answers(work: Work, desk: Desk, folder: Path) -> tuple[list[float], float]:
    """Milliseconds from each wish to the end of it, and those that the whole takes, which runs before."""
    gc.disable()  # as it is in the program while work is under way
    try:
        newest, begun = desk.history.next_undo(), time.perf_counter()
        for _ in work():
            pass
        took = time.perf_counter() - begun
        if desk.history.next_undo() != newest:
            desk.history.undo()
        before, taken = _there(desk, folder), []
        for part in _MOMENTS[2::3] if took > _LONG_S else _MOMENTS[::2] if took > _SHORT_S else _MOMENTS:
            answer = _cancelled(work(), took * part)
            if answer is None and desk.history.next_undo() != newest:
                desk.history.undo()
            assert answer is None or _there(desk, folder) == before, "a cancel left something"
            taken.append(answer)
            before = _there(desk, folder)
        # What is over in no time is stopped by a wish that is there when it begins.
        waits = [answer for answer in taken if answer is not None] or [_cancelled(work(), 0.0) or 0.0]
        return waits, took * 1_000
    finally:
        gc.enable()


def _cancelled(work: Generator[Progress, None, object], after: float) -> float | None:
    """Milliseconds from the wish of somebody, so many seconds after the begin; None where it was done before."""
    stop, wished = Stop(), list[float]()

    def wish() -> None:
        wished.append(time.perf_counter())
        stop.set()

    timer, is_heard = Timer(after, wish), False
    timer.start()
    with heard(stop):
        try:
            for _ in work:
                if stop():
                    is_heard = True
                    break
        except Cancelled:
            is_heard = True
        finally:
            work.close()
            over = time.perf_counter()
            timer.cancel()
            timer.join()
    return (over - wished[0]) * 1_000 if is_heard else None


def _there(desk: Desk, folder: Path) -> tuple[object, ...]:
    with desk.store.reading() as book:
        rows = [book.raw.execute(f"SELECT count(*) FROM {table}").fetchone() for table in journalled_tables()]
    return desk.history.next_undo(), rows, sorted(folder.rglob("*"))
