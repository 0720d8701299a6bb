"""Looking a file over before anything of it is shown: SQLite's own check, then what is in the tables.

The work of seconds in a large file, so it is a generator of Progress; `stopped` is asked inside the questions too, so
that nothing in a file can make it last: neither by what it holds nor by how it is knotted.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.errors import Cancelled, ShopFileProblem
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import restrict
from craftdesk.storage.file.value_ranges import LONGEST, TableRule, rules
from craftdesk.storage.migrations import Versions
from craftdesk.storage.shop_settings import read_settings

CODE = "open.looking"
_STEPS = 20_000
_ROWS = 4_000
_MOST_ROWS = 10**8
_SECONDS, _BYTES_A_SECOND = 4.0, 4_000_000
"""As long as a slow stick may take; a small file has no reason to need more than moments."""
_WIDEST, _LARGEST_SETTING = 20, 10**12
_SEQUENCE = "SELECT seq FROM sqlite_sequence WHERE name = ?"

Stopped = Callable[[], bool]
Steps = Generator[Progress, None, None]


class _Watch:
    """Ends a question when somebody stops it or time is up."""

    def __init__(self, path: Path, stopped: Stopped) -> None:
        self._until = time.monotonic() + _SECONDS + path.stat().st_size / _BYTES_A_SECOND
        self._stopped = stopped
        self.late = False

    def __call__(self) -> bool:
        """Whether to end it."""
        self.late = self.late or time.monotonic() > self._until
        return self.late or self._stopped()


def looking(path: Path, known: Versions, stopped: Stopped) -> Steps:
    """Looks over a file whose schema is known; ShopFileProblem for what is damaged, strange or takes too long."""
    with failures(str(path)):
        watch = _Watch(path, stopped)
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            restrict(connection)
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.set_progress_handler(watch, _STEPS)
            yield Progress(0, 0, CODE)
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise ShopFileProblem("shop.damaged", path=str(path))
            yield from _tables(connection, path, rules(known), watch)
        except sqlite3.Error as error:
            if watch.late:
                raise ShopFileProblem("shop.slow", path=str(path)) from error
            raise
        finally:
            connection.close()


def _tables(connection: sqlite3.Connection, path: Path, all_rules: tuple[TableRule, ...], watch: _Watch) -> Steps:
    _small_things(connection, path, all_rules)
    sizes = {rule.table: _size(connection, rule) for rule in all_rules}
    total, before = sum(sizes.values()), 0
    for rule in all_rules:
        rows = _by_row_ids(connection, rule) if rule.has_row_ids else _in_portions(connection, rule)
        with closing(rows):
            for done, is_sound in rows:
                if watch():
                    raise ShopFileProblem("shop.slow", path=str(path)) if watch.late else Cancelled
                if not is_sound:
                    raise ShopFileProblem("shop.values", path=str(path), table=rule.table)
                yield Progress(min(before + done, total), total, CODE)
        before += sizes[rule.table]


def _size(connection: sqlite3.Connection, rule: TableRule) -> int:
    counted = "max(rowid)" if rule.has_row_ids else "count(*)"
    (count,) = connection.execute(f'SELECT {counted} FROM "{rule.table}"').fetchone()
    return min(max(count or 0, 0), _MOST_ROWS)


def _by_row_ids(connection: sqlite3.Connection, rule: TableRule) -> Generator[tuple[int, bool], None, None]:
    """(row id, whether all is well up to there), some thousand rows a time: all their texts are decoded as one."""
    where = f'FROM "{rule.table}" WHERE rowid > ? AND rowid <= ?'
    question = f"SELECT total(NOT {rule.condition}), group_concat({rule.texts}, ' ') {where}"
    ends = f'SELECT max(rowid) FROM (SELECT rowid FROM "{rule.table}" WHERE rowid > ? ORDER BY rowid LIMIT ?)'
    last, portion = -(1 << 63), _ROWS
    while (end := connection.execute(ends, (last, portion)).fetchone()[0]) is not None:
        try:
            wrong, texts = connection.execute(question, (last, end)).fetchone()
        except sqlite3.DataError:
            # Together they are larger than a text may be.
            if portion > 1:
                portion = max(portion // 8, 1)
                continue
            wrong, texts = 1, ""
        longest = len(texts or "")
        if longest > LONGEST:
            (longest,) = connection.execute(f"SELECT max(length({rule.texts})) {where}", (last, end)).fetchone()
        yield end, not wrong and longest <= LONGEST
        last = end


def _in_portions(connection: sqlite3.Connection, rule: TableRule) -> Generator[tuple[int, bool], None, None]:
    rows = connection.execute(f'SELECT NOT {rule.condition}, {rule.texts} FROM "{rule.table}"')
    done = 0
    while found := rows.fetchmany(_ROWS):
        done += len(found)
        yield done, not any(wrong or len(text) > LONGEST for wrong, text in found)


def _small_things(connection: sqlite3.Connection, path: Path, all_rules: tuple[TableRule, ...]) -> None:
    """What is no column's business: the settings, the ends of the running numbers, how the search is set up."""
    try:
        settings = read_settings(connection)
    except ValueError as error:
        raise ShopFileProblem("shop.values", path=str(path), table="settings") from error
    numbers = [value for value in astuple(settings) if isinstance(value, int)]
    widths = settings.customer_width, settings.order_width, settings.invoice_width
    if not all(0 <= value <= _LARGEST_SETTING for value in numbers) or max(widths) > _WIDEST:
        raise ShopFileProblem("shop.values", path=str(path), table="settings")
    if connection.execute("SELECT count(*) FROM running").fetchone() != (1,):
        raise ShopFileProblem("shop.values", path=str(path), table="running")
    if connection.execute("SELECT k, v FROM search_config").fetchall() != [("version", 4)]:
        # The search would run what stands here as a question of its own.
        raise ShopFileProblem("shop.values", path=str(path), table="search")
    for table in (rule.table for rule in all_rules if rule.is_numbered):
        _check_last_number(connection, path, table)


def _check_last_number(connection: sqlite3.Connection, path: Path, table: str) -> None:
    """No row has a number that was never given; the newest operation is never taken away, whatever it undid."""
    given = [row[0] for row in connection.execute(_SEQUENCE, (table,))]
    (last,) = connection.execute(f'SELECT coalesce(max(id), 0) FROM "{table}"').fetchone()
    if len(given) > 1 or max(given, default=0) < last or (table == "operations" and max(given, default=0) != last):
        raise ShopFileProblem("shop.values", path=str(path), table=table)
