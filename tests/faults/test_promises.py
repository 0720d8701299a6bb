"""The promises about two programs, ghosts and broken lists hold, in a short run of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.faults import broken_lists, ghosts, two_programs
from tests.faults.figures import Figure


@pytest.mark.parametrize("driver", [two_programs.figures, ghosts.figures, broken_lists.figures])
def test_a_promise_is_kept(driver: Callable[..., Iterable[Figure]], tmp_path: Path) -> None:
    rows = list(driver(tmp_path, long=False))
    assert all(row.kept for row in rows), rows
