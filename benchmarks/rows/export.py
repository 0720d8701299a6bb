"""Exporting every customer to CSV, beside `csv.writer` over one SELECT."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.figures import Budget, Figure
from benchmarks.harness import Bench
from benchmarks.shops import TODAY
from craftdesk.services.desk import Desk
from craftdesk.services.export.wish import ExportWish
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile

_SELECT = """
    SELECT c.*, (SELECT group_concat(text, '; ') FROM customer_phones WHERE customer_id = c.id),
           (SELECT group_concat(text, '; ') FROM customer_emails WHERE customer_id = c.id),
           (SELECT group_concat(name, '; ') FROM customer_tags WHERE customer_id = c.id), a.*
    FROM customers c LEFT JOIN addresses a ON a.customer_id = c.id AND a.default_billing ORDER BY c.id"""


def measure(bench: Bench) -> list[Figure]:
    """Everything of S and M; L would only be ten times M."""
    return [_shop(bench, name, path) for name, path in bench.each("T", "S", "M")]


def _shop(bench: Bench, name: str, path: Path) -> Figure:
    with (
        ShopFile.open(path, read_only=True) as shop,
        closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as raw,
    ):
        desk = Desk.open(shop)
        ours, beside = bench.in_turn(
            lambda: run(desk.export.export(ExportWish(path=bench.scratch / "ours.csv"), today=TODAY)),
            lambda: _by_hand(raw, bench.scratch / "by-hand.csv"),
        )
    return Figure(
        row="export", what="export all customers to CSV", shop=name, ours=ours, yardstick=beside,
        beside="csv.writer over one SELECT", budget=Budget(ratio=2.0),
    )  # fmt: skip


def _by_hand(raw: sqlite3.Connection, path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(raw.execute(_SELECT))
