"""Damaged shop files: named before anything of them is shown, never a crash, a hang or a change."""

from __future__ import annotations

from pathlib import Path

from tests.faults import damage
from tests.faults.harm import KINDS


def test_damage_is_named_before_anything_is_shown(tmp_path: Path) -> None:
    rows = list(damage.figures(tmp_path, long=False))
    assert [row.besides for row in rows if not row.kept] == []
    assert len(rows) == len(KINDS)
