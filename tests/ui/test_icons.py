"""Every icon in use comes with the program, as the strokes that its drawing in the set is made of."""

from __future__ import annotations

import ast
import runpy
from pathlib import Path

import lucide  # type: ignore[import-untyped]  # has no types
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from craftdesk.ui.icons import Icons
from craftdesk.ui.theme import LIGHT, Theme, ThemeMode
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


def test_the_strokes_are_those_of_the_drawings(qapp: object) -> None:
    made = runpy.run_path(str(ROOT / "packaging" / "strokes.py"))
    assert made["STROKES"].read_text("ascii") == made["strokes"]()


@pytest.mark.parametrize("name", ["archive", "circle-alert", "package", "tag", "users"])
def test_an_icon_looks_as_the_set_draws_it(qapp: object, name: str) -> None:
    painted = Icons(Theme(ThemeMode.LIGHT)).pixmap(name, 48, "text").toImage()
    drawn = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    text = (ROOT / "resources" / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", LIGHT.text)
    QSvgRenderer(text.encode()).render(painter, QRectF(0, 0, 48, 48))
    painter.end()
    spots = [(x, y) for x in range(48) for y in range(48)]
    apart = [abs(painted.pixelColor(*spot).alpha() - drawn.pixelColor(*spot).alpha()) for spot in spots]
    assert sum(apart) / len(apart) < 1.5
