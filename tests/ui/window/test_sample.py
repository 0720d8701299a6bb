"""The sample shop: made beside the window, opened, and gone where somebody leaves before it is whole."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from craftdesk.ui.action_spec import ActionId as A
from craftdesk.ui.settings import LAST_FILE
from tests.ui.window.conftest import Start


@pytest.fixture(autouse=True)
def _own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_the_sample_shop_is_full_of_people_and_does_not_become_the_last_shop(start: Start) -> None:
    user = start()
    user.run(A.SHOP_SAMPLE)
    user.until(lambda: user.program.shop is not None)
    user.ready()
    user.until(lambda: len(user.names()) == 248)
    assert any("sample shop" in text for text in user.reads())
    assert user.kit.settings.get(LAST_FILE) == ""


def test_the_program_ends_calmly_while_the_sample_is_being_made(start: Start, tmp_path: Path) -> None:
    user = start()
    user.run(A.SHOP_SAMPLE)
    assert list(tmp_path.glob("craftdesk-*"))
    user.quit()
    assert user.program.shop is None
    assert not list(tmp_path.glob("craftdesk-*"))
