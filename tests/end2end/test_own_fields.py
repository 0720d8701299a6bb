"""Fields of the shop's own on their way out of one shop and into another, without a window."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from craftdesk import cli
from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.domain.customer import Customer, CustomValue
from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile

_VALUES = {
    "ring_size": "-17.5", "wedding_day": "2026-05-24", "glaze": "R&D; blue, matt", "likes": "Cups\nJugs, large",
    "by_post": "no", "dog": "=Bello", "measurements": "Neck 41\nWrist 17", "ring_size_inside": "inside",
}  # fmt: skip


def _answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, Any]:
    capsys.readouterr()
    assert cli.main([*map(str, arguments), "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "a.craftdesk"
    assert cli.main(["new", str(path), "--name", "A"]) == 0
    with ShopFile.open(path) as file:
        desk = Desk.open(file)
        for field in (
            CustomField(title="Ring size", kind=CustomKind.NUMBER),
            CustomField(title="Wedding day", kind=CustomKind.DATE),
            CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=("Celadon", "R&D; blue, matt")),
            CustomField(title="Likes", kind=CustomKind.SEVERAL, choices=("Cups", "Bowls", "Jugs, large")),
            CustomField(title="By post", kind=CustomKind.YES_NO),
            CustomField(title="Dog"),
            CustomField(title="Measurements", kind=CustomKind.LONG_TEXT),
            CustomField(title="Ring size (inside)"),
        ):
            desk.custom_fields.define(field)
        custom = tuple(CustomValue(key=key, value=value) for key, value in _VALUES.items())
        desk.customers.add(Customer(first_name="Ida", custom=custom))
        desk.customers.add(Customer(first_name="Ole"))
    return path


def _kinds(path: Path) -> dict[str, CustomKind]:
    with ShopFile.open(path) as file:
        return {field.title: field.kind for field in Desk.open(file).custom_fields.fields()}


def test_show_tells_them(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _answer(capsys, "show", shop, "C-00001")["custom"] == _VALUES
    assert cli.main(["show", str(shop), "C-00001"]) == 0
    out = capsys.readouterr().out
    assert "Ring size: -17.5\n" in out
    assert "Likes: Cups, Jugs, large\n" in out


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx", "people.json"])
def test_an_export_loses_no_field_in_a_new_shop_and_changes_none_in_the_old(
    shop: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    exported = tmp_path / name
    _answer(capsys, "export", shop, "--to", exported)
    other = tmp_path / "b.craftdesk"
    assert cli.main(["new", str(other), "--name", "B"]) == 0
    _answer(capsys, "import", exported, "--into", other)
    assert _answer(capsys, "show", other, "C-00001")["custom"] == _VALUES
    assert _kinds(other) == _kinds(shop)
    again = _answer(capsys, "import", exported, "--into", shop)
    assert again["operation"] is None
    assert again["files"][0]["rows"]["same"] == 2
