"""What was promised, line by line, and the figures that show each; the order of the table in the README.

The budgets stand where they are measured. A figure that no line names is still measured, printed and kept: it tells
where the time goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure


@dataclass(frozen=True, slots=True)
class Promise:
    """One line: what the owner does, the row that measures it, and what its figures are called.

    `larger`: shown only by a shop of some size, or where another program is installed, never in tests.
    """

    line: str
    row: str
    whats: tuple[str, ...]
    larger: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """All of its figures."""
        return self.whats + self.larger


PROMISES = (
    Promise("start the program to the first painted list", "start", ("start to the first painted list",)),
    Promise("the same with L", "start", (), ("start to the first painted list, beside S",)),
    Promise("the same beside another program; on a new morning", "start", (),
            ("start to the first painted list, on a screen",
             "start to the first painted list, all of it read from the disk")),
    Promise("a keystroke in the search box to the painted list", "painting",
            ("a keystroke to the painted list, p50", "a keystroke to the painted list, p99")),
    Promise("the same with L", "painting", (), ("a keystroke to the painted list, p99, beside M",)),
    Promise("jump to the end, scroll, drag the scroll bar", "painting",
            ("jump to the end, painted", "scroll: a frame, p99", "drag the scroll bar: a frame, p99")),
    Promise("sort by any column", "sort", ("sort by the slowest column: first rows",)),
    Promise("the same of all orders", "orders",
            ("all orders, sort by the slowest column: first rows", "all orders, the slowest quick choice: first rows",
             "all orders, a keystroke: first rows, p99", "all orders, jump to the end: its rows")),
    Promise("open a customer's card", "card", ("open a card with 20 orders: its data",),
            ("open a card with 10,000 orders: its data",)),
    Promise("save a change", "save",
            ("save a change", "save a change, as waited for with the disk", "save an order", "undo one change")),
    Promise("statistics of one customer; of the whole shop", "statistics",
            ("statistics of one customer", "statistics of the shop, of all time",
             "statistics of the shop, of twelve months"),
            ("statistics of one customer with 10,000 orders",)),
    Promise("import, and undo it", "import",
            ("import Shopify customers (S 10,000, M 100,000) into a new shop", "undo that import",
             "memory above idle while it comes in",
             "import 10,000 customers with a shop there", "undo 10,000 customers with a shop there")),
    Promise("export customers to CSV", "export", ("export all customers to CSV",)),
    Promise("find duplicates", "duplicates", ("find duplicates", "precision", "recall")),
    Promise("idle", "idle", ("processor when idle", "memory when idle"), ("memory when idle, beside M",)),
    Promise("the window never waits: a day of work", "day",
            ("stalls over 50 ms in a day of work", "the longest stall")),
    Promise("long work hears a cancel within 0.2 s", "cancel",
            ("cancel the plan of an import: the longest until it is over",
             "cancel an import: the longest until it is over",
             "cancel a backup: the longest until it is over",
             "cancel an export: the longest until it is over",
             "cancel the search for duplicates: the longest until it is over",
             "cancel the statistics of the shop: the longest until it is over")),
    Promise("back up and restore", "backup",
            ("back up: copied, verified, SHA-256", "restore a backup: verified, the present state backed up")),
    Promise("open a shop file", "open",
            ("open a shop file that was closed here", "open a shop file that comes from elsewhere")),
)  # fmt: skip


def promised(figures: Sequence[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Those figures that a line names, in the order of the lines, and all others."""
    named = [(promise.row, what) for promise in PROMISES for what in promise.all]
    first = [one for name in named for one in figures if (one.row, one.what) == name]
    return first, [one for one in figures if (one.row, one.what) not in named]
