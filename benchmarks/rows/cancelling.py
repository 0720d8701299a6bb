"""How soon long work hears that it should stop, and has put everything back: the longest that it could take.

That is the longest step between two moments at which a cancel is heard, and what closing it half-way takes.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Generator
from itertools import count
from pathlib import Path

from benchmarks.figures import Budget, Figure, Once, Taken
from benchmarks.harness import Bench
from benchmarks.shopify_file import write_customers
from benchmarks.shops import TODAY, copied
from craftdesk.domain.period import Period
from craftdesk.domain.progress import Progress
from craftdesk.importing.session import apply_import, plan_import
from craftdesk.services.desk import Desk
from craftdesk.services.duplicates import DuplicateService
from craftdesk.services.export.wish import ExportWish
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile

_ALLOWED_MS = 200
_ROWS = {"T": 200, "S": 2_000, "M": 10_000}
Work = Callable[[], Generator[Progress, None, object]]


def measure(bench: Bench) -> list[Figure]:
    """Everything long that is done to S and M."""
    figures = []
    for name, path in bench.each(*_ROWS):
        copy, file = copied(path, bench.scratch / path.name), bench.scratch / "customers.csv"
        write_customers(file, _ROWS[name])
        with ShopFile.open(copy) as shop:
            desk = Desk.open(shop)
            figures += [
                Figure(row="cancel", what=f"cancel {what}: the longest until it is over", shop=name,
                       ours=Taken.of([_answer(work, desk)]), budget=Budget(most=_ALLOWED_MS))
                for what, work in _works(desk, file, bench.scratch).items()
            ]  # fmt: skip
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
        "the statistics of the shop": lambda: desk.figures.period(Period(), TODAY),
    }


def _answer(work: Work, desk: Desk) -> Once:
    """Runs it whole, for its longest step, and once more for the time of closing it half-way."""
    gc.disable()  # as it is in the program while work is under way
    try:
        before, steps = desk.history.next_undo(), [*_steps(work())]
        if desk.history.next_undo() != before:
            desk.history.undo()
        again = work()
        for _ in zip(range(max(len(steps) // 2, 1)), again, strict=False):
            pass
        begun = _now()
        again.close()
        return _plus(max(steps, key=lambda one: one.processor or 0.0), _since(begun))
    finally:
        gc.enable()


def _steps(work: Generator[Progress, None, object]) -> Generator[Once, None, None]:
    last = _now()
    for _ in work:
        yield _since(last)
        last = _now()
    yield _since(last)


def _now() -> Once:
    return Once(time.perf_counter(), time.process_time())


def _since(begun: Once) -> Once:
    now = _now()
    return Once((now.wall - begun.wall) * 1_000, ((now.processor or 0.0) - (begun.processor or 0.0)) * 1_000)


def _plus(one: Once, other: Once) -> Once:
    return Once(one.wall + other.wall, (one.processor or 0.0) + (other.processor or 0.0))
