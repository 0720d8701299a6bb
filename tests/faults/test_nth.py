"""A fault at the n-th call of what the owner does: nothing is lost, and the same desk goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import nth, window


@pytest.mark.usefixtures("may_trace")
def test_a_failing_disk_loses_nothing(tmp_path: Path) -> None:
    rows = list(nth.figures(tmp_path, long=False))
    assert all(row.kept for row in rows), rows


@pytest.mark.usefixtures("may_trace")
def test_what_was_typed_survives_a_failing_disk(tmp_path: Path) -> None:
    (row,) = window.figures(tmp_path, long=False)
    assert row.kept, row
