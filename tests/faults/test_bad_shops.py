"""Every bad shop file has its exact sentence on the command line, and neither it nor its folder is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.bad_shops import SHOPS, words_of
from tests.faults.said import a_shop, run_command


@pytest.mark.parametrize("command", ["list", "check", "undo"])
@pytest.mark.parametrize("name", SHOPS)
def test_a_shop_that_is_none(name: str, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = a_shop(tmp_path)
    size = shop.stat().st_size
    SHOPS[name].spoil(shop)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    words = words_of(SHOPS[name], shop, size)
    assert run_command(capsys, command, shop) == (3, "", words + "\n")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
