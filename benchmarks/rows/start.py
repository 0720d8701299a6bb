"""From the command to the first painted list: as one starts it again, and as on a new morning.

Beside an empty window, and beside DB Browser for SQLite, which opens the same file, where that and Xvfb are installed.
"""

from __future__ import annotations

from benchmarks import db_browser
from benchmarks.figures import Budget, Clock, Figure, Once, Taken, grown
from benchmarks.harness import Bench
from benchmarks.starting import EMPTY, craftdesk, forget, may_forget, read_by, started

_WHAT = "start to the first painted list"
_FEW = 3


def measure(bench: Bench) -> list[Figure]:
    """Start with each shop in turn, and with the empty window after each.

    The first start of each does not count, but at a glance.
    """
    shops = bench.each("T", "S", "M", "L")
    ours: dict[str, list[Once]] = {name: [] for name, _ in shops}
    empty: dict[str, list[Once]] = {name: [] for name, _ in shops}
    for number in range(bench.is_glance, bench.rounds + 1):
        for name, path in shops:
            pair = started(craftdesk(path), bench), started(EMPTY, bench)
            if number:
                ours[name].append(pair[0])
                empty[name].append(pair[1])
    figures = [
        Figure(row="start", what=_WHAT, shop=name, ours=Taken.of(ours[name]), yardstick=Taken.of(empty[name]),
               beside="an empty window", budget=Budget(ratio=1.5))
        for name, _ in shops
    ]  # fmt: skip
    figures += grown(figures, _WHAT, ("S", "L"), called=f"{_WHAT}, beside S", budget=Budget(ratio=1.1))
    return figures + _mornings(bench) + _beside_db_browser(bench)


def _mornings(bench: Bench) -> list[Figure]:
    """The same when the system has to read everything from the disk; what others have open just now stays in memory."""
    if not may_forget():
        return []
    figures = []
    for name, path in bench.each("T", "M"):
        # A glance leaves the libraries to the tests that run beside it.
        files = set() if bench.is_glance else read_by(craftdesk(path), bench) | read_by(EMPTY, bench)
        ours, empty = list[Once](), list[Once]()
        for _ in range(1 if bench.is_glance else _FEW):
            for taken, arguments in ((ours, craftdesk(path)), (empty, EMPTY)):
                forget({*files, path})
                taken.append(started(arguments, bench))
        figures.append(
            Figure(row="start", what=f"{_WHAT}, all of it read from the disk", shop=name, ours=Taken.of(ours),
                   yardstick=Taken.of(empty), beside="an empty window", clock=Clock.WALL)
        )  # fmt: skip
    return figures


def _beside_db_browser(bench: Bench) -> list[Figure]:
    """Both on a screen."""
    if bench.is_glance or not db_browser.is_there():
        return []
    figures = []
    with db_browser.screen() as screen:
        for name, path in bench.each("M", "L"):
            ours, theirs = list[Once](), list[Once]()
            for number in range(min(bench.rounds, _FEW) + 1):
                pair = started(craftdesk(path), bench, screen.environment), db_browser.opened(path, "listing", screen)
                if number:
                    ours.append(pair[0])
                    theirs.append(pair[1])
            figures.append(
                Figure(row="start", what=f"{_WHAT}, on a screen", shop=name, ours=Taken.of(ours),
                       yardstick=Taken.of(theirs), beside="DB Browser for SQLite", budget=Budget(ratio=0.75))
            )  # fmt: skip
    return figures
