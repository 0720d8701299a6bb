"""The promises about two programs, ghosts and broken lists hold, in a short run of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.faults import broken_lists, ghosts, sticks, two_programs
from tests.faults.figures import Figure
from tests.faults.tracing import NOT_RUN


@pytest.mark.parametrize("driver", [two_programs.figures, ghosts.figures, broken_lists.figures])
def test_a_promise_is_kept(driver: Callable[..., Iterable[Figure]], tmp_path: Path) -> None:
    rows = list(driver(tmp_path, long=False))
    assert all(row.kept for row in rows), rows


def test_a_stick_is_full_or_pulled_out(tmp_path: Path) -> None:
    (row,) = sticks.figures(tmp_path, long=False)
    if row.not_run:
        pytest.skip(NOT_RUN + row.not_run)
    assert row.kept, row
