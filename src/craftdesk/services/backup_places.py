"""Where the backups of a shop file are on this computer; for the first page, so with next to nothing imported."""

from __future__ import annotations

from pathlib import Path

from craftdesk import paths

SUFFIX = ".craftdesk"


def stem_of(shop: Path) -> str:
    """What the names of a shop's backups begin with."""
    return shop.name.removesuffix(SUFFIX)


def key_of(shop: Path) -> str:
    """The name of what the program keeps for one shop file on this computer; shops of one name don't share it."""
    return f"{stem_of(shop)}-{paths.fingerprint(shop)[:8]}"


def folder_of(shop: Path) -> Path:
    """Where the backups of a shop file go on this computer, whether it is still there or not."""
    return paths.backup_dir() / key_of(shop)


def is_backed_up(shop: Path) -> bool:
    """Whether there is a backup of a shop file on this computer."""
    try:
        return any(folder_of(shop).glob(f"*{SUFFIX}"))
    except OSError:
        return False
