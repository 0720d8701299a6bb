"""Shops to import into, and what stands in them afterwards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from craftdesk.domain.shop import ShopSettings
from craftdesk.importing.plan import ImportPlan
from craftdesk.importing.report import ImportReport
from craftdesk.importing.session import ImportChoices, apply_import, plan_import
from craftdesk.importing.source import BytesSource, Source
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.journal import journalled_tables

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@contextmanager
def open_desk(folder: Path, *, currency: str = "USD", country: str = "US") -> Iterator[Desk]:
    """An empty shop, open until the block ends."""
    settings = ShopSettings(name="Clay & Co", currency=currency, country=country)
    with ShopFile.create(folder / "shop.craftdesk", settings, clock=lambda: NOON) as shop:
        yield Desk.open(shop)


def plan(desk: Desk, source: str | bytes | Source, choices: ImportChoices | None = None) -> ImportPlan:
    """The plan of a sample by its name, or of bytes."""
    file: Path | Source
    if isinstance(source, str):
        file = SAMPLES / source
    else:
        file = BytesSource(source, "list.csv") if isinstance(source, bytes) else source
    return run(plan_import(desk, file, choices or ImportChoices()))


def bring_in(desk: Desk, source: str | bytes | Source, choices: ImportChoices | None = None) -> ImportReport:
    """Plans and applies."""
    return run(apply_import(desk, plan(desk, source, choices)))


def content(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Everything the owner entered, table by table: what an undo has to bring back."""
    connection: sqlite3.Connection = desk.shop.reader()
    try:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in journalled_tables()
        }
    finally:
        desk.shop.close_reader(connection)


def ask(desk: Desk, sql: str) -> list[tuple[object, ...]]:
    """Rows of the file, by SQL."""
    connection = desk.shop.reader()
    try:
        return connection.execute(sql).fetchall()
    finally:
        desk.shop.close_reader(connection)
