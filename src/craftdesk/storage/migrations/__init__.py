"""The versions of the shop file, numbered and frozen: the schema of each, and the step that leads to it.

`0001.sql` is the schema of version 1 as released. A new version adds `0002.sql`, the whole schema that an empty file
of it has, and a `Step` that says where the values of new columns come from; `storage.upgrade` does the rest. What was
released stays as it is, word for word: the gate compares an old file with the schema of its own version.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

SCHEMA_VERSION = 1
"""`user_version` of the files that this program writes."""
APPLICATION_ID = 0x43724453
"""`CrDS`: marks a SQLite file as a shop file (the header's application id)."""


class Step(NamedTuple):
    """How a file of the version before becomes one of this version.

    `values` are (table, column, SQL) for columns that did not exist, or change their meaning: columns of the version
    before stand in it as `{name}`. The same SQL brings the remembered rows of the undo journal along. Columns without
    one keep their value, or take their default. `also` is run last and may write what is not journalled. `rebuild`
    works the list and the figures out anew; a step that changes their tables needs it.
    """

    script: str
    values: tuple[tuple[str, str, str], ...] = ()
    also: tuple[str, ...] = ()
    rebuild: bool = False


class Versions(NamedTuple):
    """The versions that a program knows, from the first on."""

    first: str
    steps: tuple[Step, ...] = ()

    @property
    def newest(self) -> int:
        """The version that the program writes."""
        return 1 + len(self.steps)

    def script(self, version: int) -> str:
        """The SQL that makes an empty file of a version."""
        return self.first if version == 1 else self.steps[version - 2].script

    def fingerprint(self, version: int) -> str:
        """What stands for everything in an empty file of a version; '' where nobody noted it."""
        return _FINGERPRINTS.get(sha256(self.script(version).encode()).hexdigest(), "")

    def until(self, version: int) -> Versions:
        """What a program knew when that version was its newest."""
        return Versions(self.first, self.steps[: version - 1])


_FINGERPRINTS = MappingProxyType(
    {
        "e96e0f591a866614a743f3798050156072435ade68e59bba811ba9dfcdaccd76": (
            "60d6b0adb580f1518178e35eb81897cffe06f2707e0f9adb286c84dd7c021866"
        )
    }
)
"""The SHA-256 of a script, and of the schema that it makes (`gate.fingerprint_of`): to make it costs 10 ms a start."""
_STEPS: tuple[Step, ...] = ()
"""From version 1 to 2, from 2 to 3 …"""


@lru_cache(maxsize=1)
def released() -> Versions:
    """The versions of this program."""
    return Versions(_frozen(1), _STEPS)


def schema_script() -> str:
    """The SQL that makes an empty file of the current version."""
    return released().script(SCHEMA_VERSION)


def _frozen(version: int) -> str:
    return Path(__file__).with_name(f"{version:04d}.sql").read_text("utf-8")
