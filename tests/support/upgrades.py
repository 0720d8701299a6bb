"""Versions 2 and 3 of the shop file as no program has them: to try the upgrade before there is one.

`upgrade_for_tests` brings a file of version 1 to version 3; `python -m tests.support.upgrades FILE` does so too.
"""

from __future__ import annotations

import sys
from pathlib import Path

from craftdesk.services.running import run
from craftdesk.services.upgrading import Upgraded, upgrade
from craftdesk.storage.migrations import Step, Versions, released

_PETS = "CREATE TABLE pets (\n    name TEXT NOT NULL PRIMARY KEY\n)\n STRICT"


def _changed(script: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        if old not in script:
            raise ValueError(old)
        script = script.replace(old, new)
    return script


def _second(first: str) -> Step:
    """A column in the middle of a journalled table, with a value that follows from the others; an index."""
    script = _changed(
        first,
        ("PRAGMA user_version = 1;", "PRAGMA user_version = 2;"),
        ("    preferences TEXT", "    mood TEXT DEFAULT 'calm' NOT NULL,\n    preferences TEXT"),
        ("'preferences', old.\"preferences\"", "'mood', old.\"mood\", 'preferences', old.\"preferences\""),
        ("CREATE TABLE groups", "CREATE INDEX customers_mood ON customers (mood);\n\nCREATE TABLE groups"),
    )
    return Step(script, values=(("customers", "mood", "CASE WHEN {last_name} = '' THEN 'calm' ELSE 'sunny' END"),))


def _third(second: str) -> Step:
    """A new table, a column that takes its default, another text for a whole column, the list made otherwise."""
    script = _changed(
        second,
        ("PRAGMA user_version = 2;", "PRAGMA user_version = 3;"),
        ("    discount_code TEXT", "    stars INTEGER DEFAULT '3' NOT NULL,\n    discount_code TEXT"),
        ("'discount_code', old.\"discount_code\"", "'stars', old.\"stars\", 'discount_code', old.\"discount_code\""),
        ("    has_address INTEGER", "    shoe_size INTEGER DEFAULT '0' NOT NULL,\n    has_address INTEGER"),
        (
            "CREATE TABLE groups",
            "CREATE TABLE pets (\n    name TEXT NOT NULL PRIMARY KEY\n)\n STRICT;\n\nCREATE TABLE groups",
        ),
    )
    return Step(
        script,
        values=(("products", "unit", "upper({unit})"),),
        also=("INSERT INTO pets (name) SELECT 'Rex'",),
        rebuild=True,
    )


def versions_for_tests() -> Versions:
    """Three versions, of which the first is the released one."""
    first = released().until(1).first
    second = _second(first)
    return Versions(first, (second, _third(second.script)))


def upgrade_for_tests(path: Path) -> Upgraded:
    """Brings a shop file of version 1 to version 3."""
    return run(upgrade(path, known=versions_for_tests()))


if __name__ == "__main__":
    upgrade_for_tests(Path(sys.argv[1]))
