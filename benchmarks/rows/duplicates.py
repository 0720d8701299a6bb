"""Finding duplicates over the whole shop: how long it takes, how right it is.

The shop has planted copies and look-alikes (`duplicates_set`). Beside it the joins that anybody would write first:
pairs with one e-mail, one phone, one name in one town; they find what is typed the same and take couples for one.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import combinations
from pathlib import Path

from benchmarks.duplicates_set import Truth, judged, planted
from benchmarks.figures import Budget, Figure, Taken
from benchmarks.harness import Bench
from benchmarks.shops import CACHE, SIZES
from craftdesk.domain.ids import CustomerId
from craftdesk.services.duplicates import DuplicateReport, DuplicateService
from craftdesk.services.running import run
from craftdesk.services.sample_shop import GENERATOR_VERSION
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile

_SEED = 11
_JOINS = """
    SELECT a.customer_id, b.customer_id FROM customer_emails a JOIN customer_emails b
        ON a.match_text = b.match_text AND a.customer_id < b.customer_id
    UNION SELECT a.customer_id, b.customer_id FROM customer_phones a JOIN customer_phones b
        ON a.match_digits = b.match_digits AND a.customer_id < b.customer_id
    UNION SELECT a.id, b.id FROM customers a JOIN customers b ON a.match_name = b.match_name AND a.id < b.id
        JOIN addresses x ON x.customer_id = a.id JOIN addresses y ON y.customer_id = b.id AND x.city = y.city"""
_BUDGET = {"M": Budget(most=20_000)}


def measure(bench: Bench) -> list[Figure]:
    """Time, precision and recall on a shop of each size."""
    figures = []
    for name, _ in bench.each("T", "S", "M"):
        path, truth = _shop(bench, name)
        figures += _figures(bench, name, path, truth)
    return figures


def _shop(bench: Bench, name: str) -> tuple[Path, Truth]:
    """The planted shop of a size, kept in the cache with its truth; a small one is made in the scratch folder."""
    customers, _ = SIZES[name]
    if name == "T":
        path = bench.scratch / "planted.craftdesk"
        return path, planted(path, 1_000, _SEED)
    path = CACHE / f"planted-{name}-{GENERATOR_VERSION}.craftdesk"
    known = path.with_suffix(".json")
    if not (path.exists() and known.exists()):
        path.unlink(missing_ok=True)
        truth = planted(path, customers, _SEED)
        known.write_text(json.dumps([sorted(one) for one in truth.same]), "utf-8")
    return path, Truth(frozenset(frozenset(map(CustomerId, one)) for one in json.loads(known.read_text("utf-8"))))


def _figures(bench: Bench, name: str, path: Path, truth: Truth) -> list[Figure]:
    reports: list[DuplicateReport] = []
    joined: list[set[tuple[int, int]]] = []

    def join() -> None:
        with closing(sqlite3.connect(path)) as raw:
            joined.append(set(raw.execute(_JOINS)))

    with ShopFile.open(path, read_only=True) as shop:
        service = DuplicateService(Store(shop))
        ours, theirs = bench.in_turn(lambda: reports.append(run(service.find())), join)
    precision, recall = judged(truth, reports[-1].groups)
    plain_precision, plain_recall = _plain(truth, joined[-1])
    beside = "joins by hand"
    # In a small shop one pair is a hundredth.
    right, whole = (Budget(least=98), Budget(least=95)) if name == "M" else (Budget(), Budget())
    return [
        Figure(row="duplicates", what="find duplicates", shop=name, ours=ours, yardstick=theirs, beside=beside,
               budget=_BUDGET.get(name, Budget())),
        Figure(row="duplicates", what="precision", shop=name, ours=Taken.values([precision * 100]),
               yardstick=Taken.values([plain_precision * 100]), beside=beside, budget=right, unit="%"),
        Figure(row="duplicates", what="recall", shop=name, ours=Taken.values([recall * 100]),
               yardstick=Taken.values([plain_recall * 100]), beside=beside, budget=whole, unit="%"),
    ]  # fmt: skip


def _plain(truth: Truth, said: set[tuple[int, int]]) -> tuple[float, float]:
    right = {pair for one in truth.same for pair in combinations(sorted(one), 2)}
    hits = len(said & right)
    return hits / max(len(said), 1), hits / max(len(right), 1)
