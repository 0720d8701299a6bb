"""Where the drafts of a shop are kept: in the program's own folder, never in the shop file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from craftdesk import paths
from craftdesk.storage.draft_files import DraftFiles

_SAMPLE = "sample-"


def drafts_of(shop: Path, *, sample: bool = False) -> DraftFiles:
    """The drafts of a shop file; those of sample shops that are gone go when another one is opened."""
    key = paths.fingerprint(shop)[:16]
    root = paths.data_dir() / "drafts"
    if not sample:
        return DraftFiles(root / key)
    mine = DraftFiles(root / f"{_SAMPLE}{key}")
    with suppress(OSError):
        for folder in root.glob(f"{_SAMPLE}*"):
            if folder != mine.folder:
                DraftFiles(folder).clear()
    return mine
