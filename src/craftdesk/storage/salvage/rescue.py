"""From a damaged or foreign file to a sound shop file: what can be read is written anew, with its ids and numbers.

The damaged file is only read, page by page. The new one grows under a temporary name and appears when it is whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from dataclasses import dataclass, fields
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.domain.salvage import KindCount, Loss
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import ShopFileProblem
from craftdesk.storage.bulk import filling
from craftdesk.storage.failures import failures
from craftdesk.storage.file.shop_file import Clock, now_utc
from craftdesk.storage.salvage.agreeing import agree_history, agree_pairs, agree_papers, agree_sums, count_on
from craftdesk.storage.salvage.doubts import doubt
from craftdesk.storage.salvage.inserting import Inserting
from craftdesk.storage.salvage.ledger import LOST, MENDED, Ledger
from craftdesk.storage.salvage.links import Links
from craftdesk.storage.salvage.page_file import PageFile
from craftdesk.storage.salvage.reader import SalvageReader
from craftdesk.storage.salvage.shapes import known_shapes
from craftdesk.storage.salvage.values import Mending
from craftdesk.storage.salvage.witness import WITNESSED, lost_customers, lost_orders, missing_alone, missing_parts
from craftdesk.storage.tables import JOURNALLED

_APART = frozenset({"settings", "counters", "sqlite_sequence", "listing", "listing_words"})
_HISTORY = ("operations", "changes")
_FAR = 10_000_000
"""An id that the file says was given and that is further above all rows than this is not believed."""
_TYPES = {field.name: type(field.default) for field in fields(ShopSettings)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What was brought over and what was not."""

    kinds: tuple[KindCount, ...]
    losses: tuple[Loss, ...]
    lost: int
    mended: int
    doubtful: int
    unnamed: int
    history: str
    rolled_back: bool


def rescue(source: Path, target: Path, *, clock: Clock = now_utc) -> Generator[Progress, None, Rescued]:
    """Makes a new shop file of what is left; ShopFileProblem `salvage.nothing` where nothing is. Closing it cancels."""
    with failures(str(source)), PageFile(source) as pages:
        reader = SalvageReader(pages)
        for done, total in reader.survey():
            yield Progress(done, total, "salvage.looking")
        if not any(one.tree is None or one.tree.leaves or one.tree.loose or one.orphans
                   for name, one in reader.tables.items() if name not in _APART):  # fmt: skip
            raise ShopFileProblem("salvage.nothing", path=str(source))
        ledger = Ledger()
        settings = _settings(reader, ledger, source.stem)
        with filling(target, settings, clock=clock) as writer:
            work = _Rescue(writer.connection, reader, ledger, settings)
            yield from work.run()
            if not any(count.kept for count in ledger.kinds.values()):
                raise ShopFileProblem("salvage.nothing", path=str(source))
            yield from writer.finish(customers=0, orders=0)
            for _ in doubt(writer.connection, reader, ledger):
                yield Progress(0, 0, "salvage.comparing")
            losses = tuple(ledger.named(writer.connection))
    return Rescued(
        kinds=tuple(ledger.kinds.values()), losses=losses, **ledger.totals, unnamed=ledger.unnamed,
        history=work.history, rolled_back=pages.rolled_back,
    )  # fmt: skip


class _Rescue:
    """The steps between the two files."""

    def __init__(
        self, connection: sqlite3.Connection, reader: SalvageReader, ledger: Ledger, settings: ShopSettings
    ) -> None:
        self._connection, self._reader, self._ledger, self._settings = connection, reader, ledger, settings
        self.history = "none"

    def run(self) -> Generator[Progress, None, None]:
        """Brings the rows over and makes them agree."""
        connection, reader, ledger = self._connection, self._reader, self._ledger
        names = [name for name in known_shapes() if name not in _APART]
        total = sum(len(one.tree.leaves) if one.tree else 0 for one in reader.tables.values()) or 1
        done = 0
        for name in names:
            for _ in Inserting(connection, reader, ledger, reader.tables[name], self._settings.currency).run():
                yield Progress(done, total, "salvage.writing")
            tree = reader.tables[name].tree
            done += len(tree.leaves) if tree else 0
        yield Progress(total, total, "salvage.writing")
        counters, bounds = self._counters(), self._bounds()
        connection.execute("BEGIN")
        for _ in missing_parts(connection, reader, ledger):
            yield Progress(total, total, "salvage.comparing")
        links = Links(connection, ledger, self._settings, bounds)
        if reader.tables["customers"].is_broken:
            links.customers = lost_customers(connection, reader)
        if reader.tables["orders"].is_broken:
            links.orders = lost_orders(connection, reader)
        alone = list(missing_alone(connection, reader))
        links.known_to_be_lost()
        yield Progress(total, total, "salvage.comparing")
        links.mend()
        yield Progress(total, total, "salvage.comparing")
        for table, row in alone:
            if (table, row) not in links.stood_in:
                ledger.kinds[table].missing += 1
                ledger.add(LOST, "salvage.row_missing", table, row)
        agree_sums(connection, ledger)
        agree_pairs(connection, ledger)
        agree_papers(connection, ledger)
        count_on(connection, self._settings, bounds, counters)
        self._spoilt_pages()
        self.history = agree_history(connection, is_whole=self._is_whole())
        connection.execute("COMMIT")

    def _is_whole(self) -> bool:
        """Whether every entered row is what it was."""
        kinds, tables = self._ledger.kinds, self._reader.tables
        names = [*(table.name for table in JOURNALLED), *_HISTORY]
        return not any(
            kinds[name].missing or kinds[name].left_out or kinds[name].mended or tables[name].is_broken
            or tables[name].fitting.strange or kinds[name].found != kinds[name].kept
            for name in names
        )  # fmt: skip

    def _spoilt_pages(self) -> None:
        reader, ledger = self._reader, self._ledger
        if reader.unknown_pages:
            ledger.add(LOST, "salvage.unknown_rows", count=reader.unknown_rows, pages=reader.unknown_pages)
        for name, one in reader.tables.items():
            if name in _APART:
                continue
            if one.spoilt_pages:
                # What is not known by any index is counted by what stood there and could not be read.
                least = 0 if name in WITNESSED else max(one.unreadable, 1)
                ledger.add(LOST, "salvage.spoilt_pages", name, pages=one.spoilt_pages, count=least)
            elif one.tree is None:
                ledger.add(LOST, "salvage.table_gone", name, count=0)
            elif one.is_broken:
                ledger.add(LOST, "salvage.table_broken", name, count=0)

    def _bounds(self) -> dict[str, int]:
        """The largest id that a table ever gave, as far as it is to be believed."""
        said = {row.values[0]: row.values[1] for row in self._reader.rows("sqlite_sequence") if row.sure}
        bounds: dict[str, int] = {}
        for shape in known_shapes().values():
            if shape.alias != "id":
                continue
            (largest,) = self._connection.execute(f"SELECT coalesce(max(id), 0) FROM {shape.name}").fetchone()
            given = said.get(shape.name, 0)
            bounds[shape.name] = max(largest, given if isinstance(given, int) and given <= largest + _FAR else 0)
        return bounds

    def _counters(self) -> dict[str, int]:
        found: dict[str, int] = {}
        mending = Mending(known_shapes()["counters"], strange=False, currency="")
        for row in self._reader.rows("counters"):
            mended, _ = mending.mend(list(row.values))
            if mended is not None:
                name, following = str(mended[0]), mended[1]
                found[name] = max(found.get(name, 1), following if isinstance(following, int) else 1)
        return found


def _settings(reader: SalvageReader, ledger: Ledger, name: str) -> ShopSettings:
    """The settings that can be read; the rest as in a new shop."""
    found: dict[str, object] = {"name": name}
    count = ledger.kinds["settings"]
    for row in reader.rows("settings"):
        key, text = row.values
        kind = _TYPES.get(str(key))
        if kind is None or not isinstance(text, str):
            continue
        count.found += 1
        try:
            found[str(key)] = str(text) if kind is str else text == "1" if kind is bool else int(text)
            count.kept += 1
        except ValueError:
            count.left_out += 1
            ledger.add(MENDED, "salvage.setting", "settings", key=str(key))
    if reader.tables["settings"].is_broken and not count.found:
        ledger.add(LOST, "salvage.settings_gone", "settings", count=0)
    return ShopSettings(**found)  # type: ignore[arg-type]  # each value was made by the type of its field
