"""Small facts that the program keeps on this computer, one JSON file each; never half written, never a hindrance."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from craftdesk.storage.failures import failures
from craftdesk.storage.file.whole import write_whole

_log = logging.getLogger(__name__)


def read_kept(path: Path) -> dict[str, object]:
    """What a file says; nothing where it is missing or damaged."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        _log.info("a file of kept facts can't be read: %s", path.suffix)
        return {}
    return found if isinstance(found, dict) else {}


def write_kept(path: Path, facts: dict[str, object]) -> None:
    """Replaces a file in one step; only this user may read it."""
    with failures(str(path)):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps(facts))


def forget_kept(path: Path) -> None:
    """Removes a file, if it is there."""
    with failures(str(path)):
        path.unlink(missing_ok=True)
