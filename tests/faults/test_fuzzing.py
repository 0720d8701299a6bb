"""A few hundred random inputs in each run of the tests; the long run tries hundreds of thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import fuzzing
from tests.fuzz.targets import TARGETS


def test_strangers_files_are_taken_or_refused(tmp_path: Path) -> None:
    rows = list(fuzzing.figures(tmp_path, long=False))
    assert [row for row in rows if not row.kept] == []
    assert sum(row.injected for row in rows) > 1_000


def test_another_exception_and_a_slow_input_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def falls(data: bytes) -> None:
        raise KeyError(data)

    monkeypatch.setitem(TARGETS, "money", falls)
    assert fuzzing.try_target("money", 2).others == ("money 0: KeyError", "money 1: KeyError")
    monkeypatch.setitem(TARGETS, "money", len)
    monkeypatch.setattr("tests.fuzz.contract.LONGEST", -1.0)
    assert fuzzing.try_target("money", 2).slow == 2


def test_a_million_is_a_million_in_pieces_that_do_not_overlap(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(fuzzing._MILLION.values()) >= 1_000_000
    monkeypatch.setattr("tests.faults.fuzzing._PIECE", 7)
    said: list[str] = []
    found = {one.target: one for one in fuzzing.try_a_million(said.append, 20_000)}
    assert {name: one.inputs for name, one in found.items()} == {
        name: count // 20_000 for name, count in fuzzing._MILLION.items()
    }
    assert not [one for one in found.values() if one.others or one.slow]
