"""Files of every released version open for ever, with everything in them, and every undo still works."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.services.upgrading import open_shop
from craftdesk.storage.migrations import SCHEMA_VERSION, released
from tests.support.dumps import Dump
from tests.support.golden import clock, entered, frozen, golden, kept, redo_all, undo_all


def like(found: Dump, wanted: Dump) -> Dump:
    """Of what is there, the tables and the columns that there were when it was kept."""
    cut = {}
    for table, rows in wanted.items():
        places = [found[table][0].index(name) for name in rows[0]]
        head, *others = ([row[at] for at in places] for row in found[table])
        cut[table] = [head, *sorted(others, key=json.dumps)]
    return cut


def wanted(version: int, state: str) -> Dump:
    told: Dump = json.loads(kept(version, state).read_text("utf-8"))
    return told


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_its_schema_is_frozen(version: int) -> None:
    said = frozen(version).read_text("utf-8").strip()
    found = hashlib.sha256(released().script(version).encode()).hexdigest()
    assert found == said, f"version {version} is released and frozen: make {SCHEMA_VERSION + 1:04d}.sql instead"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_it_opens_with_everything_in_it_and_every_undo_still_works(version: int, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(golden(version), tmp_path / "golden.craftdesk"))

    def agrees(state: str) -> bool:
        return like(entered(path), wanted(version, state)) == wanted(version, state)

    with open_shop(path, clock=clock) as shop:
        desk = Desk.open(shop)
        assert agrees("as_it_is")
        assert run(desk.check.run()).ok
        count = undo_all(desk)
        assert count > 10
        assert agrees("undone")
        assert redo_all(desk) == count + 3
        assert agrees("redone")
        assert run(desk.check.run()).ok
