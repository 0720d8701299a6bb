"""The steps from one version of the shop file to the next, numbered and frozen.

`0001.sql` is the schema of version 1 as released; a test holds it against `tables` and `journal`.
"""

from __future__ import annotations

from importlib.resources import files

SCHEMA_VERSION = 1
"""`user_version` of the files that this program writes."""
APPLICATION_ID = 0x43724453
"""`CrDS`: marks a SQLite file as a shop file (the header's application id)."""


def schema_script() -> str:
    """The SQL that makes an empty file of the current version."""
    return files(__package__).joinpath(f"{SCHEMA_VERSION:04d}.sql").read_text("utf-8")
