"""The search engine alone: 50 rows and the exact count for each typed text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, Taken
from benchmarks.harness import Bench, timed
from benchmarks.probes.painting import TYPED
from benchmarks.shops import TODAY
from craftdesk.domain.query import CustomerQuery
from craftdesk.services.lists import CustomerList
from craftdesk.storage.file.shop_file import ShopFile

_ROWS = 50


def measure(bench: Bench) -> list[Figure]:
    """Ask for each prefix of ordinary searches; beside it, the first rows of the list without a search."""
    return [figure for name, path in bench.each("T", "S", "M", "L") for figure in _shop(bench, name, path)]


def _shop(bench: Bench, name: str, path: Path) -> list[Figure]:
    queries = [CustomerQuery(text=text) for run in TYPED for text in run.split(" ")]
    with ShopFile.open(path, read_only=True) as shop:
        answers = CustomerList(shop, lambda: TODAY)

        def ask(query: CustomerQuery) -> None:
            answers.first(query, _ROWS)
            answers.count(query)

        for query in queries:
            ask(query)
        taken = [timed(partial(ask, query)) for _ in range(bench.rounds) for query in queries]
        plain = [timed(partial(answers.first, CustomerQuery(), _ROWS)) for _ in range(bench.rounds * 5)]
        answers.close()
    return [
        Figure(row="search", what=f"search alone: 50 rows and the count, p{share}", shop=name,
               ours=Taken.of(taken, share), yardstick=Taken.of(plain, share), beside="50 rows without a search")
        for share in (50, 99)
    ]  # fmt: skip
