"""The law of sorted runs: whatever is added, in whatever portions, comes back once and in order."""

from __future__ import annotations

import errno
import tempfile
from contextlib import closing
from itertools import chain
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.storage.listing_entries import COLUMNS, Entry
from craftdesk.storage.sorted_runs import RUN, SortedRuns
from craftdesk.storage.staged_list import StagedList

KEYS = st.lists(st.text(alphabet="abcé", max_size=3), max_size=60)


def _rows(keys: list[str]) -> list[tuple[str, int, str]]:
    return [(key, number, f"row {number}") for number, key in enumerate(keys)]


@given(KEYS, st.integers(1, 30), st.integers(1, 7), st.integers(1, 9), st.integers(0, 60), st.integers(0, 60))
def test_rows_come_back_in_order_and_are_counted(
    keys: list[str], run: int, block: int, portion: int, one: int, other: int
) -> None:
    rows = _rows(keys)
    with closing(SortedRuns(run, block, portion)) as runs:
        for start in range(0, len(rows), 5):
            runs.add(rows[start : start + 5])
        assert list(chain.from_iterable(runs.portions())) == sorted(rows)
        ends = [(row[0], row[1]) for row in sorted(rows)]
        first, limit = sorted((min(one, len(ends)), min(other, len(ends))))
        if first < len(ends):
            assert runs.count(ends[first], ends[limit] if limit < len(ends) else None) == limit - first


@given(KEYS, st.integers(1, 30), st.sets(st.integers(0, 60)))
def test_rows_that_are_not_wanted_are_gone(keys: list[str], run: int, gone: set[int]) -> None:
    rows = _rows(keys)
    with closing(SortedRuns(run, 4, 8)) as runs:
        runs.add(rows[:20])
        runs.add(rows[20:])
        runs.keep(lambda row: row[1] not in gone)
        left = sorted(row for row in rows if row[1] not in gone)
        assert list(chain.from_iterable(runs.portions())) == left
        assert not left or runs.count(("", -1), None) == len(left)


def test_a_portion_is_bounded_however_many_rows_wait() -> None:
    with closing(SortedRuns(run=50, block=5, portion=10)) as runs:
        runs.add(_rows([f"{number * 37 % 1000:04d}" for number in range(1000)]))
        sizes = [len(some) for some in runs.portions()]
        assert sum(sizes) == 1000
        assert max(sizes) <= 10 + 1000 // 50 * 5


class _Full:
    """A file on a full disk: what was kept back for it is refused when it is closed."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def __getattr__(self, name: str) -> object:
        return getattr(self.file, name)

    def close(self) -> None:
        self.file.close()
        raise OSError(errno.ENOSPC, "no space left")


def test_a_full_disk_does_not_spoil_the_end_of_work_that_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[_Full] = []
    usual = tempfile.TemporaryFile

    def full() -> _Full:
        made.append(_Full(usual()))
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    staged = StagedList()
    staged.add([_entry(number, f"{number:05d}", "") for number in range(1, RUN + 1)])
    staged.stay((number, number) for number in range(RUN))
    staged.close()
    assert [one.file.closed for one in made] == [True, True]


def _entry(customer: int, key: str, words: str) -> Entry:
    values = ["" for _ in COLUMNS]
    values[COLUMNS.index("sort_key")] = key
    return Entry((customer, *values[1:]), words)


@pytest.mark.parametrize("count", [3, 9_000])
def test_somebody_staged_again_stands_there_once_as_they_are_now(count: int) -> None:
    with closing(StagedList()) as staged:
        staged.add(_entry(number, f"{number:05d}", "before") for number in range(1, count + 1))
        staged.drop([2, count + 7])
        assert staged.known([1, 2, 3, count + 7]) == {1, 3}
        staged.add([_entry(2, "zz", "now")])
        rows = list(chain.from_iterable(staged.rows()))
        assert [row[1] for row in rows] == [1, *range(3, count + 1), 2]
        assert [row[-1] for row in rows if row[1] == 2] == ["now"]
        assert staged.count(("zz", 0), None) == 1
