"""A new shop file: made whole under another name, so that a power cut leaves it there with everything or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import EnvironmentFailure
from craftdesk.storage.failures import failures
from craftdesk.storage.file.gate import journal_path, restrict
from craftdesk.storage.file.syncing import sync, sync_folder
from craftdesk.storage.migrations import schema_script
from craftdesk.storage.shop_settings import write_settings


def make_file(path: Path, settings: ShopSettings) -> None:
    """Makes an empty shop at `path`; EnvironmentFailure `shop.exists` where there is anything already."""
    scratch = path.with_name(f".{path.name}.new")
    with failures(str(path)):
        _refuse_existing(path)
        scratch.unlink(missing_ok=True)
        try:
            _fill(scratch, settings)
            sync(scratch)
            _refuse_existing(path)
            # A journal without its file may be left of one that was deleted; it is none of this one's.
            journal_path(path).unlink(missing_ok=True)
            sync_folder(path.parent)
            scratch.rename(path)
            _keep_name(path)
        finally:
            with suppress(OSError):
                scratch.unlink(missing_ok=True)
                journal_path(scratch).unlink(missing_ok=True)


def _keep_name(path: Path) -> None:
    """Waits until the name is on the disk; where the disk refuses that, there is no shop, as is said."""
    try:
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise


def _fill(scratch: Path, settings: ShopSettings) -> None:
    connection = sqlite3.connect(scratch, isolation_level=None)
    try:
        restrict(connection)
        connection.executescript("BEGIN IMMEDIATE;\n" + schema_script() + "COMMIT;")
        connection.execute("BEGIN IMMEDIATE")
        write_settings(connection, settings)
        connection.execute("COMMIT")
    finally:
        connection.close()


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise EnvironmentFailure("shop.exists", path=str(path))
