"""Strangers' shop files in the window: each is refused with its sentence, and nothing of it is touched."""

from __future__ import annotations

from pathlib import Path

from tests.faults.hostile import HOSTILE
from tests.faults.hostile_doors import build, look_of, sound_file
from tests.ui.window.conftest import Start


def test_the_window_refuses_each_with_its_sentence(start: Start, tmp_path: Path) -> None:
    sound = sound_file(tmp_path)
    user = start(choose=True)
    for number, name in enumerate(HOSTILE):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = build(name, sound, folder)
        before = look_of(folder)
        user.program.open(path)
        # A large one is looked over beside the window.
        user.until(lambda: "“shop” cannot be opened" in user.reads())
        assert user.program.shop is None
        assert any("shop.craftdesk" in text and text.endswith(".") for text in user.reads()), name
        assert look_of(folder) == before, name
        user.program._show_welcome()
