"""The power is taken at every moment of what the program does: nothing acknowledged is lost, nothing stands half-done.

The short form; `make faults ARGS=power` runs the long one, with every scenario and every mutant.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import power, tracing


@pytest.mark.slow
@pytest.mark.usefixtures("may_trace")
def test_power_cuts_lose_nothing_and_mutants_are_found(tmp_path: Path) -> None:
    (row,) = power.figures(tmp_path, long=False)
    assert row.kept, row
    assert row.injected >= 150
    assert "mutants red 2 of 2" in row.besides


def test_where_nothing_can_be_traced_it_counts_as_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "hindrance", lambda: "ptrace is forbidden")
    (row,) = power.figures(tmp_path, long=True)
    assert not row.kept
    assert row.not_run == "ptrace is forbidden"
