"""Small facts that the program keeps on this computer, one JSON file each; never half written, never a hindrance."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from craftdesk.storage.failures import failures
from craftdesk.storage.file.syncing import sync, sync_folder

_log = logging.getLogger(__name__)


def read_kept(path: Path) -> dict[str, object]:
    """What a file says; nothing where it is missing or damaged."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        _log.info("a file of kept facts can't be read: %s", path.suffix)
        return {}
    return found if isinstance(found, dict) else {}


def write_kept(path: Path, facts: dict[str, object]) -> None:
    """Replaces a file in one step; only this user may read it."""
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    with failures(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(facts, file)
        sync(scratch)
        scratch.replace(path)
        sync_folder(path.parent)


def forget_kept(path: Path) -> None:
    """Removes a file, if it is there."""
    with failures(str(path)):
        path.unlink(missing_ok=True)
