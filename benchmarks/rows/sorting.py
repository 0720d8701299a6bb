"""Sorting by each column: the first rows, beside the same statement by hand over the derived list."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.figures import Budget, Figure, slowest
from benchmarks.harness import Bench
from benchmarks.shops import TODAY
from craftdesk.domain.query import CustomerQuery, CustomerSort
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile

_ROWS = 50


def measure(bench: Bench) -> list[Figure]:
    """Sort by every column, downwards; beside it, SQLite sorting customers by name without an index."""
    return [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    with (
        ShopFile.open(path, read_only=True) as shop,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        answers = CustomerList(shop, lambda: TODAY)

        def by_hand() -> None:
            raw.execute("SELECT * FROM listing ORDER BY lower(name) DESC LIMIT 50").fetchall()

        briefly, figures = replace(bench, seconds=bench.seconds / 6), []
        for by in CustomerSort:
            query = CustomerQuery(sort=by, descending=True)
            ours, beside = briefly.in_turn(partial(answers.first, query, _ROWS), by_hand)
            figures.append(
                Figure(row="sort", what=f"sort by {by.value.replace('_', ' ')}: first rows", shop=name, ours=ours,
                       yardstick=beside, beside="SQLite without an index",
                       budget=Budget(most=400 if name == "L" else 100))
            )  # fmt: skip
        answers.close()
    return [*figures, *slowest(figures, called="sort by the slowest column: first rows")]
