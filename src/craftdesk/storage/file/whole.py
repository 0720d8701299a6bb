"""Small files beside the shop: whole or not at all, however the program or the computer ends meanwhile."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from craftdesk.storage.file.syncing import sync_folder

PRIVATE, PLAIN = 0o600, 0o666
"""Who may read a file: this user alone, or whom the system lets read new files."""


def write_whole(path: Path, text: str, *, mode: int = PRIVATE, lasting: bool = True) -> None:
    """Replaces a file in one step; OSError where it stays as it was.

    One that need not be `lasting` is not waited for: after a power cut it may be empty.
    """
    # With the program's number: another one that writes the same file at this moment has its own.
    scratch = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        scratch.unlink(missing_ok=True)
        handle = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        # In it may be the name of a file, which may be any bytes.
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        scratch.replace(path)
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
    if lasting:
        sync_folder(path.parent)
