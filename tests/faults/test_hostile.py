"""Strangers' shop files made to do harm: each refused by its code, at once, untouched; at every door of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.errors import CraftDeskError
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import sentence
from tests.faults import hostile_doors
from tests.faults.hostile import HOSTILE
from tests.faults.hostile_doors import build, look_of, sound_file


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sound_file(tmp_path_factory.mktemp("sound"))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_by_its_code_and_untouched(name: str, sound: bytes, tmp_path: Path) -> None:
    path = build(name, sound, tmp_path)
    before = look_of(tmp_path)
    with pytest.raises(CraftDeskError) as refused:
        ShopFile.open(path)
    assert refused.value.code == HOSTILE[name].code
    assert sentence(refused.value.code, refused.value.params).endswith(".")
    assert look_of(tmp_path) == before


def test_no_door_lets_one_in(tmp_path: Path) -> None:
    (row,) = hostile_doors.figures(tmp_path, long=False)
    assert row.kept, row.besides


@pytest.mark.parametrize(
    "name", ["shop.craftdesk?mode=memory", "a#b.craftdesk", "it's; ATTACH 'x'.craftdesk", "%00.craftdesk"]
)
def test_a_name_is_only_a_name(name: str, sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(sound)
    with ShopFile.open(path, read_only=True) as shop:
        assert shop.settings().name
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    assert path.read_bytes() == sound
