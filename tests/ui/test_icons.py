"""Every icon in use comes with the program: only names that nobody draws are looked up in the package of all."""

from __future__ import annotations

import ast
from pathlib import Path

import lucide  # type: ignore[import-untyped]  # has no types

from tests.support.house.modules import ROOT

ALSO_WORDS = frozenset(
    "code contact currency disc file folder group key letters list replace save scroll section timeline".split()
)
"""What the code says for other reasons, though an icon of the set is called so."""


def _said() -> set[str]:
    """Every text that the code of the window holds."""
    trees = [
        ast.parse(path.read_text("utf-8"))
        for folder in ("ui", "desktop")
        for path in sorted((ROOT / "src" / "craftdesk" / folder).rglob("*.py"))
    ]
    return {str(node.value) for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}


def test_each_icon_in_use_has_its_drawing_and_each_drawing_is_in_use() -> None:
    said, drawings = _said(), Path(ROOT / "resources" / "icons").glob("*.svg")
    files = {path.stem for path in drawings}
    icons = set(lucide.get_icon_list())
    assert sorted(said & icons - files - ALSO_WORDS) == []
    assert sorted(files - said) == []
    assert sorted(files & ALSO_WORDS) == []


def test_a_drawing_is_that_of_the_set() -> None:
    for path in (ROOT / "resources" / "icons").glob("*.svg"):
        assert path.read_text("utf-8").strip() == str(lucide.lucide_icon(path.stem)).strip(), path.name
