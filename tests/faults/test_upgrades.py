"""An upgrade that is interrupted leaves the old file or the new one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.storage.upgrade import upgrading
from tests.faults import upgrades
from tests.support.dumps import dump
from tests.support.golden import clock, golden
from tests.support.upgrades import versions_for_tests


def test_kills_leave_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    (row,) = upgrades.figures(tmp_path, long=False)
    assert row.kept, row


def test_an_exception_at_any_statement_leaves_the_old_file(tmp_path: Path) -> None:
    path, known = tmp_path / "shop.craftdesk", versions_for_tests()
    shutil.copyfile(golden(1), path)
    before = dump(path)
    number, names = 0, []
    while "COMMIT" not in names:
        with ShopFile.open(path, clock=clock, known=known.until(1)) as shop:
            work = upgrading(shop, known)
            names = [next(work) for _ in range(number + 1)]
            with pytest.raises(MemoryError):
                work.throw(MemoryError())
        assert dump(path) == before, names[-1]
        number += 7 if number < 60 else 1
    assert number > 70
